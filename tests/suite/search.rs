//! Search: what is found, by whom, and what never is.

use crate::console::Browser;
use crate::packet::demanding;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::packet::needs::Needs;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use url::form_urlencoded::byte_serialize;

fn path(typed: &str, rest: &str) -> String {
    let typed: String = byte_serialize(typed.as_bytes()).collect();
    format!("/search?q={typed}{rest}")
}

fn numbers(found: &Value) -> Vec<i64> {
    let tickets = found["tickets"].as_array().unwrap().iter();
    tickets
        .map(|ticket| ticket["number"].as_i64().unwrap())
        .collect()
}

/// The numbers of the tickets that are found, the newest first.
async fn found(agent: &AgentClient, typed: &str) -> Vec<i64> {
    numbers(&agent.get(&path(typed, "")).await.expect(200))
}

/// An escalation with everything a ticket may be found by.
fn rich(conversation: &str) -> Value {
    let mut body = escalation(conversation);
    body["customer"] = json!({
        "external_id": "CRM-88123",
        "name": "Zoë Łukasiewicz",
        "email": "zoe.l@example.org",
        "phone": "+48 601 234 567",
        "attributes": { "plan": "platinum" },
    });
    body["summary"] = json!("Lost her trombone on the way to Gdańsk");
    body["facts"] = json!({ "reservation": "QX7781", "promised_by": "Heathrow desk" });
    body["promises"] = json!([{ "text": "a voucher for dinner" }]);
    body["conversation"]["language"] = json!("pl-PL");
    body["trigger"] = json!({ "reason": "policy", "detail": "instruments exceed the allowance" });
    body["routing"] = json!({ "tags": ["Lost & found", "music"] });
    body["transcript"] = json!([
        { "role": "customer", "text": "Where is my instrument? 返金をお願いします" },
        { "role": "bot", "text": "Let me ask the carousel" },
    ]);
    body
}

#[actix_web::test]
async fn a_ticket_is_found_by_all_that_is_known_of_it() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    bot.escalate("other").await;
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "She plays at the Philharmonic")
        .await
        .expect(200);
    bot.say("c1", "customer", "It is a Yamaha")
        .await
        .expect(201);
    ada.reply(ticket, "We are looking in Rotterdam")
        .await
        .expect(200);
    for typed in [
        "lukasiewicz",
        "ZOE",
        "zoë łukasiewicz",
        "zoe.l@example.org",
        "example.org",
        "601 234 567",
        "601234567",
        "+48601234567",
        "48 601",
        "CRM-88123",
        "platinum",
        "trombone",
        "gdansk",
        "Gdańsk",
        "QX7781",
        "qx77",
        "heathrow",
        "voucher dinner",
        "instruments allowance",
        "carousel",
        "返金",
        "返金をお願い",
        "philharmonic",
        "yamaha",
        "rotterdam",
        "music",
        "zoe yamaha trombone heathrow",
        "\"looking in Rotterdam\"",
        "“a voucher for dinner”",
        "\"Zoë Łukasiewicz\"",
        "\"zoe.l@example.org\"",
        "\"CRM-88123\"",
        "tag:music",
        "tag:\"lost & found\"",
        "reason:policy trombone",
        "language:pl",
        "bot:\"Helper bot\" yamaha",
        "status:open zoe",
        "status:active yamaha",
        "agent:me",
        "agent:Ada",
        "agent:ada@example.com",
        &format!("team:{TEAM} trombone"),
        "after:1d trombone",
        "after:today zoe",
        "before:2100-01-01 zoe",
    ] {
        assert_eq!(found(&ada, typed).await, [ticket], "{typed}");
    }
    for typed in [
        "carouselle",
        "yamaha lindqvist",
        "\"Rotterdam in looking\"",
        "tag:found",
        "reason:safety",
        "language:en trombone",
        "status:closed trombone",
        "status:waiting trombone",
        "agent:me maria",
        "before:1d trombone",
        "after:2100-01-01 zoe",
        "bot:Nobody zoe",
    ] {
        assert_eq!(found(&ada, typed).await, [0i64; 0], "{typed}");
    }
    let back = json!({ "to": "queue:own" });
    ada.command(ticket, "transfer", &back).await.expect(200);
    for typed in ["agent:me", "agent:me trombone", "agent:Ada"] {
        assert_eq!(found(&ada, typed).await, [0i64; 0], "{typed} in the queue");
    }
    ada.accept(ticket).await.expect(200);
    ada.resolve(ticket).await.expect(200);
    assert_eq!(found(&ada, "agent:me trombone").await, [ticket]);
    assert_eq!(found(&ada, "status:closed trombone").await, [ticket]);
    assert_eq!(found(&ada, "status:open trombone").await, [0i64; 0]);
    assert_eq!(found(&ada, &ticket.to_string()).await[0], ticket);
    assert_eq!(found(&ada, &format!("#{ticket}")).await[0], ticket);
}

