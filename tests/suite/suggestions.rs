//! Suggestions for a reply: what is found, whose it is, and what never gets into them.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::packet::needs::Needs;
use baton::startup::Workers;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde_json::{Value, json};

/// Opens a ticket with what the customer asked.
async fn asked(bot: &BotClient, conversation: &str, request: &str) -> i64 {
    let mut body = escalation(conversation);
    body["transcript"] = json!([{ "role": "customer", "text": request }]);
    number(&bot.escalate_with(&body).await.expect(201))
}

/// The same, answered by an agent.
async fn answered(
    (app, bot, agent): (&TestApp, &BotClient, &AgentClient),
    conversation: &str,
    request: &str,
    reply: &str,
) -> i64 {
    let ticket = asked(bot, conversation, request).await;
    agent.accept(ticket).await.expect(200);
    let body = json!({ "text": reply, "force": true });
    agent.command(ticket, "reply", &body).await.expect(200);
    read(app).await;
    ticket
}

/// Reads the words of the replies that were sent, whoever else does the same.
async fn read(app: &TestApp) {
    while app.services.timekeeper().read_past_replies().await.unwrap() > 0 {}
}

async fn suggested(agent: &AgentClient, ticket: i64) -> Value {
    let path = format!("/tickets/{ticket}/suggestions");
    agent.get(&path).await.expect(200)
}

async fn past(agent: &AgentClient, ticket: i64) -> Vec<Value> {
    let answer = suggested(agent, ticket).await;
    answer["past"].as_array().unwrap().clone()
}

async fn past_texts(agent: &AgentClient, ticket: i64) -> Vec<String> {
    let past = past(agent, ticket).await;
    let text = |reply: &Value| reply["text"].as_str().unwrap().to_owned();
    past.iter().map(text).collect()
}

fn run(app: &TestApp, statement: &str) -> usize {
    let mut conn = app.services.store.connect().unwrap();
    diesel::sql_query(statement).execute(&mut conn).unwrap()
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    many: i64,
}

fn count(app: &TestApp, condition: &str) -> i64 {
    let mut conn = app.services.store.connect().unwrap();
    let statement = format!("SELECT count(*) AS many FROM past_replies WHERE {condition}");
    let counted: Counted = diesel::sql_query(statement).get_result(&mut conn).unwrap();
    counted.many
}

#[actix_web::test]
async fn what_answered_the_likest_request_comes_first_and_nothing_twice() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let desk = (&app, &bot, &ada);
    let lost = "My suitcase did not arrive in Denver";
    let bag = answered(
        desk,
        "c1",
        lost,
        "Please fill in the form for lost luggage.",
    )
    .await;
    answered(
        desk,
        "c2",
        "I want to pay by invoice",
        "We take cards only.",
    )
    .await;
    let again = "Please fill in the form for lost luggage!";
    answered(desk, "c3", "My suitcase did not arrive, help", again).await;
    let ticket = asked(&bot, "c4", "Where is my suitcase? It did not arrive").await;
    let found = past(&ada, ticket).await;
    assert_eq!(found[0]["text"], json!(again), "{found:?}");
    let same = found
        .iter()
        .filter(|it| it["text"].as_str().unwrap().contains("luggage"));
    assert_eq!(same.count(), 1, "said twice, suggested once");
    // With where it was said, and what it answered.
    assert_eq!(
        found[0]["request"],
        json!("My suitcase did not arrive, help")
    );
    assert!(found[0]["at"].as_str().unwrap().starts_with("2026-05-04T"));
    assert_ne!(found[0]["ticket"], json!(bag));
    // What was said in the ticket itself is known already.
    let own = past_texts(&ada, bag).await;
    assert_eq!(
        own.iter().filter(|text| text.contains("luggage")).count(),
        1
    );
    // Nothing is sent, and nothing is written.
    assert!(
        bot.spoken("c4")
            .await
            .iter()
            .all(|(sender, _)| sender != "agent")
    );
}

#[actix_web::test]
async fn saved_replies_that_fit_come_before_those_that_are_used_more() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    for (name, text) in [
        ("Thanks", "Thank you for your patience."),
        (
            "Bag",
            "Hi {{customer.first_name}}, your suitcase is on its way.",
        ),
        ("Card", "We take cards only."),
        ("Bye", "Goodbye."),
    ] {
        let body = json!({ "do": "add", "of": "me", "name": name, "text": text });
        ada.post("/replies", &body).await.expect(201);
    }
    let ticket = asked(&bot, "c1", "Where is my suitcase?").await;
    let found = suggested(&ada, ticket).await;
    let saved = found["saved"].as_array().unwrap();
    assert_eq!(saved.len(), 3);
    assert_eq!(
        saved[0]["text"],
        json!("Hi Maria, your suitcase is on its way.")
    );
    assert_eq!(found["past"], json!([]));
}

