//! Domain switch: a bot passes its conversation to a bot that knows the matter.

use super::*;

#[actix_web::test]
async fn a_bot_passes_its_conversation_to_another_and_the_console_shows_who_has_it() {
    let mut run = Recording::of("4-domain-switch", "Domain switch, bot to bot");
    let desk = Desk::open().await;
    let sales = desk.app.bot_of("Sales", TEAM).await;
    let tech = desk.app.bot_of("Tech", TEAM).await;
    let ada = sit(&desk, "Ada", TEAM).await;

    sales
        .say(
            "c-310",
            "customer",
            "I want the bigger plan. And my router blinks red.",
        )
        .await
        .expect(201);
    sales
        .say("c-310", "bot", "The bigger plan is yours from tomorrow.")
        .await
        .expect(201);
    later(&desk, 15);
    let pass = json!({ "action": "pass", "to": { "bot": "Tech" }, "epoch": 1, "note": "Plan changed. The router blinks red." });
    let passed = sales.control("c-310", &pass).await.expect(200);
    run.wire("Sales", "passes: POST …/conversations/c-310/control", &pass);
    assert_eq!(
        passed["control"],
        json!({ "holder": "bot", "epoch": 2, "guest": true })
    );

    let told = heard(&desk, &tech, "control.changed").await;
    let handback = &told["data"]["handback"];
    assert_eq!(handback["outcome"], "passed");
    assert_eq!(handback["from"], "Sales");
    assert_eq!(handback["note"], pass["note"]);
    assert_eq!(
        handback["transcript"][0]["text"],
        "I want the bigger plan. And my router blinks red."
    );
    run.wire("Tech", "is told, with the note and what was said", handback);
    let id = told["conversation"].as_str().unwrap();
    let accepted = tech
        .control(id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    assert_eq!(accepted["control"]["epoch"], 2);
    assert_eq!(accepted["control"]["holder"], "bot");
    run.wire("Tech", "accepts, and has control", &accepted);
    later(&desk, 5);
    tech.say(
        id,
        "bot",
        "Hello, Tech here. Please pull the plug for ten seconds.",
    )
    .await
    .expect(201);
    let late = sales.say("c-310", "bot", "One more offer for you!").await;
    assert_eq!(late.problem(409), "control_lost");
    run.wire("Sales", "has no say any more: 409", &late.json());
    sales
        .say("c-310", "customer", "Done. It still blinks red.")
        .await
        .expect(201);

    later(&desk, 25);
    let stuck = json!({
        "conversation": { "external_id": id, "language": "en" },
        "trigger": { "reason": "repeated_failure", "detail": "A restart did not help" },
        "customer": { "name": "Jonas Weber" },
        "summary": "The router blinks red after a restart.",
    });
    let opened = tech.escalate_with(&stuck).await.expect(201);
    ada.open(&format!("/tickets/{}", number(&opened))).await;
    ada.see(".transcript .handoff", "passed on").await;
    ada.see(
        ".transcript .handoff",
        "Plan changed. The router blinks red.",
    )
    .await;
    ada.see(".transcript", "The bigger plan is yours from tomorrow.")
        .await;
    ada.see(".control__state", "Support").await;
    run.sees(
        "Ada",
        &ada,
        "is asked by Tech, and sees which bot had it when, and why it was passed on",
    )
    .await;
    later(&desk, 10);
    take(&ada).await;
    ada.click(".packet__trace a").await;
    ada.see(".trace__step", "Sales → Tech, passed on").await;
    run.sees("Ada", &ada, "has it now; the trace begins with the pass")
        .await;
    ada.assert_quiet().await;
}