#[actix_web::test]
async fn a_number_alone_leads_to_its_ticket_and_to_no_other() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    let agent = app.agent_with_password("Ada", Role::Agent).await;
    let ada = Browser::sign_in(&app, &agent).await;
    let search = |typed: &str| format!("/search?q={}", typed.replace('#', "%23"));
    let named = search(&format!(" #{ticket} "));
    let led = ada.page(&named).await;
    let to = (led.status, led.header("location"));
    assert_eq!(to, (303, format!("/tickets/{ticket}")));
    for typed in ["#99", "#", "#1 trombone", "1"] {
        ada.page(&search(typed)).await.expect_page(200);
    }
    // Nobody learns so which numbers there are.
    let to_billing = json!({ "team": "Billing", "mode": "cold" });
    agent.accept(ticket).await.expect(200);
    let given = agent.command(ticket, "transfer", &to_billing).await;
    given.expect(200);
    ada.page(&named).await.expect_page(200);
}

#[actix_web::test]
async fn the_place_says_where_the_words_stand() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "She plays at the Philharmonic")
        .await
        .expect(200);
    for (typed, source, word) in [
        ("philharmon", "note", "Philharmonic"),
        ("TROMBONE", "summary", "trombone"),
        ("carousel", "transcript", "carousel"),
        ("qx7781", "fact", "QX7781"),
        ("crm-88123", "customer", "CRM"),
    ] {
        let found = ada.get(&path(typed, "")).await.expect(200);
        let place = &found["tickets"][0]["place"];
        let pieces = place["pieces"].as_array().unwrap();
        let marked = pieces.iter().find(|piece| piece["found"] == true).unwrap();
        assert_eq!(
            (&place["source"], &marked["text"]),
            (&json!(source), &json!(word)),
            "{typed}"
        );
    }
}

#[actix_web::test]
async fn the_place_is_shown_without_marks_and_own_words_are_the_readers() {
    let app = TestApp::spawn().await;
    let (bot, ben) = (app.bot().await, app.agent("Ben").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "@\"Ben\" please check **this** xylophone")
        .await
        .expect(200);
    ada.reply(ticket, "We _found_ your **zither**")
        .await
        .expect(200);
    let place = async |agent: &AgentClient, typed: &str| {
        let found = agent.get(&path(typed, "")).await.expect(200);
        let pieces = found["tickets"][0]["place"]["pieces"].clone();
        let pieces = pieces.as_array().unwrap().iter();
        let text = pieces.map(|piece| piece["text"].as_str().unwrap().to_owned());
        text.collect::<String>()
    };
    let note = "@Ben please check this xylophone";
    assert_eq!(place(&ada, "xylophone").await, note);
    assert_eq!(place(&ada, "\"check this xylophone\"").await, note);
    assert_eq!(place(&ben, "zither").await, "We found your zither");
    let browser = Browser::sign_in(&app, &ada).await;
    let shown = browser.page("/search?q=zither").await.expect_page(200);
    assert!(shown.contains("dir=\"auto\">You</b>"), "{shown}");
}

