//! Two tabs of one person.

use super::desk::Desk;
use super::window::Window;

/// Another tab on the same page; answers how to come back to the first.
async fn second_tab(window: &Window, path: &str) -> fantoccini::wd::WindowHandle {
    let first = window.client.window().await.unwrap();
    let second = window.client.new_window(true).await.unwrap();
    window.client.switch_to_window(second.handle).await.unwrap();
    window.open(path).await;
    first
}

#[actix_web::test]
async fn what_was_sent_from_one_tab_leaves_the_box_of_the_other_and_is_sent_once() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "Your refund is on its way")
        .await;
    ada.see("[data-saved]", "Draft saved").await;
    let first = second_tab(&ada, &format!("/tickets/{ticket}")).await;
    ada.see_written(".composer__text", "Your refund is on its way")
        .await;
    // Whichever tab goes on, the other has the same words, also where its box has the focus.
    ada.keys("r").await;
    let second = ada.client.window().await.unwrap();
    ada.client.switch_to_window(first.clone()).await.unwrap();
    ada.keys(", Maria").await;
    ada.client.switch_to_window(second).await.unwrap();
    ada.see_written(".composer__text", "Your refund is on its way, Maria")
        .await;
    ada.send().await;
    ada.see_once(".message--agent:not(.is-sending)", "Your refund")
        .await;
    ada.client.switch_to_window(first).await.unwrap();
    ada.see_written(".composer__text", "").await;
    ada.see_no("[data-saved]", "Draft saved").await;
    ada.keys("r").await;
    ada.send().await;
    ada.see_once(".message--agent", "Your refund").await;
    let spoken = desk.bot.spoken("maria").await;
    let sent = spoken
        .iter()
        .filter(|(_, text)| text.contains("refund is on"));
    assert_eq!(sent.count(), 1);
}
