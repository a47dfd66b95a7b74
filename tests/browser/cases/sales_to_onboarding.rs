//! Sales to onboarding: a rule moves who has signed from the sales bot to the onboarding bot, and what that one
//! cannot do to the people behind it.

use super::*;

const RULES: &str = r#"[[rules]]
name = "signed"
[rules.when]
bot = "Sales"
intent = "sign_*"
[rules.then]
bot = "Onboarding"
team = "Onboarding team"
"#;

#[actix_web::test]
async fn who_has_signed_goes_from_the_sales_bot_to_onboarding_its_bot_first_then_its_people() {
    let mut run = Recording::of("3-sales-to-onboarding", "Sales to onboarding");
    let desk = Desk::open().await;
    desk.app.add_team("Onboarding team").await;
    let sales = desk.app.bot_of("Sales", TEAM).await;
    let onboarding = desk.app.bot_of("Onboarding", "Onboarding team").await;
    let mona = work(&desk, "Mona", Role::Manager, &["Onboarding team"]).await;
    mona.open("/settings/routing").await;
    mona.click("#all > summary").await;
    paste(&mona, "#all [name=text]", RULES).await;
    mona.click("#all button[value=save]").await;
    mona.see(".route__name", "signed").await;
    run.sees("Mona", &mona, "who leads the team, has made a rule")
        .await;

    mona.open("/queue?view=all").await;
    let signed = json!({
        "conversation": { "external_id": "lead-77", "channel": "web", "language": "en" },
        "trigger": { "reason": "out_of_scope", "detail": "Has signed, wants to begin" },
        "intent": { "name": "sign_contract", "confidence": 0.97 },
        "customer": { "name": "Tomás Ortega", "email": "tomas@example.com" },
        "summary": "Signed the yearly plan for 12 seats. Wants to import his people today.",
        "transcript": [
            { "role": "bot", "text": "Welcome aboard! Your contract is signed." },
            { "role": "customer", "text": "Great. How do I get my 12 people in?" },
        ],
        "facts": { "plan": "yearly", "seats": 12 },
    });
    let answer = sales.escalate_with(&signed).await.expect(201);
    run.wire("Sales", "escalates; the rule offers the conversation to the bot Onboarding",
        &json!({ "status": answer["ticket"]["status"], "control": answer["control"], "say": answer["say"] }));
    assert_eq!(answer["ticket"]["status"], "offered");
    assert_eq!(answer["control"]["guest"], true);
    mona.see(".row__name", "Tomás Ortega").await;
    mona.open(&format!("/tickets/{}", number(&answer))).await;
    mona.see(".control__state", "Onboarding").await;
    mona.see(".handoff", "Onboarding").await;
    run.sees(
        "Mona",
        &mona,
        "sees that Sales has offered it to Onboarding",
    )
    .await;

    let told = heard(&desk, &onboarding, "control.changed").await;
    let handback = &told["data"]["handback"];
    assert_eq!(handback["outcome"], "routed");
    assert_eq!(handback["from"], "Sales");
    assert_eq!(handback["packet"]["summary"]["text"], signed["summary"]);
    assert_eq!(handback["facts"][1]["value"], 12);
    run.wire(
        "Onboarding",
        "finds it in its events, with the packet",
        handback,
    );
    let id = told["conversation"].as_str().unwrap();
    let accept = json!({ "action": "accept", "note": "12 people to import, yearly plan" });
    onboarding.control(id, &accept).await.expect(200);
    onboarding
        .say(
            id,
            "bot",
            "Hello Tomás, let us import your 12 people. Do you have a list?",
        )
        .await
        .expect(201);
    assert_eq!(
        sales
            .say("lead-77", "bot", "Anything else?")
            .await
            .problem(409),
        "control_lost"
    );
    mona.see(".control__state", "transferred to Onboarding")
        .await;
    mona.see(".handoff", "out of scope, accepted").await;
    mona.see(".verified-context", "12 people to import").await;
    run.sees(
        "Mona",
        &mona,
        "sees that Onboarding has it, and what it understood",
    )
    .await;

    // It cannot do everything either: its people go on.
    sales
        .say(
            "lead-77",
            "customer",
            "Only a fax from 1998, can you read that?",
        )
        .await
        .expect(201);
    let mut stuck = json!({
        "conversation": { "external_id": id },
        "trigger": { "reason": "out_of_scope", "detail": "Cannot read a fax" },
        "summary": "The list of his 12 people is a fax.",
        "facts": { "plan": "yearly", "seats": 12 },
    });
    let opened = onboarding.escalate_with(&stuck).await.expect(201);
    stuck["control"] = opened["control"].clone();
    run.wire(
        "Onboarding",
        "needs a person and escalates to its own team",
        &stuck,
    );
    assert_eq!(opened["ticket"]["team"], "Onboarding team");
    assert_eq!(opened["control"]["holder"], "team");
    mona.open(&format!("/tickets/{}", number(&opened))).await;
    take(&mona).await;
    mona.see(".thread", "Only a fax from 1998").await;
    run.sees("Mona", &mona, "takes it and sees the whole way")
        .await;
    mona.reply("Hello Tomás, Mona here. Send me the fax, I type it in for you.")
        .await;
    mona.see_once(SENT, "I type it in").await;
    let (who, _) = heard_words(&desk, &onboarding).await;
    assert_eq!(who, "Mona");
    mona.assert_quiet().await;
}
