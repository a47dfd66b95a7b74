//! Suggested replies in the composer.

use super::desk::Desk;
use super::support::agent::number;
use fantoccini::key::Key;
use serde_json::json;

#[actix_web::test]
async fn a_reply_of_the_past_is_suggested_on_demand_and_goes_into_the_box_only() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let body = json!({ "do": "add", "name": "Refund", "text": "Your refund is on its way." });
    agent.post("/replies", &body).await.expect(201);
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    let first = desk.maria_waits().await;
    desk.accept(&ada, first).await;
    ada.write(".composer__text", "Hi Maria, I look into it.")
        .await;
    ada.send().await;
    ada.see_once(".message--agent", "I look into it.").await;
    ada.see_no(".message.is-sending", "").await;
    let timekeeper = desk.app.services.timekeeper();
    while timekeeper.read_past_replies().await.unwrap() > 0 {}

    let second = number(&desk.bot.escalate("second").await);
    desk.accept(&ada, second).await;
    // Two slashes in the middle of a text; the list of saved replies stays closed.
    ada.write(".composer__text", "Hello. //").await;
    ada.see("#suggestions [aria-selected=true]", "Your refund")
        .await;
    ada.see("#suggestions [role=option]", "I look into it.")
        .await;
    ada.see_no("#replies li", "").await;
    ada.press(Key::Down).await;
    ada.see("#suggestions [aria-selected=true]", "I look into it.")
        .await;
    ada.press(Key::Enter).await;
    ada.see_written(".composer__text", "Hello. Hi Maria, I look into it.")
        .await;
    ada.see_no("#suggestions [role=option]", "").await;
    // It is in the box and nowhere else.
    ada.see_no(".message--agent", "I look into it.").await;

    // The button does the same; Esc closes the list and leaves what was written.
    ada.write(".composer__text", "").await;
    ada.click("[data-suggestions-open]").await;
    ada.see("#suggestions [aria-selected=true]", "Your refund")
        .await;
    ada.press(Key::Escape).await;
    ada.see_no("#suggestions [role=option]", "").await;
    ada.see_written(".composer__text", "").await;
}
