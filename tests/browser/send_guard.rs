//! The send guard.

use super::desk::Desk;
use super::keys::focus;

#[actix_web::test]
async fn who_writes_while_the_customer_speaks_is_asked_before_it_is_sent() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "Which flight was it?").await;
    desk.maria_says("It was SK 903, by the way").await;
    ada.see(".guard", "1 new message since you started").await;
    ada.send().await;
    ada.see(".guard", "Press Ctrl+Enter once more").await;
    // Whoever has not looked up writes on: a space or Enter is a letter of the text.
    focus(&ada, ".composer__text").await;
    ada.keys(" And").await;
    ada.see_no(".message--agent", "Which flight was it?").await;
    let written = ada.written(".composer__text").await;
    assert_eq!(written, "Which flight was it? And");
    let spoken = desk.bot.spoken("maria").await;
    assert!(
        !spoken
            .iter()
            .any(|(_, text)| text.starts_with("Which flight was it?"))
    );

    // Another message: it is asked about as well.
    desk.maria_says("And it was late").await;
    ada.see(".guard", "2 new messages since you started").await;
    ada.see_no(".guard", "once more").await;
    ada.send().await;
    ada.see(".guard", "Press Ctrl+Enter once more").await;
    ada.see(".message--customer", "And it was late").await;
    ada.see_no(".message--agent", "Which flight").await;
    ada.click("[data-force]:not([aria-disabled])").await;
    ada.see_once(".message--agent", "Which flight was it? And")
        .await;
    ada.see_no(".guard", "").await;
    ada.see_written(".composer__text", "").await;
    ada.see_no(".message.is-sending", "").await;
    let spoken = desk.bot.spoken("maria").await;
    assert!(
        spoken
            .iter()
            .any(|(_, text)| text == "Which flight was it? And")
    );

    // The second Ctrl+Enter sends as well.
    ada.write(".composer__text", "One moment").await;
    desk.maria_says("Hello?").await;
    ada.see(".guard", "1 new message since you started").await;
    ada.send().await;
    ada.see(".guard", "Press Ctrl+Enter once more").await;
    let ready = "return !document.querySelector('[data-force][aria-disabled]')";
    ada.until("she could have read it", ready, vec![]).await;
    ada.send().await;
    ada.see_once(".message--agent", "One moment").await;
    ada.see_no(".guard", "").await;
}

/// Replies stay on the way until `letGo()`.
const HOLD_REPLIES: &str = "
    const real = window.fetch
    window.fetch = (url, options) => `${url}`.endsWith('/reply')
        ? new Promise(go => { window.letGo = () => go(real(url, options)) })
        : real(url, options)
    return true";

#[actix_web::test]
async fn words_that_were_refused_come_back_before_those_begun_since() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.until("replies are held", HOLD_REPLIES, vec![]).await;
    ada.write(".composer__text", "Which flight was it?").await;
    ada.send().await;
    desk.maria_says("It was SK 903, by the way").await;
    ada.see(".message--customer", "It was SK 903").await;
    ada.write(".composer__text", "Thank you").await;
    let go = "window.letGo(); return true";
    ada.until("the reply goes on", go, vec![]).await;
    let both = "Which flight was it?\n\nThank you";
    ada.see_written(".composer__text", both).await;
    ada.see(".guard", "1 new message since you started").await;
    ada.see_no(".message--agent", "Which flight was it?").await;
    ada.click("[data-force]:not([aria-disabled])").await;
    ada.until("the reply goes on", go, vec![]).await;
    ada.see_no(".message.is-sending", "").await;
    ada.see_once(".message--agent", "Thank you").await;
}

#[actix_web::test]
async fn a_reply_on_its_way_survives_a_reload_and_is_sent_once() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.until("replies are held", HOLD_REPLIES, vec![]).await;
    ada.write(".composer__text", "Which flight was it?").await;
    ada.send().await;
    ada.see(".message.is-sending", "Which flight was it?").await;
    ada.reload().await;
    ada.see_written(".composer__text", "").await;
    ada.see_no(".message.is-sending", "").await;
    ada.see_once(".message--agent", "Which flight was it?")
        .await;
    ada.reload().await;
    ada.see_once(".message--agent", "Which flight was it?")
        .await;
    ada.see_written(".composer__text", "").await;
}
