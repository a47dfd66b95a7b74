//! What agents write: Markdown, notes that are changed, and how far their words have come.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::bot::BotClient;
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use url::form_urlencoded::byte_serialize;

trait Refusal {
    fn refused(&self, status: u16, code: &str);
}

impl Refusal for Answer {
    #[track_caller]
    fn refused(&self, status: u16, code: &str) {
        assert_eq!(self.problem(status), code);
    }
}

async fn accepted(bot: &BotClient, ada: &AgentClient, id: &str) -> i64 {
    let ticket = number(&bot.escalate(id).await);
    ada.accept(ticket).await.expect(200);
    ticket
}

/// What the bot is told of the words of agents.
async fn told(bot: &BotClient, id: &str) -> Vec<Value> {
    let page = bot.get(&format!("/conversations/{id}/events")).await;
    let page = page.expect(200);
    let events = page["events"].as_array().unwrap().iter();
    let said = events.filter(|event| event["data"]["message"]["sender"] == "agent");
    said.map(|event| event["data"]["message"].clone()).collect()
}

async fn noted(agent: &AgentClient, ticket: i64, text: &str) -> i64 {
    let noted = agent.note(ticket, text).await.expect(200);
    noted["message"]["seq"].as_i64().unwrap()
}

fn at(ticket: i64, seq: i64) -> String {
    format!("/tickets/{ticket}/notes/{seq}")
}

async fn edit(agent: &AgentClient, note: &str, text: &str, version: i64) -> Value {
    let body = json!({ "text": text, "version": version });
    agent.post(note, &body).await.expect(200)
}

async fn found(agent: &AgentClient, app: &TestApp, typed: &str) -> usize {
    let timekeeper = app.services.timekeeper();
    while timekeeper.index_stale_tickets().await.unwrap() > 0 {}
    let query: String = byte_serialize(typed.as_bytes()).collect();
    let answer = agent.get(&format!("/search?q={query}")).await.expect(200);
    answer["tickets"].as_array().unwrap().len()
}

async fn page(app: &TestApp, agent: &AgentClient, path: &str) -> String {
    let browser = Browser::sign_in(app, agent).await;
    browser.page(path).await.text
}

#[actix_web::test]
async fn a_bot_gets_what_an_agent_typed_and_the_same_without_marks_only_where_that_differs() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = accepted(&bot, &ada, "c1").await;
    let plain = "5*3*2 = 30, snake_case, <b>, a * b\n# not a heading";
    ada.reply(ticket, plain).await.expect(200);
    let marked = "**Hello** Maria\n- [track](https://x.example/1)\n- `A1`";
    let answer = ada.reply(ticket, marked).await.expect(200);
    assert_eq!(answer["message"]["text"], marked);
    let said = told(&bot, "c1").await;
    let [first, second] = said.as_slice() else {
        panic!("{said:?}")
    };
    assert_eq!(first["text"], plain);
    assert_eq!(first.get("plain_text"), None);
    assert_eq!(second["text"], marked);
    let without = "Hello Maria\n- track (https://x.example/1)\n- A1";
    assert_eq!(second["plain_text"], without);
}

#[actix_web::test]
async fn a_page_shows_marks_as_elements_and_everything_hostile_as_text() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = accepted(&bot, &ada, "c1").await;
    let text = "**bold** <img src=x onerror=alert(1)> [x](javascript:alert(1)) [ok](https://x.example/a?b=1&c=2)";
    ada.reply(ticket, text).await.expect(200);
    bot.say("c1", "customer", "**not bold**").await.expect(201);
    ada.reply(ticket, &"*".repeat(10_000)).await;
    let page = page(&app, &ada, &format!("/tickets/{ticket}")).await;
    assert!(page.contains("<strong>bold</strong> &#60;img src=x onerror=alert(1)&#62; [x](javascript:alert(1)) <a href=\"https://x.example/a?b=1&#38;c=2\""), "{page}");
    assert!(page.contains("rel=\"noopener noreferrer nofollow\""));
    assert!(
        !page.contains("<strong>not bold</strong>"),
        "a customer types no Markdown"
    );
}

#[actix_web::test]
async fn marks_hide_no_card_number() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = accepted(&bot, &ada, "c1").await;
    let text = "It is 4242 **4242** 4242 4242";
    let body = json!({ "text": text, "client_id": "c_card", "force": true });
    for _ in 0..2 {
        ada.command(ticket, "reply", &body).await.expect(200);
    }
    let said = told(&bot, "c1").await;
    assert_eq!(said.len(), 1, "a retry is the same reply");
    assert_eq!(said[0]["text"], "It is [card ending 4242]");
    let note = at(ticket, noted(&ada, ticket, "nothing yet").await);
    let changed = edit(&ada, &note, "It is 4242 4242 4242 4242", 0).await;
    assert_eq!(changed["message"]["text"], "It is [card ending 4242]");
}