#[actix_web::test]
async fn a_name_with_a_slip_finds_the_names_it_is_like() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    bot.escalate("c2").await;
    for typed in [
        "lukasiewcz",
        "lukasiewixz",
        "lukasiewiczz",
        "lukasiewiczzoe zoe",
        "ulkasiewicz",
        "lukasieiwcz",
    ] {
        let answer = ada.get(&path(typed, "")).await.expect(200);
        let wanted: &[i64] = if typed.contains(' ') { &[] } else { &[ticket] };
        assert_eq!(numbers(&answer), wanted, "{typed}");
        if !wanted.is_empty() {
            assert_eq!(answer["similar"], json!(["lukasiewicz"]), "{typed}");
        }
    }
    // What is found as it was typed is not widened.
    assert_eq!(
        ada.get(&path("lukasiewicz", "")).await.expect(200)["similar"],
        json!([])
    );
}

#[actix_web::test]
async fn nobody_finds_what_they_may_not_read() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot().await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    let bo = app.person("Bo", Role::Agent, &["Billing"]).await;
    let nobody = app.person("Cy", Role::Agent, &[]).await;
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    for typed in [
        "trombone",
        "status:open",
        "language:pl",
        &ticket.to_string(),
        &format!("#{ticket}"),
    ] {
        assert_eq!(found(&ada, typed).await, [ticket], "{typed}");
        assert_eq!(found(&max, typed).await, [ticket], "{typed}");
        assert_eq!(found(&bo, typed).await, [0i64; 0], "{typed}");
        assert_eq!(found(&nobody, typed).await, [0i64; 0], "{typed}");
    }
    // Nor do they learn a name by a slip.
    for who in [&bo, &nobody] {
        let answer = who.get(&path("lukasiewcz", "")).await.expect(200);
        assert_eq!(answer["similar"], json!([]));
    }
    // A team one is not in looks as if it were not there.
    let unknown = bo.get(&path(&format!("team:{TEAM}"), "")).await.expect(200);
    let made_up = bo.get(&path("team:Nowhere", "")).await.expect(200);
    assert_eq!(unknown["unknown"], json!([format!("team:{TEAM}")]));
    assert_eq!(made_up["unknown"], json!(["team:Nowhere"]));
    // Who is asked to take it sees it.
    ada.accept(ticket).await.expect(200);
    let warm = json!({ "agent": bo.email, "mode": "warm" });
    ada.command(ticket, "transfer", &warm).await.expect(200);
    assert_eq!(found(&bo, "trombone").await, [ticket]);
    ada.command(ticket, "withdraw", &json!({}))
        .await
        .expect(200);
    assert_eq!(found(&bo, "trombone").await, [0i64; 0]);
    // It goes with its ticket to the other team.
    ada.command(ticket, "transfer", &json!({ "team": "Billing" }))
        .await
        .expect(200);
    assert_eq!(found(&bo, "trombone").await, [ticket]);
    assert_eq!(found(&ada, "trombone").await, [0i64; 0]);
    assert_eq!(found(&nobody, "trombone").await, [0i64; 0]);
}

#[actix_web::test]
async fn what_was_masked_or_held_back_is_never_found() {
    let app = demanding().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = rich("c1");
    body["facts"]["card"] = json!("4111 1111 1111 1111");
    body["summary"] = json!("He said TK-123456 aloud");
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "TK-123456 it was").await.expect(200);
    bot.say(
        "c1",
        "customer",
        "my card is 4111 1111 1111 1111, ref TK-123456",
    )
    .await
    .expect(201);
    // The bot speaks without control.
    bot.say("c1", "bot", "Hippopotamus").await;
    assert_eq!(found(&ada, "aloud").await, [ticket]);
    for typed in ["123456", "4111", "tk 123456", "hippopotamus"] {
        assert_eq!(found(&ada, typed).await, [0i64; 0], "{typed}");
    }
}

#[actix_web::test]
async fn what_a_bot_took_back_is_no_longer_found() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let opened = bot.escalate_with(&rich("c1")).await.expect(201);
    let ticket = number(&opened);
    let path = format!("/tickets/{}", opened["ticket"]["id"].as_str().unwrap());
    let patch =
        json!({ "facts": { "reservation": null, "seat": "31F" }, "summary": "About a tuba" });
    bot.patch(&path, &patch).await.expect(200);
    assert_eq!(found(&ada, "31f").await, [ticket]);
    assert_eq!(found(&ada, "tuba heathrow").await, [ticket]);
    assert_eq!(found(&ada, "qx7781").await, [0i64; 0]);
    assert_eq!(found(&ada, "trombone").await, [0i64; 0]);
    // What is told of the customer later is found too.
    let mut again = rich("c1");
    again["customer"]["email"] = json!("zoe@elsewhere.example");
    bot.escalate_with(&again).await.expect(200);
    assert_eq!(found(&ada, "elsewhere").await, [ticket]);
}

