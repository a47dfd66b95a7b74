//! A console without a network.

use super::cable::{Cable, Fault};
use super::desk::Desk;
use super::window::Window;

#[actix_web::test]
async fn who_was_cut_off_sees_exactly_what_was_missed_when_the_network_is_back() {
    let desk = Desk::open().await;
    let email = desk.hire("Ada").await.email;
    let ben = desk.hire("Ben").await;
    let cable = Cable::to(desk.app.address).await;
    let ada = Window::at(&cable.base()).await;
    ada.sign_in(&email).await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    desk.maria_says("Before").await;
    ada.see_once(".message", "Before").await;

    cable.cut();
    ada.see("#offline", "Baton can’t be reached").await;
    // One word for one state, wherever it is said.
    ada.see(".control", "no connection").await;
    ada.see("[data-live]", "no connection").await;
    ada.write(".composer__text", "Written without a network")
        .await;
    ada.send().await;
    // It goes to the outbox, and its writer goes on.
    ada.see_written(".composer__text", "").await;
    ada.see(".message.is-sending", "Written without a network")
        .await;
    desk.maria_says("Missed one").await;
    ben.note(ticket, "Missed two").await.expect(200);
    desk.maria_says("Missed three").await;
    desk.bot.escalate("jon").await;
    assert_eq!(ada.texts(".row").await.len(), 1);

    cable.mend();
    ada.see_no("#offline", "").await;
    ada.see(".control", "up to date").await;
    for text in ["Before", "Missed one", "Missed two", "Missed three"] {
        ada.see_once(".message", text).await;
    }
    let said = ada.texts("#thread-1 > .message .message__text").await;
    let missed: Vec<_> = said.iter().filter(|text| text.contains("Missed")).collect();
    assert_eq!(missed, ["Missed one", "Missed two", "Missed three"]);
    assert_eq!(ada.texts(".row").await.len(), 2);

    // Somebody spoke meanwhile: its writer is asked before it goes out, knowing what was missed.
    ada.see_written(".composer__text", "Written without a network")
        .await;
    ada.see(".guard", "new messages since you started").await;
    ada.click("[data-force]:not([aria-disabled])").await;
    ada.see_once(".message--agent", "Written without a network")
        .await;
    desk.maria_says("After").await;
    ada.see_once(".message", "After").await;
}

#[actix_web::test]
async fn without_a_socket_the_page_asks_for_news_and_everything_can_be_sent() {
    let desk = Desk::open().await;
    let email = desk.hire("Ada").await.email;
    let cable = Cable::to(desk.app.address).await;
    let ada = Window::at(&cable.base()).await;
    ada.sign_in(&email).await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    cable.fail("/live", Fault::Answers(400));
    ada.client.refresh().await.unwrap();
    ada.see("[data-live]", "no live updates").await;
    ada.see_no("#offline", "").await;
    ada.reply("I can still write").await;
    ada.see_once(".message--agent:not(.is-sending)", "I can still write")
        .await;
    desk.maria_says("And I am heard?").await;
    ada.see_once(".message--customer", "And I am heard?").await;
    cable.work();
    ada.see("[data-live]", "live").await;
}

#[actix_web::test]
async fn without_a_network_a_click_on_another_ticket_leaves_the_present_one() {
    let desk = Desk::open().await;
    let email = desk.hire("Ada").await.email;
    let cable = Cable::to(desk.app.address).await;
    let ada = Window::at(&cable.base()).await;
    ada.sign_in(&email).await;
    let ticket = desk.maria_waits().await;
    desk.bot.escalate("jon").await;
    desk.accept(&ada, ticket).await;
    cable.cut();
    ada.see(".control", "no connection").await;
    ada.click("#row-2 .row__link").await;
    ada.see(".toast", "This page stays open").await;
    ada.see(".ticket__number", "#1").await;
    cable.mend();
    ada.see_no("#offline", "").await;
    ada.click("#row-2 .row__link").await;
    ada.see(".ticket__number", "#2").await;
}

#[actix_web::test]
async fn one_console_too_many_is_told_why_it_is_not_live() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    let window = desk.window().await;
    window.sign_in(&ada.email).await;
    let mut sockets = Vec::new();
    for _ in 0..19 {
        sockets.push(ada.live(None).await);
    }
    let second = window.client.new_window(true).await.unwrap();
    window.client.switch_to_window(second.handle).await.unwrap();
    window.client.goto(&desk.app.url("/queue")).await.unwrap();
    window.see(".toast", "Too many open console windows").await;
    window.see(".toast", "Close a console window").await;
    window.see("[data-live]", "no live updates").await;
    window.see_no("#offline", "").await;
}
