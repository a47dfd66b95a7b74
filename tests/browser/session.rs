//! Sessions that end while somebody writes.

use super::desk::Desk;
use super::support::PASSWORD;
use super::window::Window;
use serde_json::json;

/// The session is over, though the browser has not been told.
async fn end_session(ada: &Window) {
    ada.cdp("Network.clearBrowserCookies", json!({})).await;
}

#[actix_web::test]
async fn a_session_that_ends_in_mid_sentence_leaves_the_words_where_they_are() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click(".actions [data-key=b]").await;
    ada.write("#return [name=note]", "She wants a voucher")
        .await;
    ada.click("#return [command=close]").await;
    end_session(&ada).await;
    ada.reply("Your refund is approved").await;
    ada.see(
        "#signed-out",
        "You were signed out. Your text is saved in this browser.",
    )
    .await;
    ada.see("[data-live]", "signed out").await;
    ada.see(".control", "signed out").await;
    ada.see(".message.is-sending", "Your refund is approved")
        .await;
    ada.write(".composer__text", "And what else").await;
    assert_eq!(ada.path().await, format!("/tickets/{ticket}"));
    ada.click("#signed-out a").await;
    ada.give_password("ada@example.com", PASSWORD).await;
    ada.see("h1", "Maria Lindqvist").await;
    ada.see_once(".message--agent", "Your refund is approved")
        .await;
    ada.see_no(".message.is-sending", "").await;
    ada.see_written(".composer__text", "And what else").await;
    ada.click(".actions [data-key=b]").await;
    ada.see_written("#return [name=note]", "She wants a voucher")
        .await;
}

#[actix_web::test]
async fn who_is_signed_out_and_follows_a_link_signs_in_and_comes_there() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.see(".nav__away", "Available").await;
    end_session(&ada).await;
    ada.reply("Your refund is approved").await;
    ada.see("#signed-out", "You were signed out").await;
    ada.see_no(".nav__away", "").await;
    ada.click("[data-view-link=all]").await;
    ada.give_password("ada@example.com", PASSWORD).await;
    ada.see(".nav__away", "Available").await;
    assert_eq!(ada.path().await, "/queue?view=all");
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.see_once(".message--agent", "Your refund is approved")
        .await;
}

#[actix_web::test]
async fn signed_in_again_in_another_tab_the_old_one_sends_by_itself() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    desk.hire("Ben").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    end_session(&ada).await;
    ada.reply("Your refund is approved").await;
    ada.see("#signed-out", "Your text is saved in this browser")
        .await;
    let first = ada.client.window().await.unwrap();
    let second = ada.client.new_window(true).await.unwrap();
    ada.client.switch_to_window(second.handle).await.unwrap();
    // A colleague at the same machine never sends them.
    ada.sign_in("ben@example.com").await;
    ada.client.switch_to_window(first.clone()).await.unwrap();
    ada.see("#signed-out", "Ben is signed in here now").await;
    let second = ada.client.windows().await.unwrap();
    let second = second.into_iter().find(|window| *window != first).unwrap();
    ada.client.switch_to_window(second).await.unwrap();
    end_session(&ada).await;
    ada.sign_in("ada@example.com").await;
    ada.client.switch_to_window(first).await.unwrap();
    ada.see_no("#signed-out", "").await;
    ada.see("[data-live]", "live").await;
    ada.see_no(".message.is-sending", "").await;
    ada.see_once(".message--agent", "Your refund is approved")
        .await;
    let spoken = desk.bot.spoken("maria").await;
    let sent = spoken
        .iter()
        .filter(|(_, text)| text == "Your refund is approved");
    assert_eq!(sent.count(), 1);
}