#[actix_web::test]
async fn pages_follow_each_other_without_gaps() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut opened = Vec::new();
    for at in 0..23 {
        opened.push(number(&bot.escalate(&format!("c{at}")).await));
    }
    opened.reverse();
    let mut seen = Vec::new();
    let mut below = String::new();
    loop {
        let page = ada
            .get(&path("lindqvist", &format!("&limit=5{below}")))
            .await
            .expect(200);
        seen.extend(numbers(&page));
        let Some(next) = page["below"].as_i64() else {
            break;
        };
        below = format!("&below={next}");
    }
    assert_eq!(seen, opened);
    for wrong in ["&limit=0", "&limit=51", "&limit=x", "&below=x"] {
        ada.get(&path("a", wrong)).await.problem(422);
    }
}

#[actix_web::test]
async fn whatever_is_typed_gets_an_answer() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    bot.escalate_with(&rich("c1")).await.expect(201);
    let long = "word ".repeat(2000);
    for typed in [
        "\"",
        "AND",
        "a AND (",
        "NEAR(",
        "*",
        "x*",
        "-",
        "!",
        "'",
        "\\",
        "' | '",
        "':*",
        "&",
        "<->",
        "col:",
        ":",
        "::",
        "a:b:c",
        "team:",
        "team:\"",
        "tag:%",
        "%",
        "_",
        "\u{0}",
        "\u{202e}abc",
        "🎺",
        "ﷺ",
        "a\u{300}\u{300}\u{300}",
        "before:",
        "before:99999999999d",
        "before:-200000-01-01",
        "after:3000000d",
        "after:+262142-12-31",
        "after:-1d",
        "after:2026-02-30",
        "#",
        "#-1",
        "#99999999999999999999",
        "((((",
        "!t1",
        "!a1",
        "!o",
        "status:",
        "status:everything",
        "reason:nothing",
        "agent:\"\"",
        &long,
        "\t\n",
        &format!("tag:{}", "金".repeat(490)),
    ] {
        let answer = ada.get(&path(typed, "")).await;
        assert!(
            [200, 422].contains(&answer.status),
            "{typed:?}: {} {}",
            answer.status,
            answer.text
        );
    }
    assert_eq!(
        ada.get(&path(&long, "")).await.expect(200)["cut"],
        json!(true)
    );
}

#[derive(QueryableByName)]
struct Kept {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    about: String,
    #[diesel(sql_type = Text)]
    said: String,
}

/// The words of each row; a word that stands in what is about the ticket need not stand in what was said as well.
fn kept(app: &TestApp) -> Vec<(i64, BTreeSet<String>)> {
    let mut conn = app.services.store.connect().unwrap();
    let rows: Vec<Kept> = diesel::sql_query("SELECT id, about, said FROM search_texts ORDER BY id")
        .load(&mut conn)
        .unwrap();
    let words = |row: &Kept| {
        let both = row.about.split(' ').chain(row.said.split(' '));
        both.filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    rows.iter().map(|row| (row.id, words(row))).collect()
}

async fn work(app: &TestApp, bot: &BotClient, ada: &AgentClient) -> i64 {
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    ada.accept(ticket).await.expect(200);
    for at in 0..30 {
        let text = format!("line {at} of a long tale about number {}", at * 7919);
        bot.say("c1", "customer", &text).await.expect(201);
    }
    ada.note(ticket, "an inner word").await.expect(200);
    ada.resolve(ticket).await.expect(200);
    bot.say("c1", "bot", "Was that all?").await.expect(201);
    bot.say("c1", "customer", "There is a harpsichord as well")
        .await
        .expect(201);
    // The same ticket again, and later another one.
    bot.escalate_with(&rich("c1")).await.expect(200);
    assert_eq!(found(ada, "harpsichord").await, [ticket]);
    ada.accept(ticket).await.expect(200);
    ada.resolve(ticket).await.expect(200);
    app.pass(Duration::from_secs(30 * 86_400)).await;
    let again = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    assert_ne!(again, ticket);
    ada.accept(again).await.expect(200);
    ada.resolve(again).await.expect(200);
    bot.escalate("c2").await;
    app.settle().await;
    assert_eq!(found(ada, "harpsichord").await, [again, ticket]);
    assert_eq!(found(ada, "tale carousel").await, [again, ticket]);
    ticket
}

#[actix_web::test]
async fn the_index_made_anew_is_the_one_that_grew() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = work(&app, &bot, &ada).await;
    let grown = kept(&app);
    change(&app, "DELETE FROM search_texts");
    assert_eq!(found(&ada, "tale").await, [0i64; 0]);
    let timekeeper = app.services.timekeeper();
    timekeeper.index_all_anew().await.unwrap();
    let answer = ada.get(&path("tale", "")).await.expect(200);
    assert_eq!(answer["incomplete"], json!(true));
    while timekeeper.index_older_tickets().await.unwrap() > 0 {}
    assert_eq!(kept(&app), grown);
    assert_eq!(found(&ada, "tale inner").await, [ticket]);
    let answer = ada.get(&path("tale", "")).await.expect(200);
    assert_eq!(answer["incomplete"], json!(false));
}

