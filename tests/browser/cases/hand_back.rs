//! The way back: to the bot that escalated, and to another one.

use super::*;

/// The bot of the first escalation, and what it knows.
fn wish(id: &str) -> Value {
    json!({
        "conversation": { "external_id": id, "channel": "web", "language": "en" },
        "trigger": { "reason": "approval_required", "detail": "A refund above 200 EUR needs a person" },
        "customer": { "external_id": "c-17", "name": "Maria Lindqvist", "email": "maria@example.com", "verified": "strong" },
        "summary": "Flight PP 318 was cancelled. She wants 412.60 EUR back.",
        "transcript": [
            { "role": "customer", "text": "My flight was cancelled, I want my money back" },
            { "role": "bot", "text": "A colleague has to agree to that. One moment." },
        ],
        "facts": { "reservation": "EUJUY6" },
        "task": { "name": "refund", "status": "blocked", "state": { "step": 3, "amount": 412.60 } },
    })
}

/// Ada has taken the ticket and said so.
async fn taken(desk: &Desk, bot: &BotClient, wish: &Value) -> Window {
    let ada = sit(desk, "Ada", TEAM).await;
    let opened = bot.escalate_with(wish).await.expect(201);
    later(desk, 20);
    ada.open(&format!("/tickets/{}", number(&opened))).await;
    take(&ada).await;
    later(desk, 30);
    ada.reply(
        "Hello Maria, Ada here. You get the 412.60 EUR back, our assistant does it right away.",
    )
    .await;
    ada.see_once(SENT, "You get the 412.60 EUR back").await;
    ada
}

/// Fills in what goes back to the bot.
async fn write_down(ada: &Window) {
    ada.click(".actions [data-key=b]").await;
    ada.write(
        "#return [name=note]",
        "I agree to the refund. Please make it.",
    )
    .await;
    ada.write("#return .pair:first-child [name=fact_name]", "refund_to")
        .await;
    ada.write(
        "#return .pair:first-child [name=fact_value]",
        "the card she paid with",
    )
    .await;
    ada.write(
        "#return [name=promises]",
        "The money is there within 3 days",
    )
    .await;
}

#[actix_web::test]
async fn an_agent_hands_back_to_the_same_bot_which_says_what_it_understood() {
    let mut run = Recording::of("6-hand-back-same-bot", "Hand-back to the same bot");
    let desk = Desk::open().await;
    let bot = &desk.bot;
    let ada = taken(&desk, bot, &wish("web-8842")).await;
    write_down(&ada).await;
    run.sees(
        "Ada",
        &ada,
        "gives it back with a note, a fact and a promise",
    )
    .await;
    ada.click("#return .button--primary").await;
    ada.see(".composer__blocked", "Offered to Helper bot").await;
    run.sees(
        "Ada",
        &ada,
        "has offered it; if the bot is silent it comes back to the queue",
    )
    .await;

    let told = heard(&desk, bot, "control.changed").await;
    let handback = &told["data"]["handback"];
    assert_eq!(handback["outcome"], "returned");
    assert_eq!(handback["note"], "I agree to the refund. Please make it.");
    assert_eq!(handback["facts"][0]["name"], "refund_to");
    assert_eq!(handback["facts"][0]["value"], "the card she paid with");
    assert_eq!(
        handback["promises"][0]["text"],
        "The money is there within 3 days"
    );
    assert_eq!(
        handback["task"]["state"],
        json!({ "step": 3, "amount": 412.60 })
    );
    run.wire(
        "Helper bot",
        "hears control.changed with the hand-back",
        handback,
    );

    later(&desk, 5);
    let accept = json!({ "action": "accept", "epoch": told["epoch"],
        "note": "Refund 412.60 EUR to the card she paid with, within 3 days" });
    let accepted = bot.control("web-8842", &accept).await.expect(200);
    assert_eq!(accepted["ticket"]["outcome"], "returned");
    run.wire("Helper bot", "accepts and says what it understood", &accept);
    ada.see(".control__state", "handed back").await;
    ada.see(
        ".verified-context",
        "Refund 412.60 EUR to the card she paid with",
    )
    .await;
    ada.see(".handoff", "handed back, accepted").await;
    run.sees(
        "Ada",
        &ada,
        "sees that the bot has it, and what it understood",
    )
    .await;
    bot.say(
        "web-8842",
        "bot",
        "Done: 412.60 EUR are on their way to your card.",
    )
    .await
    .expect(201);
    assert_eq!(
        bot.conversation("web-8842").await["control"]["holder"],
        "bot"
    );
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn an_agent_hands_back_to_another_bot_which_has_never_had_it() {
    let mut run = Recording::of("7-hand-back-other-bot", "Hand-back to another bot");
    let desk = Desk::open().await;
    let bot = &desk.bot;
    let refunds = desk.app.bot_of("Refund bot", TEAM).await;
    let mut body = wish("web-8843");
    body["return_to"] = json!(["Helper bot", "Refund bot"]);
    let ada = taken(&desk, bot, &body).await;
    write_down(&ada).await;
    choose(&ada, "#return [name=to]", "Refund bot").await;
    run.sees(
        "Ada",
        &ada,
        "gives it to another bot, one of those the first bot named",
    )
    .await;
    ada.click("#return .button--primary").await;
    ada.see(".composer__blocked", "Offered to Refund bot").await;
    ada.see(".control__state", "Refund bot").await;
    run.sees("Ada", &ada, "has offered it to the Refund bot")
        .await;

    let told = heard(&desk, &refunds, "control.changed").await;
    let handback = &told["data"]["handback"];
    assert_eq!(handback["note"], "I agree to the refund. Please make it.");
    assert_eq!(handback["packet"]["summary"]["text"], body["summary"]);
    assert_eq!(handback["packet"]["customer"]["name"], "Maria Lindqvist");
    run.wire(
        "Refund bot",
        "which never had it, gets the packet as well",
        handback,
    );
    let id = told["conversation"].as_str().unwrap();
    refunds
        .control(id, &json!({ "action": "accept", "note": "Refund EUJUY6" }))
        .await
        .expect(200);
    ada.see(".control__state", "transferred to Refund bot")
        .await;
    ada.see(".verified-context", "Refund EUJUY6").await;
    refunds
        .say(id, "bot", "Done: 412.60 EUR are on their way to your card.")
        .await
        .expect(201);
    run.sees("Ada", &ada, "sees that the Refund bot has taken it")
        .await;

    let late = bot.say("web-8843", "bot", "Can I help you?").await;
    assert_eq!(late.problem(409), "control_lost");
    assert_eq!(late.json()["control"]["guest"], true);
    run.wire("Helper bot", "has not got it back: 409", &late.json());
    let said = bot.spoken("web-8843").await;
    assert_eq!(
        said.last().unwrap().1,
        "Done: 412.60 EUR are on their way to your card."
    );
    ada.assert_quiet().await;
}