#[actix_web::test]
async fn replies_of_other_teams_and_tickets_that_an_agent_may_not_read_are_never_suggested() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let elsewhere = app.bot_of("Cashier", "Billing").await;
    let zoe = app.person("Zoe", Role::Agent, &["Billing"]).await;
    let max = app.manager("Max").await;
    let request = "The refund of my ticket is missing";
    answered(
        (&app, &elsewhere, &zoe),
        "c1",
        request,
        "Secret of Billing.",
    )
    .await;
    answered((&app, &bot, &ada), "c2", request, "It is on its way.").await;
    let ticket = asked(&bot, "c3", request).await;
    for agent in [&ada, &max] {
        assert_eq!(past_texts(agent, ticket).await, ["It is on its way."]);
    }
    // Whoever may not read the ticket gets nothing.
    zoe.get(&format!("/tickets/{ticket}/suggestions"))
        .await
        .problem(404);
    // Asked to take it, Zoe sees it, but no other ticket of the team.
    ada.accept(ticket).await.expect(200);
    let body = json!({ "team": "Billing", "mode": "warm", "note": "please" });
    ada.command(ticket, "transfer", &body).await.expect(200);
    assert_eq!(past_texts(&zoe, ticket).await, [""; 0]);
    // It is Billing's now, and so are the suggestions.
    zoe.accept(ticket).await.expect(200);
    assert_eq!(past_texts(&zoe, ticket).await, ["Secret of Billing."]);
    // A ticket that went to another team takes its replies out of sight.
    let moved = answered((&app, &bot, &ada), "c4", request, "Said before it moved.").await;
    ada.command(
        moved,
        "transfer",
        &json!({ "team": "Billing", "note": "yours" }),
    )
    .await
    .expect(200);
    let next = asked(&bot, "c5", request).await;
    let ben = app.agent("Ben").await;
    assert_eq!(past_texts(&ben, next).await, ["It is on its way."]);
}

#[actix_web::test]
async fn what_belongs_to_the_other_customer_shows_in_brackets() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let request = "When do I get the money for my flight to Denver? I am maria@example.com";
    let reply = "Hi Maria, EUJUY6 is refunded: $286 to maria@example.com within 5 to 7 days. Ada";
    answered((&app, &bot, &ada), "c1", request, reply).await;
    let mut body = escalation("c2");
    body["customer"]["name"] = json!("Jon Berg");
    body["transcript"] =
        json!([{ "role": "customer", "text": "When do I get the money for my flight?" }]);
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    let ben = app.agent("Ben").await;
    let expected = "Hi Jon, [fact:reservation] is refunded: [customer.amount] to [customer.email] within 5 to 7 days. Ben";
    assert_eq!(past_texts(&ben, ticket).await, [expected]);
}

#[actix_web::test]
async fn masked_words_and_notes_never_get_in() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let needs: Needs = toml::from_str(r"redact = ['\bproject \w+\b']").unwrap();
    let packets = app.services.packets();
    packets.set_team_needs(TEAM.into(), needs).await.unwrap();
    let request = "My password is hunterseventeen, and I work on project nightingale";
    let reply = "About project nightingale I can say nothing.";
    let ticket = answered((&app, &bot, &ada), "c1", request, reply).await;
    ada.note(ticket, "an inner thought about zebras")
        .await
        .expect(200);
    read(&app).await;
    for word in ["hunterseventeen", "nightingale", "zebras", "thought"] {
        let kept = format!("request LIKE '%{word}%' OR earlier LIKE '%{word}%'");
        assert_eq!(count(&app, &kept), 0, "{word}");
    }
    let next = asked(&bot, "c2", "I work on a project with a password").await;
    let found = past(&ada, next).await;
    assert_eq!(found.len(), 1);
    let told = found[0].to_string();
    for word in ["hunterseventeen", "nightingale", "zebras"] {
        assert!(!told.contains(word), "{told}");
    }
    // What the team never wants to see from now on is not shown either.
    let needs: Needs = toml::from_str(r"redact = ['say nothing']").unwrap();
    app.services
        .packets()
        .set_team_needs(TEAM.into(), needs)
        .await
        .unwrap();
    assert!(!past_texts(&ada, next).await[0].contains("say nothing"));
}

#[actix_web::test]
async fn words_that_are_taken_out_of_messages_or_deleted_are_gone() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = asked(&bot, "c1", "Hello").await;
    ada.accept(ticket).await.expect(200);
    bot.say("c1", "customer", "Where is my zeppelin?")
        .await
        .expect(201);
    let body = json!({ "text": "In the hangar.", "force": true });
    ada.command(ticket, "reply", &body).await.expect(200);
    read(&app).await;
    let next = asked(&bot, "c2", "Where is my zeppelin?").await;
    assert_eq!(past_texts(&ada, next).await, ["In the hangar."]);
    assert_eq!(count(&app, "request LIKE '%zeppelin%'"), 1);
    run(
        &app,
        "UPDATE messages SET text = 'Where is it?' WHERE text LIKE '%zeppelin%'",
    );
    assert_eq!(count(&app, "request LIKE '%zeppelin%'"), 0);
    read(&app).await;
    assert_eq!(count(&app, "request LIKE '%is it where%'"), 1);
    run(&app, "DELETE FROM messages WHERE text = 'Where is it?'");
    assert_eq!(count(&app, "request IS NULL"), 1);
    read(&app).await;
    run(&app, "DELETE FROM messages WHERE text = 'In the hangar.'");
    assert_eq!(count(&app, "1 = 1"), 0);
    assert_eq!(past_texts(&ada, next).await, [""; 0]);
}