#[actix_web::test]
async fn an_own_note_is_changed_with_its_history_and_the_search_follows() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let (ben, max) = (app.agent("Ben").await, app.manager("Max").await);
    let ticket = accepted(&bot, &ada, "c1").await;
    let seq = noted(&ada, ticket, "the walrus sings").await;
    let note = at(ticket, seq);
    assert_eq!(found(&ben, &app, "walrus").await, 1);
    let mut live = ben.live(Some(ticket)).await;
    let changed = edit(&ada, &note, "the badger hums, @Ben", 0).await;
    assert_eq!(changed["message"]["text"], "the badger hums, @Ben");
    assert_eq!(changed["message"]["edits"], 1);
    // A retry changes nothing; somebody who has seen the old words is told.
    edit(&ada, &note, "the badger hums, @Ben", 0).await;
    let late = json!({ "text": "the otter whistles", "version": 0 });
    ada.post(&note, &late).await.refused(409, "note_changed");
    loop {
        let frame = live.next_frame().await;
        if frame["op"] == "replace" && frame["target"].as_str().unwrap().starts_with("message-") {
            assert!(frame["html"].as_str().unwrap().contains("badger"));
            break;
        }
    }
    assert_eq!(found(&ben, &app, "walrus").await, 0);
    assert_eq!(found(&ben, &app, "badger").await, 1);
    let page_of_ben = ben.get("/notifications").await.expect(200);
    assert_eq!(
        page_of_ben["notifications"][0]["text"],
        "the badger hums, @Ben"
    );
    let history = ben.get(&note).await.expect(200);
    assert_eq!(history["versions"][0]["text"], "the walrus sings");
    assert_eq!(history["versions"][0]["changed_by"], "Ada");
    assert_eq!(history["may_edit"], false);
    for other in [&ben, &max] {
        let answer = other
            .post(&note, &json!({ "text": "mine", "version": 1 }))
            .await;
        answer.refused(403, "forbidden");
    }
    let shown = page(&app, &ada, &format!("/tickets/{ticket}")).await;
    assert!(shown.contains(">edited<"), "{shown}");
    // Nothing of it is a bot's business.
    let log = bot.get("/conversations/c1/events").await.expect(200);
    assert!(!log.to_string().contains("note."));
}

#[actix_web::test]
async fn a_deleted_note_says_who_deleted_it_and_only_managers_read_what_it_said() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let (ben, max) = (app.agent("Ben").await, app.manager("Max").await);
    let ticket = accepted(&bot, &ada, "c1").await;
    let note = at(ticket, noted(&ada, ticket, "the walrus sings, @Ben").await);
    ben.post(&format!("{note}/delete"), &json!({}))
        .await
        .refused(403, "forbidden");
    for _ in 0..2 {
        let deleted = ada.post(&format!("{note}/delete"), &json!({})).await;
        let deleted = deleted.expect(200);
        assert_eq!(deleted["message"]["text"], "");
        assert_eq!(deleted["message"]["deleted"], true);
    }
    assert_eq!(found(&ben, &app, "walrus").await, 0);
    let told = ben.get("/notifications").await.expect(200);
    assert!(!told.to_string().contains("walrus"), "{told}");
    for agent in [&ada, &ben] {
        let history = agent.get(&note).await.expect(200);
        assert!(!history.to_string().contains("walrus"), "{history}");
        let whole = agent.ticket(ticket).await;
        assert!(!whole.to_string().contains("walrus"), "{whole}");
    }
    let history = max.get(&note).await.expect(200);
    assert_eq!(history["versions"][0]["text"], "the walrus sings, @Ben");
    let shown = page(&app, &ada, &format!("/tickets/{ticket}")).await;
    assert!(shown.contains("Ada deleted this note"), "{shown}");
    let trace = ada
        .get(&format!("/tickets/{ticket}/trace"))
        .await
        .expect(200);
    assert!(!trace.to_string().contains("walrus"), "{trace}");
    let back = ada.post(&format!("{note}/restore"), &json!({})).await;
    assert_eq!(
        back.expect(200)["message"]["text"],
        "the walrus sings, @Ben"
    );
    assert_eq!(found(&ben, &app, "walrus").await, 1);
    // What a manager deletes stays deleted for its author, also after the ticket is closed.
    ada.resolve(ticket).await.expect(200);
    ada.post(&format!("{note}/delete"), &json!({}))
        .await
        .refused(403, "forbidden");
    max.post(&format!("{note}/delete"), &json!({}))
        .await
        .expect(200);
    ada.post(&format!("{note}/restore"), &json!({}))
        .await
        .refused(403, "forbidden");
}

