//! Human escalation: a bot is stuck, a person answers, the customer answers the person, it is resolved.

use super::*;

#[actix_web::test]
async fn a_stuck_bot_gets_a_person_who_answers_and_resolves() {
    let mut run = Recording::of("1-human-escalation", "Human escalation");
    let desk = Desk::open().await;
    let ada = sit(&desk, "Ada", TEAM).await;
    let bot = &desk.bot;

    let wish = json!({
        "conversation": { "external_id": "web-8841", "channel": "web", "language": "en" },
        "trigger": { "reason": "user_requested", "detail": "Asked for a person after the refund was refused" },
        "customer": { "external_id": "c-17", "name": "Maria Lindqvist", "email": "maria@example.com", "verified": "strong" },
        "summary": "Flight PP 318 was cancelled. She wants her money back and no other flight.",
        "intent": { "name": "refund_cancelled_flight", "confidence": 0.94 },
        "transcript": [
            { "role": "customer", "text": "My flight was cancelled, I want my money back" },
            { "role": "bot", "text": "I am sorry. I can book you on another flight." },
            { "role": "customer", "text": "No. I want to talk to a person, please" },
        ],
        "facts": { "reservation": { "value": "EUJUY6", "source": "customer" }, "amount": "412.60 EUR" },
        "task": { "name": "refund", "status": "blocked", "steps": [
            { "name": "find the booking", "status": "done" },
            { "name": "refund 412.60 EUR", "status": "failed", "detail": "above the bot's limit of 200 EUR" } ] },
        "last_words": "I am asking a colleague who may decide this.",
    });
    run.wire("Helper bot", "escalates: POST /api/v1/escalations", &wish);
    let opened = bot.escalate_with(&wish).await.expect(201);
    let answer =
        json!({ "control": opened["control"], "queue": opened["queue"], "say": opened["say"] });
    run.wire(
        "Baton",
        "answers with what is so, and what to tell the customer",
        &answer,
    );
    assert_eq!(opened["control"]["holder"], "team");

    later(&desk, 35);
    ada.see(".row__name", "Maria Lindqvist").await;
    run.sees("Ada", &ada, "sees Maria in her queue, without a reload")
        .await;
    ada.click(".row__link").await;
    ada.see(".packet__reason", "person").await;
    ada.see(".packet", "EUJUY6").await;
    run.sees("Ada", &ada, "reads the packet before she takes it")
        .await;

    later(&desk, 20);
    take(&ada).await;
    see_greeting(&ada, "Hello Maria, this is Ada").await;
    run.sees(
        "Ada",
        &ada,
        "accepts with A; a greeting made from the packet is there already",
    )
    .await;
    let late = bot
        .say("web-8841", "bot", "Shall I look for another flight?")
        .await;
    run.wire(
        "Helper bot",
        "is too late and must be silent: 409",
        &late.json(),
    );
    assert_eq!(late.problem(409), "control_lost");

    later(&desk, 30);
    ada.reply("Hello Maria, Ada here. You do not need to repeat anything. May I refund the 412.60 EUR to your card?").await;
    ada.see_once(SENT, "412.60 EUR to your card").await;
    ada.see(".thread", "Shall I look for another flight?").await;
    run.sees(
        "Ada",
        &ada,
        "answers; what the bot said too late only she can see",
    )
    .await;
    let (who, words) = heard_words(&desk, bot).await;
    assert_eq!(who, "Ada");
    assert!(words.as_str().unwrap().contains("412.60 EUR"));
    run.wire(
        "Helper bot",
        "hears her words in its events and shows them to Maria",
        &words,
    );

    later(&desk, 40);
    bot.say(
        "web-8841",
        "customer",
        "Yes please! Thank you, that was quick.",
    )
    .await
    .expect(201);
    ada.see_once(".message--customer", "that was quick").await;
    run.sees("Ada", &ada, "sees Maria's answer").await;

    ada.press(fantoccini::key::Key::Escape).await;
    ada.keys("e").await;
    ada.see("#resolve", "The ticket closes").await;
    ada.write("#resolve [name=note]", "Refund of 412.60 EUR is on its way")
        .await;
    run.sees("Ada", &ada, "resolves with E").await;
    ada.click("#resolve .button--primary").await;
    ada.see(".control__state", "resolved").await;
    run.sees("Ada", &ada, "has closed the ticket").await;

    let changed = heard(&desk, bot, "control.changed").await;
    assert_eq!(changed["data"]["control"]["holder"], "bot");
    assert_eq!(changed["data"]["handback"]["outcome"], "resolved");
    assert_eq!(
        changed["data"]["handback"]["note"],
        "Refund of 412.60 EUR is on its way"
    );
    let told = json!({ "control": changed["data"]["control"], "outcome": "resolved", "note": changed["data"]["handback"]["note"] });
    run.wire(
        "Helper bot",
        "has control again and is told how it ended",
        &told,
    );
    bot.say("web-8841", "bot", "Your refund is on its way.")
        .await
        .expect(201);
    let said = bot.spoken("web-8841").await;
    assert!(
        said.iter()
            .all(|(_, text)| text != "Shall I look for another flight?")
    );

    ada.click(".packet__trace a").await;
    ada.see(".trace__step", "Context absorption").await;
    run.sees(
        "Ada",
        &ada,
        "opens the trace: who had control when, and the six steps",
    )
    .await;
    ada.assert_quiet().await;
}
