//! Answering what the bot asks: an action with other arguments, and a form with a mistake first.

use super::desk::Desk;
use super::keys::focus;
use super::support::agent::number;
use super::support::bot::escalation;
use super::window::Window;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The bot hands Maria over and asks; Ada accepts, Ben looks on.
async fn asked(desk: &Desk, ask: Value) -> (Window, Window, i64) {
    let (ada, ben) = desk.ada_and_ben().await;
    let mut body = escalation("maria");
    body["ask"] = ask;
    let ticket = number(&desk.bot.escalate_with(&body).await.expect(201));
    ben.open(&format!("/tickets/{ticket}")).await;
    ben.see(".ask", "Accept the ticket to answer").await;
    desk.accept(&ada, ticket).await;
    ben.see(".ask", "Only the agent who has the ticket can answer")
        .await;
    (ada, ben, ticket)
}

/// What the bot was told.
async fn answer(desk: &Desk) -> Value {
    desk.app.settle().await;
    let events = desk.bot.events("maria").await;
    let answers: Vec<_> = events
        .iter()
        .filter(|event| event["type"] == "ask.answered")
        .collect();
    assert_eq!(answers.len(), 1);
    answers[0]["data"].clone()
}

#[actix_web::test]
async fn an_action_is_approved_with_other_arguments_and_colleagues_see_it() {
    let desk = Desk::open().await;
    let ask = json!({ "type": "approval", "prompt": "Refund the flight?", "tool_call": {
        "id": "call_7", "name": "refund_order", "arguments": { "order": "48213", "amount": 214 } } });
    let (ada, ben, _) = asked(&desk, ask).await;
    ben.see(".ask__action", "48213").await;
    // Rows of two lines keep what asks for somebody, and who has it.
    ben.click("[data-density]").await;
    ben.see(".row__ask", "approval").await;
    ben.see(".row__owner", "Ada").await;
    ben.see_no(".row__language", "").await;
    // One key goes to what the bot asks; Enter approves nothing that nobody has read.
    ada.keys("p").await;
    focus(&ada, ".ask[data-keep]").await;
    ada.press(Key::Enter).await;
    ada.see(".ask__approve", "Approve").await;
    let edit = ".ask__more:last-of-type > summary";
    ada.click(edit).await;
    focus(&ada, "[data-answer='edit'] [name^='arguments.']").await;
    ada.keys("9").await;
    ada.press(Key::Escape).await;
    ada.see_no(".ask__more[open]", "").await;
    focus(&ada, edit).await;
    ada.press(Key::Enter).await;
    focus(&ada, "[data-answer='edit'] [name^='arguments.']").await;
    ada.see_no(".ask__field.is-changed", "").await;
    // What is edited stands in the fields alone.
    ada.see(".ask__action", "refund_order").await;
    ada.see_no(".ask__action td", "").await;
    // The customer writes meanwhile, and the bot adds to its packet: what is typed stays.
    ada.write(".ask [name='arguments.amount']", "100").await;
    let more =
        json!({ "summary": "Maria writes again", "conversation": { "external_id": "maria" } });
    desk.bot.escalate_with(&more).await.expect(200);
    ada.see(".packet__summary", "Maria writes again").await;
    // What is approved stands on the one button there is, and what was changed is marked.
    ada.see_once(".ask .button--primary", "Approve amount 100 instead of 214")
        .await;
    ada.see_no(".ask__approve", "").await;
    ada.see(".ask__field.is-changed", "The bot proposed 214")
        .await;
    ada.click(".ask .button--primary").await;
    ada.see(".answers", "Ada approved refund_order with changes")
        .await;
    ada.see(
        ".thread",
        "Ada approved refund_order with changes (order 48213, amount 100 instead of 214)",
    )
    .await;
    ben.see(".thread", "Ada approved refund_order with changes")
        .await;
    let told = answer(&desk).await;
    assert_eq!(told["outcome"], "edited");
    assert_eq!(
        told["arguments"],
        json!({ "order": "48213", "amount": 100 })
    );
    ada.click(".answers__return").await;
    ada.see("#return", "The bot gets the conversation").await;
}

#[actix_web::test]
async fn a_form_shows_its_mistakes_and_is_sent_once_they_are_mended() {
    let desk = Desk::open().await;
    let ask = json!({ "type": "form", "prompt": "Who meets the child?", "schema": { "type": "object",
        "properties": { "name": { "type": "string", "title": "Full name" },
            "age": { "type": "integer", "minimum": 5, "maximum": 17 } }, "required": ["name", "age"] } });
    let (ada, ben, _) = asked(&desk, ask).await;
    ada.write(".ask [name='value.age']", "3").await;
    ada.click(".ask__form > .button--primary").await;
    ada.see("[data-field='/value/name'] [data-error]", "required")
        .await;
    ada.see("[data-field='/value/age'] [data-error]", "must be between")
        .await;
    // What stands at a field is said there, and once.
    ada.see_no(".toast", "").await;
    let focused = "return document.activeElement.name === 'value.name'";
    ada.until("the first mistake has the focus", focused, vec![])
        .await;
    ada.write(".ask [name='value.name']", "Odile").await;
    ada.write(".ask [name='value.age']", "9").await;
    ada.click(".ask__form > .button--primary").await;
    ada.see(".answers", "Ada filled in the form for the bot")
        .await;
    ada.see_once(".toast", "Answer sent to the bot").await;
    ada.see_no(".toast", "Done:").await;
    ben.see(".answers", "Odile").await;
    let told = answer(&desk).await;
    assert_eq!(told["value"], json!({ "name": "Odile", "age": 9 }));
}

#[actix_web::test]
async fn a_form_for_the_bot_is_kept_over_another_ticket_and_enter_goes_on_to_the_next_field() {
    let desk = Desk::open().await;
    let ask = json!({ "type": "form", "prompt": "Who meets the child?", "schema": { "type": "object",
        "properties": { "name": { "type": "string" }, "phone": { "type": "string" } },
        "required": ["name", "phone"] } });
    let (ada, _, ticket) = asked(&desk, ask).await;
    let other = number(&desk.bot.escalate("jon").await);
    ada.write(".ask [name='value.name']", "Odile").await;
    ada.press(Key::Enter).await;
    focus(&ada, ".ask [name='value.phone']").await;
    ada.keys("0171").await;
    ada.open(&format!("/tickets/{other}")).await;
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.see_written(".ask [name='value.name']", "Odile").await;
    ada.see_written(".ask [name='value.phone']", "0171").await;
    ada.click(".ask__form > .button--primary").await;
    ada.see(".answers", "Ada filled in the form").await;
    assert_eq!(
        answer(&desk).await["value"],
        json!({ "name": "Odile", "phone": "0171" })
    );
}