#[actix_web::test]
async fn a_ticket_from_before_there_was_a_search_is_found_once_something_is_said_in_it() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    change(&app, "DELETE FROM search_texts");
    bot.say("c1", "customer", "Any news?").await.expect(201);
    assert_eq!(found(&ada, "news trombone carousel").await, [ticket]);
}

#[actix_web::test]
async fn much_that_is_said_is_found_in_its_parts() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    ada.accept(ticket).await.expect(200);
    for at in 0..6i64 {
        let words: Vec<String> = (0..600)
            .map(|word| format!("w{}x", at * 600 + word))
            .collect();
        bot.say("c1", "customer", &words.join(" "))
            .await
            .expect(201);
    }
    assert!(kept(&app).len() > 2);
    for typed in ["w0x", "w3599x", "w1800x lukasiewicz", "status:open w3000x"] {
        assert_eq!(found(&ada, typed).await, [ticket], "{typed}");
    }
    ada.resolve(ticket).await.expect(200);
    assert_eq!(found(&ada, "status:closed w3599x").await, [ticket]);
    assert_eq!(found(&ada, "status:open w3599x").await, [0i64; 0]);
}

fn change(app: &TestApp, sql: &str) {
    let mut conn = app.services.store.connect().unwrap();
    diesel::sql_query(sql).execute(&mut conn).unwrap();
    if !app.database.is_postgres() {
        // As the writer does before it commits.
        diesel::sql_query("DELETE FROM search_words_due")
            .execute(&mut conn)
            .unwrap();
    }
}

/// More messages than are read together, after the one that speaks of a harpsichord.
const MUCH_MORE_SAID: &str = "INSERT INTO messages (token, conversation_id, ticket_id, seq, sender, visibility, text, \
    epoch, at, created_at) \
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) \
    SELECT m.token || '-' || n.i, m.conversation_id, m.ticket_id, 100000 + n.i, m.sender, m.visibility, 'And so on', \
    m.epoch, m.at, m.created_at FROM messages m, n WHERE m.text LIKE '%harpsichord%'";

#[actix_web::test]
async fn a_long_ticket_that_is_indexed_anew_is_found_by_its_first_words_and_keeps_no_row_too_many()
{
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    let other = number(&bot.escalate_with(&rich("c2")).await.expect(201));
    ada.accept(ticket).await.expect(200);
    bot.say("c1", "customer", "It is a harpsichord")
        .await
        .expect(201);
    change(&app, MUCH_MORE_SAID);
    change(
        &app,
        "INSERT INTO search_texts (id, about, said) SELECT id + 3, about, 'leftover' FROM search_texts",
    );
    assert_eq!(found(&ada, "leftover").await, [other, ticket]);
    let timekeeper = app.services.timekeeper();
    timekeeper.index_all_anew().await.unwrap();
    while timekeeper.index_older_tickets().await.unwrap() > 0 {}
    assert_eq!(found(&ada, "harpsichord").await, [ticket]);
    assert_eq!(found(&ada, "leftover").await, [0i64; 0]);
    assert_eq!(found(&ada, "trombone").await, [other, ticket]);
    assert_eq!(kept(&app).len(), 2);
}

