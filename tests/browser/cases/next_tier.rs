//! Tier 1 to tier 2: an agent asks the team above, keeps the customer company until somebody there accepts.

use super::*;

const CUSTOMER: &str = "web-9002";
const SECRET: &str = "Third time she writes. The invoice is wrong since March.";

#[actix_web::test]
async fn an_agent_transfers_one_tier_up_and_the_second_agent_answers() {
    let mut run = Recording::of("2-tier-1-to-tier-2", "Tier 1 to tier 2");
    let desk = Desk::open().await;
    desk.app.add_team("Billing specialists").await;
    let above = SetTeam {
        next: Some("Billing specialists".to_owned()),
        ..SetTeam::default()
    };
    desk.app
        .services
        .teams()
        .set_team(TEAM.to_owned(), above)
        .await
        .unwrap();
    let ada = sit(&desk, "Ada", TEAM).await;
    let bea = sit(&desk, "Bea", "Billing specialists").await;
    let bot = &desk.bot;

    let opened = bot.escalate_with(&charged_twice()).await.expect(201);
    let page = format!("/tickets/{}", number(&opened));
    later(&desk, 15);
    ada.open(&page).await;
    take(&ada).await;
    later(&desk, 45);
    ada.reply("Hello Priya, Ada here. I see both charges. I am asking a colleague who can correct the invoice.").await;
    ada.see_once(SENT, "I see both charges").await;

    ada.click("[data-key=t]").await;
    choose(&ada, "#transfer [name=to]", "tier:up").await;
    ada.write("#transfer [name=note]", SECRET).await;
    run.sees(
        "Ada",
        &ada,
        "has the ticket in tier 1 and transfers it one tier up, with a note",
    )
    .await;
    ada.click("#transfer button[type=submit]").await;
    ada.see(".control__invited", "Billing specialists").await;
    run.sees(
        "Ada",
        &ada,
        "has asked, and may speak until somebody accepts",
    )
    .await;

    later(&desk, 30);
    bea.see(".row__name", "Priya Raman").await;
    bea.click(".row__link").await;
    bea.see(".handoff__detail", SECRET).await;
    bea.see(".composer__blocked", "wants to transfer this ticket to you")
        .await;
    run.sees(
        "Bea",
        &bea,
        "of tier 2 sees the packet, what was said and the note before she decides",
    )
    .await;
    let epoch = bot.conversation(CUSTOMER).await["control"]["epoch"].clone();
    take(&bea).await;
    ada.see(".composer__blocked", "with another team now").await;
    run.sees(
        "Ada",
        &ada,
        "is told at once that Bea's team has it now, and hears nothing of it after that",
    )
    .await;

    later(&desk, 25);
    bea.reply(
        "Hello Priya, Bea from billing. One charge is void now; your invoice of May will be right.",
    )
    .await;
    bea.see_once(SENT, "Bea from billing").await;
    run.sees("Bea", &bea, "answers the customer").await;

    let (who, words) = heard_words(&desk, bot).await;
    assert_eq!(who, "Bea");
    let seen = bot.conversation(CUSTOMER).await;
    assert_eq!(seen["control"]["holder"], "agent");
    assert_ne!(
        seen["control"]["epoch"], epoch,
        "another agent is another epoch"
    );
    assert_eq!(seen["ticket"]["team"], "Billing specialists");
    run.wire(
        "Support bot",
        "hears Bea's words; who speaks now is another epoch",
        &json!({ "text": words, "control": seen["control"] }),
    );
    let told = json!(log(&desk, bot).await).to_string();
    assert!(!told.contains(SECRET), "a note is among colleagues");

    // Ada's page stays live without it, also when it has to connect again.
    ada.run("dispatchEvent(new Event('online'))", vec![]).await;
    let other = json!({ "conversation": { "external_id": "web-9010" }, "summary": "The next one",
        "customer": { "name": "Omar Haddad" } });
    bot.escalate_with(&other).await.expect(201);
    ada.see(".row__name", "Omar Haddad").await;
    ada.see(".live__text", "live").await;
    ada.see_no(SENT, "Bea from billing").await;

    bea.click(".packet__trace a").await;
    bea.see(".segment", "Bea").await;
    run.sees("Bea", &bea, "sees in the trace who had control when")
        .await;
    for window in [&ada, &bea] {
        window.assert_quiet().await;
    }
}

fn charged_twice() -> Value {
    json!({
        "conversation": { "external_id": CUSTOMER, "channel": "app", "language": "en" },
        "trigger": { "reason": "repeated_failure", "detail": "Two corrections of the invoice failed" },
        "customer": { "name": "Priya Raman", "email": "priya@example.com", "verified": "weak" },
        "summary": "Charged twice for May. Earlier corrections did not last.",
        "transcript": [
            { "role": "customer", "text": "You have charged me twice again!" },
            { "role": "bot", "text": "I have asked for a correction." },
            { "role": "customer", "text": "That is what you said last month." },
        ],
        "facts": { "invoice": "INV-20931", "charged": "2 × 39.00 EUR" },
    })
}
