//! Bot, person, another bot: the unfinished task goes on where it stood, its state byte for byte.

use super::*;

/// Spaces, an escape, a number no float holds, a name that stands twice: none of it survives being parsed.
const STATE: &str = "{\"cart\": [ {\"sku\":\"K\\u00e4se\", \"n\":2.0} ],  \"total\":1e2, \"order\":123456789012345678901234567890, \"seen\":1, \"seen\":2}";

#[actix_web::test]
async fn from_bot_to_person_to_another_bot_the_state_of_the_task_is_byte_for_byte_the_same() {
    let mut run = Recording::of(
        "8-state-intact",
        "Bot, person, another bot: the state of the task",
    );
    let desk = Desk::open().await;
    let shop = desk.app.bot_of("Shop bot", TEAM).await;
    let checkout = desk.app.bot_of("Checkout bot", TEAM).await;
    let ada = sit(&desk, "Ada", TEAM).await;

    let body = format!(
        r#"{{"conversation":{{"external_id":"cart-5","channel":"web","language":"en"}},
            "trigger":{{"reason":"policy","detail":"Wants to pay by invoice"}},
            "customer":{{"name":"Elif Kaya","verified":"strong"}},
            "summary":"Two cheeses in the cart. Wants to pay by invoice, which a person must allow.",
            "transcript":[{{"role":"customer","text":"Can I pay by invoice?"}}],
            "task":{{"name":"checkout","status":"blocked","steps":[{{"name":"fill the cart","status":"done"}},
                {{"name":"allow an invoice","status":"pending"}},{{"name":"place the order","status":"pending"}}],"state":{STATE}}},
            "return_to":["Checkout bot","Shop bot"]}}"#
    );
    let opened = shop.post_raw("/escalations", body).await.expect(201);
    run.wire(
        "Shop bot",
        "escalates with this task.state, byte for byte",
        &json!(STATE),
    );
    later(&desk, 20);
    ada.open(&format!("/tickets/{}", number(&opened))).await;
    take(&ada).await;
    ada.see(".packet", "allow an invoice").await;
    run.sees("Ada", &ada, "sees the unfinished task").await;
    later(&desk, 20);
    ada.reply(
        "Hello Elif, Ada here. You may pay by invoice; our checkout goes on with your order.",
    )
    .await;
    ada.see_once(SENT, "You may pay by invoice").await;
    ada.click(".actions [data-key=b]").await;
    choose(&ada, "#return [name=to]", "Checkout bot").await;
    ada.write("#return [name=note]", "Invoice allowed. Place the order.")
        .await;
    ada.write("#return .pair:first-child [name=fact_name]", "invoice")
        .await;
    ada.write("#return .pair:first-child [name=fact_value]", "allowed")
        .await;
    run.sees("Ada", &ada, "gives it to the Checkout bot").await;
    ada.click("#return .button--primary").await;
    ada.see(".control__state", "Checkout bot").await;

    desk.app.settle().await;
    let page = checkout.get("/events?limit=200").await;
    assert!(
        page.text.contains(&format!("\"state\":{STATE}")),
        "{}",
        page.text
    );
    let told = heard(&desk, &checkout, "control.changed").await;
    run.wire("Checkout bot", "gets the same bytes", &json!(STATE));
    let id = told["conversation"].as_str().unwrap();
    let events = checkout.get(&format!("/conversations/{id}/events")).await;
    assert!(
        events.text.contains(&format!("\"state\":{STATE}")),
        "{}",
        events.text
    );
    checkout
        .control(
            id,
            &json!({ "action": "accept", "note": "Place the order, by invoice" }),
        )
        .await
        .expect(200);
    checkout
        .say(
            id,
            "bot",
            "Your order is placed. The invoice comes by e-mail.",
        )
        .await
        .expect(201);
    ada.see(".control__state", "transferred to Checkout bot")
        .await;
    ada.see(".verified-context", "Place the order, by invoice")
        .await;
    run.sees("Ada", &ada, "sees that the Checkout bot goes on")
        .await;
    ada.click(".packet__trace a").await;
    ada.see(".segment", "Checkout bot").await;
    run.sees("Ada", &ada, "sees the whole way in the trace")
        .await;
    ada.assert_quiet().await;
}
