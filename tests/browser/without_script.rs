//! The console without script: forms only.

use super::desk::Desk;
use super::support::PASSWORD;
use super::window::Window;

#[actix_web::test]
async fn a_ticket_can_be_accepted_answered_and_resolved_without_script() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    desk.maria_waits().await;
    let window = Window::without_script(&desk.base()).await;
    window.open("/").await;
    window.give_password(&ada.email, PASSWORD).await;
    window.see(".row", "Maria Lindqvist").await;
    assert!(window.texts(".needs-script, .live").await.is_empty());
    window.click(".row__link").await;
    window.click("#accept-form button").await;
    window.see(".toast", "yours").await;
    assert!(
        window
            .written(".composer__text")
            .await
            .starts_with("Hello Maria")
    );
    window
        .write(".composer__text", "Your refund is on its way")
        .await;
    window.click(".composer__send").await;
    window
        .see_once(".message--agent", "Your refund is on its way")
        .await;
    window.write(".composer__text", "And thank you").await;
    desk.maria_says("Thanks!").await;
    window.click(".composer__send").await;
    window
        .see(".guard", "1 new message since you started")
        .await;
    assert_eq!(window.written(".composer__text").await, "And thank you");
    window.click(".guard__action--send").await;
    window.see_once(".message--agent", "And thank you").await;
    window.click(".actions [data-key=e]").await;
    window.click("#resolve .button--primary").await;
    window.see(".control__state", "resolved").await;
    let spoken = desk.bot.spoken("maria").await;
    assert!(spoken.iter().any(|(_, text)| text == "And thank you"));
}
