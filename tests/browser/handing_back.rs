//! The way back to the bot.

use super::desk::Desk;
use super::keys::focus;
use fantoccini::key::Key;
use serde_json::json;

#[actix_web::test]
async fn the_bot_gets_the_ticket_back_with_what_was_learned() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click(".actions [data-key=b]").await;
    // Every field that may stay empty says so.
    for optional in ["Note for the bot", "Promises", "Topics to avoid"] {
        ada.see("#return .field:has(i)", optional).await;
    }
    ada.write("#return [name=note]", "Refund agreed, please do it")
        .await;
    ada.write("#return .pair:first-child [name=fact_name]", "refund_to")
        .await;
    ada.write(
        "#return .pair:first-child [name=fact_value]",
        "the same card",
    )
    .await;
    ada.click("#return .button--primary").await;
    ada.see(".composer__blocked", "Offered to Helper bot").await;
    ada.see(".control__state", "Helper bot").await;
    ada.see(".handoff", "Refund agreed, please do it").await;
    ada.see(".toast", "Undo").await;
    focus(&ada, "#main h1").await;

    let events = desk.bot.events("maria").await;
    let offered = events
        .iter()
        .rev()
        .find(|event| event["type"] == "control.changed");
    let packet = offered.unwrap()["data"].to_string();
    for word in [
        "Refund agreed, please do it",
        "refund_to",
        "the same card",
        "\"step\":3",
    ] {
        assert!(packet.contains(word), "no {word} in {packet}");
    }

    let accepted = desk
        .bot
        .control("maria", &json!({ "action": "accept" }))
        .await;
    accepted.expect(200);
    ada.see(".control__state", "handed back").await;
    // What the bot has accepted is not taken back.
    ada.see_no(".toast", "Undo").await;
    ada.see(".composer__blocked", "Closed.").await;
    ada.see_no(".row", "").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn enter_in_a_small_field_goes_on_and_a_fact_needs_its_value() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click(".actions [data-key=b]").await;
    ada.write("#return [name=note]", "Refund agreed").await;
    ada.write("#return .pair:first-child [name=fact_name]", "iban")
        .await;
    ada.press(Key::Enter).await;
    focus(&ada, "#return .pair:first-child [name=fact_value]").await;
    ada.click("#return .button--primary").await;
    let missing =
        "return document.querySelector('#return [name=fact_value]').validity.valueMissing";
    ada.until("the value is missing", missing, vec![]).await;
    ada.see("#return", "The bot gets the conversation").await;
    // What is filled in is kept over a reload, the fact included.
    ada.reload().await;
    ada.click(".actions [data-key=b]").await;
    ada.see_written("#return [name=note]", "Refund agreed")
        .await;
    ada.see_written("#return [name=fact_name]", "iban").await;
    ada.write("#return .pair:first-child [name=fact_value]", "DE02")
        .await;
    ada.click("#return .button--primary").await;
    ada.see(".control__state", "Helper bot").await;
    ada.reload().await;
    assert_eq!(ada.written("#return [name=note]").await, "");
}