/// Indexes anew what has become stale, whoever else does the same.
async fn index_stale(app: &TestApp) {
    let timekeeper = app.services.timekeeper();
    while timekeeper.index_stale_tickets().await.unwrap() > 0 {}
}

#[actix_web::test]
async fn what_is_told_of_a_customer_is_found_in_all_their_tickets() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let first = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    ada.accept(first).await.expect(200);
    ada.resolve(first).await.expect(200);
    let second = number(&bot.escalate_with(&rich("c2")).await.expect(201));
    bot.escalate("c3").await;
    let mut again = rich("c2");
    again["customer"]["email"] = json!("zoe@elsewhere.example");
    bot.escalate_with(&again).await.expect(200);
    index_stale(&app).await;
    assert_eq!(found(&ada, "elsewhere").await, [second, first]);
    assert_eq!(found(&ada, "zoe.l@example.org").await, [0i64; 0]);
    assert_eq!(found(&ada, "status:closed elsewhere").await, [first]);
    let answer = ada.get(&path("elsewhere", "")).await.expect(200);
    assert_eq!(answer["incomplete"], json!(false));
}

#[actix_web::test]
async fn what_is_masked_in_a_customer_is_no_longer_found_in_their_earlier_tickets() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = rich("c1");
    body["customer"]["attributes"] = json!({ "plan": "platinum", "member": "TK-123456" });
    let first = number(&bot.escalate_with(&body).await.expect(201));
    assert_eq!(found(&ada, "tk 123456").await, [first]);
    let needs: Needs = toml::from_str(r"redact = ['\bTK-\d{6}\b']").unwrap();
    let packets = app.services.packets();
    packets.set_team_needs(TEAM.into(), needs).await.unwrap();
    // Nothing new is told of them, but the team of the ticket never wants to see what is known.
    let second = number(&bot.escalate_with(&rich("c2")).await.expect(201));
    index_stale(&app).await;
    assert_eq!(found(&ada, "123456").await, [0i64; 0]);
    assert_eq!(found(&ada, "platinum").await, [second, first]);
}

#[actix_web::test]
async fn what_a_release_without_a_search_did_is_found_once_it_has_been_looked_for() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let opened = number(&bot.escalate_with(&rich("c1")).await.expect(201));
    let closed = number(&bot.escalate_with(&rich("c2")).await.expect(201));
    let passed_on = number(&bot.escalate_with(&rich("c3")).await.expect(201));
    let as_it_was = number(&bot.escalate_with(&rich("c4")).await.expect(201));
    ada.accept(closed).await.expect(200);
    ada.resolve(closed).await.expect(200);
    let right = kept(&app);
    let timekeeper = app.services.timekeeper();
    assert_eq!(timekeeper.find_stale_tickets().await.unwrap(), 0);
    let row = |ticket: i64| format!("WHERE id = {}", ticket * 4096);
    // It knows of no rows: it adds none, and leaves those that are there as they are.
    for change_of_row in [
        format!("DELETE FROM search_texts {}", row(opened)),
        format!(
            "UPDATE search_texts SET about = replace(about, '!c', '!o') {}",
            row(closed)
        ),
        format!(
            "UPDATE search_texts SET about = replace(about, '!t', '!t9') {}",
            row(passed_on)
        ),
    ] {
        change(&app, &change_of_row);
    }
    assert_eq!(found(&ada, "trombone").await, [as_it_was, closed]);
    assert_eq!(found(&ada, "status:closed trombone").await, [0i64; 0]);
    assert_eq!(timekeeper.find_stale_tickets().await.unwrap(), 3);
    index_stale(&app).await;
    assert_eq!(kept(&app), right);
    assert_eq!(
        found(&ada, "trombone").await,
        [as_it_was, passed_on, closed, opened]
    );
    assert_eq!(found(&ada, "status:closed trombone").await, [closed]);
    assert_eq!(timekeeper.find_stale_tickets().await.unwrap(), 0);
}