#[actix_web::test]
async fn a_note_that_is_not_there_and_words_that_are_none_are_refused() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = accepted(&bot, &ada, "c1").await;
    let other = accepted(&bot, &ada, "c2").await;
    let seq = noted(&ada, ticket, "a note").await;
    let body = json!({ "text": "x", "version": 0 });
    for path in [
        at(ticket, 9_999),
        at(other, seq),
        at(ticket, -1),
        at(ticket, 1),
    ] {
        ada.post(&path, &body).await.refused(404, "not_found");
        ada.get(&path).await.refused(404, "not_found");
    }
    for body in [
        json!({}),
        json!({ "text": "", "version": 0 }),
        json!({ "text": "x" }),
        json!({ "text": "x", "version": "many" }),
        json!({ "text": "x".repeat(70_000), "version": 0 }),
        json!({ "text": "a\u{0}b", "version": 0 }),
    ] {
        let answer = ada.post(&at(ticket, seq), &body).await;
        answer.refused(422, "invalid");
    }
    let missing = ada.get(&format!("/tickets/{ticket}/notes/many")).await;
    assert_eq!(missing.status, 404);
}

#[actix_web::test]
async fn a_note_is_changed_without_script() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = accepted(&bot, &ada, "c1").await;
    let note = at(ticket, noted(&ada, ticket, "the **walrus**").await);
    let browser = Browser::sign_in(&app, &ada).await;
    let sheet = browser.page(&note).await.text;
    assert!(sheet.contains("the **walrus**</textarea>"), "{sheet}");
    let answer = browser
        .form(&note, &[("text", "the badger"), ("version", "0")])
        .await;
    assert_eq!(answer.status, 303);
    let sheet = browser.page(&note).await.text;
    assert!(sheet.contains("the <strong>walrus</strong>"), "{sheet}");
}

#[actix_web::test]
async fn what_the_bot_has_fetched_and_its_customer_has_seen_is_shown_and_never_goes_back() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = accepted(&bot, &ada, "c1").await;
    for text in ["one", "two"] {
        ada.reply(ticket, text).await.expect(200);
    }
    let shown = page(&app, &ada, &format!("/tickets/{ticket}")).await;
    assert!(shown.contains("title=\"Stored\""), "{shown}");
    let mut live = ada.live(Some(ticket)).await;
    let said = told(&bot, "c1").await;
    let frame = reached(&mut live).await;
    assert!(frame.contains("data-shown=\"0\""), "{frame}");
    let shown = page(&app, &ada, &format!("/tickets/{ticket}")).await;
    assert!(shown.contains("title=\"Delivered to the bot\""), "{shown}");
    let first = receipt(&bot, &said[0]["id"], "shown").await.expect(200);
    assert!(first["shown_seq"].as_i64() < first["delivered_seq"].as_i64());
    assert!(!reached(&mut live).await.contains("data-shown=\"0\""));
    let second = receipt(&bot, &said[1]["id"], "shown").await.expect(200);
    assert_eq!(second["shown_seq"], second["delivered_seq"]);
    assert_eq!(
        receipt(&bot, &said[0]["id"], "shown").await.expect(200)["shown_seq"],
        second["shown_seq"]
    );
    assert_eq!(
        receipt(&bot, &said[0]["id"], "delivered").await.expect(200)["shown_seq"],
        second["shown_seq"]
    );
    let shown = page(&app, &ada, &format!("/tickets/{ticket}")).await;
    assert!(!shown.contains("title=\"Delivered to the bot\""), "{shown}");
    for (message, status) in [
        (json!("msg_made_up"), "shown"),
        (said[0]["id"].clone(), "read"),
        (json!(7), "shown"),
        (json!("a\u{0}b"), "shown"),
    ] {
        receipt(&bot, &message, status)
            .await
            .refused(422, "invalid");
    }
}

async fn receipt(bot: &BotClient, message: &Value, status: &str) -> Answer {
    let body = json!({ "message": message, "status": status });
    bot.post("/conversations/c1/receipts", &body).await
}

async fn reached(live: &mut crate::support::socket::Socket) -> String {
    loop {
        let frame = live.next_frame().await;
        if frame["op"] == "reached" {
            return frame["html"].as_str().unwrap().to_owned();
        }
    }
}

#[actix_web::test]
async fn the_emoji_have_names() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let list = ada.get("/me/emoji").await.expect(200);
    let list = list["emoji"].as_array().unwrap();
    assert!(list.len() > 1_000);
    let smile = list.iter().find(|emoji| emoji[0] == "😄").unwrap();
    assert!(smile[2].as_str().unwrap().contains("smile"), "{smile}");
}