#[actix_web::test]
async fn replies_from_before_there_were_suggestions_are_found_in_the_background() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    answered((&app, &bot, &ada), "c1", "Where is my bag?", "On its way.").await;
    run(&app, "DELETE FROM past_replies");
    let next = asked(&bot, "c2", "Where is my bag?").await;
    assert_eq!(past_texts(&ada, next).await, [""; 0]);
    let timekeeper = app.services.timekeeper();
    timekeeper.index_all_anew().await.unwrap();
    assert_eq!(suggested(&ada, next).await["incomplete"], json!(true));
    while timekeeper.index_older_tickets().await.unwrap() > 0 {}
    read(&app).await;
    assert_eq!(past_texts(&ada, next).await, ["On its way."]);
    assert_eq!(suggested(&ada, next).await["incomplete"], json!(false));
}

#[actix_web::test]
async fn anything_may_be_asked() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    answered((&app, &bot, &ada), "c1", "Where is my bag?", "On its way.").await;
    let long = "bag \" OR 1 * ( ".repeat(3_000);
    let soups = [
        "\"' OR NEAR(a b) -x:y* & | ! \\ \u{202e} 🧳 返金お願い",
        "!t1 !o",
        "   ",
        "12 34 56",
        &long,
    ];
    for (at, soup) in soups.into_iter().enumerate() {
        let ticket = asked(&bot, &format!("soup {at}"), soup).await;
        suggested(&ada, ticket).await;
    }
    for path in [
        "/tickets/0/suggestions",
        "/tickets/99999999/suggestions",
        "/tickets/x/suggestions",
    ] {
        ada.get(path).await.problem(404);
    }
}

#[actix_web::test]
async fn a_team_keeps_its_newest_ten_thousand_replies_and_a_request_reads_few_of_them() {
    let app = TestApp::with_workers(Workers::Absent).await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let old = answered((&app, &bot, &ada), "c1", "Where is my bag?", "On its way.").await;
    // All of them say the same, in one conversation.
    let many = 10_000;
    let series = match app.database.is_postgres() {
        true => format!("SELECT n FROM generate_series(1, {many}) AS g (n)"),
        false => format!(
            "WITH RECURSIVE g (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < {many}) SELECT n FROM g"
        ),
    };
    run(
        &app,
        &format!(
            "INSERT INTO messages (token, conversation_id, ticket_id, seq, sender, visibility, agent_id, text, epoch, at, created_at) \
         SELECT 'many' || n, conversation_id, ticket_id, 100000 + n, sender, visibility, agent_id, 'Reply ' || n, epoch, at, created_at \
         FROM messages, ({series}) AS series WHERE ticket_id = {old} AND text = 'On its way.'"
        ),
    );
    run(
        &app,
        &format!(
            "INSERT INTO past_replies (conversation_id, seq, ticket_id, team_id, said_at, request, earlier) \
         SELECT conversation_id, 100000 + n, ticket_id, team_id, '2026-05-04 08:00:00', request, earlier \
         FROM past_replies, ({series}) AS series WHERE ticket_id = {old}"
        ),
    );
    let next = asked(&bot, "c2", "Where is my bag?").await;
    let (found, sent) = {
        app.services.store.statements().record();
        let found = past(&ada, next).await;
        (found, app.services.store.statements().finish())
    };
    assert_eq!(found.len(), 1, "they are all alike");
    assert!(sent.len() <= 16, "{} statements: {sent:#?}", sent.len());
    answered(
        (&app, &bot, &ada),
        "c3",
        "Another request",
        "Another answer.",
    )
    .await;
    assert!(count(&app, "1 = 1") <= many);
    assert_eq!(
        count(&app, "request LIKE '%another%'"),
        1,
        "the newest stays"
    );
}

#[actix_web::test]
async fn the_composer_gets_a_fragment_that_teaches_while_it_is_empty() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let ticket = asked(&bot, "c1", "Where is my <b>bag</b>?").await;
    let path = format!("/tickets/{ticket}/suggestions");
    let empty = browser.page(&path).await.expect_page(200);
    assert!(empty.contains("Replies that you and your team send are suggested here"));
    assert!(empty.contains("There are no saved replies yet"));
    answered(
        (&app, &bot, &ada),
        "c2",
        "Where is my <b>bag</b>?",
        "<i>Here</i> & there.",
    )
    .await;
    let list = browser.page(&path).await.expect_page(200);
    assert!(list.contains("What answered similar requests"), "{list}");
    assert!(
        !list.contains("<i>Here") && !list.contains("<b>bag"),
        "{list}"
    );
    assert!(list.contains("role=\"option\""));
}
