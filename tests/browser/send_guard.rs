//! The send guard.

use super::desk::Desk;

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
    ada.until(
        "the question has the focus",
        "return document.activeElement.matches('[data-force]')",
        vec![],
    )
    .await;
    ada.see_no(".message--agent", "Which flight was it?").await;
    assert_eq!(ada.written(".composer__text").await, "Which flight was it?");
    let spoken = desk.bot.spoken("maria").await;
    assert!(
        !spoken
            .iter()
            .any(|(_, text)| text == "Which flight was it?")
    );

    ada.click("[data-force]:not([aria-disabled])").await;
    ada.see_once(".message--agent", "Which flight was it?")
        .await;
    ada.see_no(".guard", "").await;
    ada.see_written(".composer__text", "").await;
    ada.see_no(".message.is-sending", "").await;
    let spoken = desk.bot.spoken("maria").await;
    assert!(
        spoken
            .iter()
            .any(|(_, text)| text == "Which flight was it?")
    );
}
