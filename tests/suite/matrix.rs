//! Every route, and who may use it. The routes come from the routing tables themselves: a new one fails here until it
//! stands in a table with its row.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Words that only those may read who may read the ticket.
const SECRETS: [&str; 3] = ["EUJUY6", "an inner word", "Maria Lindqvist"];

/// Who asks for a call of the bot API.
const BOTS: [&str; 7] = [
    "nobody",
    "a made-up key",
    "an agent's token",
    "a stranger",
    "a past guest",
    "the present guest",
    "the owner",
];

/// What each of [`BOTS`] gets: `+` it may, `-` it may not, `.` it may, and nothing of the conversation is in the answer;
/// `?` is another matter than access, and nothing of the conversation is in the answer either.
const API: [(&str, &str, &str); 14] = [
    ("POST", "/escalations", "-----++"),
    ("GET", "/conversations/{external_id}", "-----++"),
    ("POST", "/conversations/{external_id}/messages", "-----++"),
    ("GET", "/conversations/{external_id}/events", "----+++"),
    ("POST", "/conversations/{external_id}/control", "-----++"),
    ("POST", "/conversations/{external_id}/receipts", "-----++"),
    ("PUT", "/conversations/{external_id}/typing", "-----++"),
    ("GET", "/events", "---.+++"),
    ("GET", "/tickets", "---..++"),
    ("GET", "/tickets/{id}", "-----++"),
    ("PATCH", "/tickets/{id}", "-----++"),
    ("GET", "/availability", "---...."),
    ("POST", "/files", "---++++"),
    ("GET", "/files/{id}", "-----++"),
];

/// Who asks for a page or a command of the console.
const PEOPLE: [&str; 7] = [
    "nobody",
    "a bot's key",
    "an agent of another team",
    "an agent of the team",
    "the ticket's agent",
    "a manager",
    "an admin",
];

/// The same for [`PEOPLE`].
const CONSOLE: [(&str, &str, &str); 112] = [
    ("GET", "/", "???????"),
    ("GET", "/service-worker.js", "???????"),
    ("GET", "/offline", "???????"),
    ("GET", "/login", "???????"),
    ("POST", "/login", "???????"),
    ("POST", "/login/demo", "???????"),
    ("POST", "/logout", "???????"),
    ("GET", "/queue", "--.++++"),
    ("GET", "/queue/fragment", "--.++++"),
    ("GET", "/queue/counts", "--....."),
    ("POST", "/queue/bulk", "--....."),
    ("GET", "/views", "--....."),
    ("POST", "/views", "--....."),
    ("GET", "/views/counts", "--....."),
    ("GET", "/search", "--....."),
    ("GET", "/search/values", "--....."),
    ("GET", "/customers", "--.++++"),
    ("GET", "/customers/{token}", "---++++"),
    ("POST", "/customers/{token}", "---++++"),
    // Who has it follows it: what they were told names the customer.
    ("GET", "/notifications", "--..+.."),
    ("POST", "/notifications/read", "--....."),
    ("GET", "/overview", "-----++"),
    ("GET", "/overview/fragment", "-----++"),
    ("GET", "/me", "--....."),
    ("GET", "/me/colleagues", "--....."),
    ("GET", "/me/offers", "--....."),
    ("GET", "/me/emoji", "--....."),
    ("POST", "/me/away", "--....."),
    ("GET", "/me/hand-over", "--....."),
    ("POST", "/me/hand-over", "--....."),
    ("GET", "/tags", "--....."),
    ("GET", "/account", "--....."),
    ("POST", "/account/sessions", "--....."),
    ("POST", "/account/password", "--....."),
    ("POST", "/account/language", "--....."),
    ("POST", "/account/preferences", "--....."),
    ("GET", "/account/push", "--....."),
    // Only a browser with a session can subscribe: `push.rs`.
    ("POST", "/account/push", "--....."),
    ("POST", "/account/push/remove", "--....."),
    ("GET", "/replies", "--....."),
    ("POST", "/replies", "--....."),
    ("POST", "/replies/import", "--....."),
    ("GET", "/replies/export.csv", "--....."),
    ("POST", "/files", "--....."),
    ("GET", "/files/{id}", "---++++"),
    ("HEAD", "/files/{id}", "---++++"),
    ("GET", "/settings/teams/{name}", "-----++"),
    ("POST", "/settings/teams/{name}", "-----++"),
    ("GET", "/settings/teams/{name}/general", "------+"),
    ("POST", "/settings/teams/{name}/general", "------+"),
    ("GET", "/settings/teams/{name}/hours", "-----++"),
    ("POST", "/settings/teams/{name}/hours", "-----++"),
    ("GET", "/settings/teams/{name}/sentences", "-----++"),
    ("POST", "/settings/teams/{name}/sentences", "-----++"),
    ("GET", "/settings/people", "------+"),
    ("POST", "/settings/people", "------+"),
    ("GET", "/settings/people/{id}", "------+"),
    ("POST", "/settings/people/{id}", "------+"),
    ("GET", "/settings/bots", "------+"),
    ("POST", "/settings/bots", "------+"),
    ("GET", "/settings/bots/{id}", "------+"),
    ("POST", "/settings/bots/{id}", "------+"),
    ("GET", "/settings/security", "------+"),
    ("GET", "/settings/security.csv", "------+"),
    ("GET", "/settings/security.jsonl", "------+"),
    ("GET", "/settings", "-----++"),
    ("GET", "/settings/teams", "-----++"),
    ("POST", "/settings/teams", "------+"),
    ("GET", "/reports", "--....."),
    ("GET", "/settings/routing", "-----++"),
    ("POST", "/settings/routing", "-----++"),
    ("GET", "/settings/tags", "-----++"),
    ("POST", "/settings/tags", "-----++"),
    ("GET", "/settings/triggers", "-----++"),
    ("POST", "/settings/triggers", "-----++"),
    ("GET", "/reports/triggers", "-----++"),
    ("GET", "/reports/context", "-----++"),
    ("GET", "/reports/context/tickets", "-----++"),
    ("GET", "/reports/conversations", "-----++"),
    // Who does not lead is sent to a ticket of it that they may read.
    ("GET", "/conversations/{conversation}", "---..++"),
    ("GET", "/conversations/{conversation}/updates", "-----++"),
    ("GET", "/tickets/{number}", "---++++"),
    ("GET", "/tickets/{number}/trace", "---++++"),
    ("GET", "/tickets/{number}/updates", "---++++"),
    ("GET", "/tickets/{number}/replies", "---++++"),
    ("GET", "/tickets/{number}/suggestions", "---++++"),
    ("POST", "/tickets/{number}/accept", "---++++"),
    ("POST", "/tickets/{number}/take", "----+++"),
    ("POST", "/tickets/{number}/decline", "---++++"),
    ("POST", "/tickets/{number}/transfer", "----+++"),
    ("POST", "/tickets/{number}/withdraw", "----+++"),
    ("POST", "/tickets/{number}/snooze", "----+--"),
    ("POST", "/tickets/{number}/reply", "----+--"),
    ("POST", "/tickets/{number}/note", "---++++"),
    ("GET", "/tickets/{number}/notes/{seq}", "---++++"),
    ("POST", "/tickets/{number}/notes/{seq}", "----+--"),
    ("POST", "/tickets/{number}/notes/{seq}/delete", "----+++"),
    // Nothing was deleted: it stays as it is, for who might.
    ("POST", "/tickets/{number}/notes/{seq}/restore", "----+++"),
    ("POST", "/tickets/{number}/tags", "---++++"),
    ("POST", "/tickets/{number}/priority", "---++++"),
    ("POST", "/tickets/{number}/resolve", "----+--"),
    ("POST", "/tickets/{number}/reopen", "---++++"),
    ("POST", "/tickets/{number}/return", "----+--"),
    ("POST", "/tickets/{number}/follow", "---++++"),
    ("POST", "/tickets/{number}/facts", "---++++"),
    ("POST", "/tickets/{number}/answer", "---++++"),
    ("POST", "/tickets/{number}/context", "----+--"),
    // Off here; who may ask for what is in `assist.rs`.
    ("POST", "/tickets/{number}/assist", "---++++"),
    ("POST", "/tickets/{number}/mark", "---++++"),
    ("POST", "/tickets/{number}/typing", "---++++"),
    ("POST", "/tickets/{number}/read", "---++++"),
    ("PUT", "/tickets/{number}/draft", "---++++"),
];

/// What stands in a routing table of the source: method and path.
pub fn mounted(source: &str, pattern: &str, base: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let (mut base, mut scope, mut path) = (base.to_owned(), String::new(), String::new());
    for token in regex::Regex::new(pattern).unwrap().captures_iter(source) {
        let text = |name: &str| token.name(name).map(|found| found.as_str().to_owned());
        if let Some(given) = text("scope") {
            scope = given;
        } else if let Some(given) = text("path") {
            path = given;
        } else if let Some(method) = text("method") {
            found.insert((method.to_uppercase(), format!("{base}{scope}{path}")));
        } else if text("tickets").is_some() {
            base = "/tickets".to_owned();
        } else {
            scope.clear();
        }
    }
    found
}

pub const CONSOLE_TABLE: &str = r#"web::scope\("(?<scope>[^"]*)"\)|\bat\("(?<path>[^"]*)"\)|web::(?<method>get|post|put|patch|delete|head)\(\)|(?<tickets>fn tickets)|\blet\b|\bconfig\b"#;
const API_TABLE: &str = r#"E::(?<method>\w+)\("(?<path>[^"]+)""#;

#[test]
fn every_route_has_its_row() {
    let rows = |table: &[(&str, &str, &str)]| -> BTreeSet<(String, String)> {
        let rows = table.iter();
        rows.map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned()))
            .collect()
    };
    let console = mounted(include_str!("../../src/console/mod.rs"), CONSOLE_TABLE, "");
    assert_eq!(console, rows(&CONSOLE));
    // There the method stands before the path.
    let source = include_str!("../../src/api/routes.rs");
    let calls = regex::Regex::new(API_TABLE).unwrap();
    let calls = calls.captures_iter(source);
    let api: BTreeSet<_> = calls
        .map(|call| (call["method"].to_uppercase(), call["path"].to_owned()))
        .collect();
    assert_eq!(api, rows(&API));
}

/// Whether the answer refuses; a form that needs a session goes to the sign-in page.
fn refuses(answer: &Answer) -> bool {
    let to_login = answer.status == 303 && answer.header("location").starts_with("/login");
    [401, 403, 404].contains(&answer.status) || to_login
}

/// One cell: no more than the table says, and no less.
fn check(cell: char, answer: &Answer, what: &str) {
    let told = format!("{what}: {} {}", answer.status, answer.text);
    assert!(answer.status < 500, "{told}");
    match cell {
        // Control decides too: 409 tells that somebody else has the ticket, and does nothing.
        '-' => assert!(refuses(answer) || answer.status == 409, "{told}"),
        '+' | '.' => assert!(!refuses(answer), "{told}"),
        _ => {}
    }
    if cell != '+' {
        for secret in SECRETS {
            assert!(!answer.text.contains(secret), "{secret} in {told}");
        }
    }
}

fn method(name: &str) -> Method {
    name.parse().unwrap()
}

/// A conversation that the past guest declined, the present guest took and escalated, and Ada has now.
struct Cast {
    app: TestApp,
    bots: Vec<Option<BotClient>>,
    id: String,
    token: String,
    file: String,
    /// What Ada says to the customer.
    said: String,
}

async fn cast() -> (Cast, AgentClient) {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let owner = app.bot_of("Owner", TEAM).await;
    let past = app.bot_of("Past", TEAM).await;
    let guest = app.bot_of("Guest", TEAM).await;
    let stranger = app.bot_of("Stranger", TEAM).await;
    let ada = app.agent("Ada").await;
    let file = owner
        .upload("a.png", "image/png", &crate::support::file::png(4, 4))
        .await;
    let file = file.expect(201)["id"].as_str().unwrap().to_owned();
    let mut body = escalation("c1");
    body["attachments"] = json!([{ "file": file }]);
    let ticket = number(&owner.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    ada.note(ticket, "an inner word").await.expect(200);
    ada.hand_back(ticket, &json!({ "to": "Past" }))
        .await
        .expect(200);
    let id = owner.conversation("c1").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    past.control(&id, &json!({ "action": "decline" }))
        .await
        .expect(200);
    ada.accept(ticket).await.expect(200);
    ada.hand_back(ticket, &json!({ "to": "Guest" }))
        .await
        .expect(200);
    guest
        .control(&id, &json!({ "action": "accept" }))
        .await
        .expect(200);
    let opened = guest.escalate_with(&escalation(&id)).await.expect(201);
    let token = opened["ticket"]["id"].as_str().unwrap().to_owned();
    ada.accept(number(&opened)).await.expect(200);
    let said = ada.reply(number(&opened), "Hello").await.expect(200);
    let said = said["message"]["id"].as_str().unwrap().to_owned();
    let key = |key: &str| {
        Some(BotClient {
            key: key.to_owned(),
            ..owner.clone()
        })
    };
    let bots = vec![
        None,
        key("baton_made_up"),
        key(&ada.token),
        Some(stranger),
        Some(past),
        Some(guest),
        Some(owner.clone()),
    ];
    (
        Cast {
            app,
            bots,
            id,
            token,
            file,
            said,
        },
        ada,
    )
}

impl Cast {
    async fn asks(&self, who: usize, (name, path): (&str, &str)) -> Answer {
        let conversation = if who + 1 == BOTS.len() {
            "c1"
        } else {
            &self.id
        };
        let path = path.replace("{external_id}", conversation);
        let path = match path.strip_prefix("/files") {
            Some(rest) => format!("/files{}", rest.replace("{id}", &self.file)),
            None => path.replace("{id}", &self.token),
        };
        let body = match (name, path.rsplit('/').next().unwrap()) {
            ("PATCH", _) => json!({ "facts": { "seen": true } }),
            (_, "escalations") => json!({ "conversation": { "external_id": conversation } }),
            (_, "messages") => json!({ "sender": "customer", "text": "hello" }),
            (_, "receipts") => json!({ "message": self.said, "status": "shown" }),
            (_, "control") => json!({ "action": "pass", "to": { "team": TEAM } }),
            (_, _) => Value::Null,
        };
        if (name, path.as_str()) == ("POST", "/files") {
            let picture = crate::support::file::png(4, 4);
            return match &self.bots[who] {
                Some(bot) => bot.upload("b.png", "image/png", &picture).await,
                None => Answer::of(self.app.http.post(self.app.url("/api/v1/files"))).await,
            };
        }
        let request = match &self.bots[who] {
            Some(bot) => bot.request(method(name), &path),
            None => self
                .app
                .http
                .request(method(name), self.app.url(&format!("/api/v1{path}"))),
        };
        Answer::of(match body {
            Value::Null => request,
            body => request.json(&body),
        })
        .await
    }
}

#[actix_web::test]
async fn no_bot_may_more_than_the_table_says() {
    let (cast, _) = cast().await;
    for (name, path, cells) in API {
        for (who, cell) in cells.chars().enumerate() {
            let answer = cast.asks(who, (name, path)).await;
            check(cell, &answer, &format!("{name} {path} by {}", BOTS[who]));
        }
    }
}

/// The body of a command.
fn command(path: &str) -> Value {
    match path.rsplit('/').next().unwrap() {
        "{id}" if path.starts_with("/settings/people") => json!({ "do": "save", "name": "Tom" }),
        "{id}" => json!({ "do": "rotate", "hours": 1 }),
        "teams" => json!({ "name": "Zoe's team" }),
        "{token}" => json!({ "do": "note", "text": "hello" }),
        "people" => json!({ "name": "Zoe", "email": "zoe@example.com" }),
        "bots" => json!({ "name": "Zoe's bot", "team": TEAM }),
        "routing" => json!({ "do": "save", "rules": [] }),
        "triggers" => json!({ "do": "save", "owner": format!("team:{TEAM}"), "rules": [] }),
        "away" => json!({ "away": false }),
        "decline" => json!({ "reason": "busy" }),
        "transfer" => json!({ "team": "Billing", "mode": "cold" }),
        "snooze" => json!({ "until": "2026-05-04T10:00:00Z" }),
        "{seq}" => json!({ "text": "other words", "version": 0 }),
        "reply" | "note" => json!({ "text": "hello", "force": true }),
        "resolve" | "return" => json!({ "force": true }),
        "tags" => json!({ "add": ["vip"] }),
        "priority" => json!({ "priority": "high" }),
        "facts" => json!({ "name": "seat", "value": "12A" }),
        "context" => json!({ "verdict": "enough" }),
        "mark" => json!({ "mark": "right" }),
        "follow" => json!({ "follow": true }),
        "assist" => json!({ "what": "summary" }),
        "read" => json!({ "seq": 1 }),
        "draft" => json!({ "kind": "note", "text": "x" }),
        _ => json!({}),
    }
}

#[actix_web::test]
async fn nobody_may_more_in_the_console_than_the_table_says() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot_of("Helper", TEAM).await;
    let file = bot
        .upload("a.png", "image/png", &crate::support::file::png(4, 4))
        .await;
    let file = file.expect(201)["id"].as_str().unwrap().to_owned();
    let ada = app.agent("Ada").await;
    let with_key = AgentClient {
        token: bot.key.clone(),
        ..ada.clone()
    };
    let people = [
        None,
        Some(with_key),
        Some(app.person("Bea", Role::Agent, &["Billing"]).await),
        Some(app.agent("Tom").await),
        Some(ada.clone()),
        Some(app.manager("Max").await),
        Some(app.person("Ida", Role::Admin, &[]).await),
    ];
    let accounts = app.services.accounts().all_agents().await.unwrap();
    let tom = accounts.iter().find(|agent| agent.name == "Tom");
    let tom = tom.unwrap().token.to_string();
    let shown = people[6].as_ref().unwrap().get("/settings/bots").await;
    let helper = shown.expect(200)["bots"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for (row, (name, path, cells)) in CONSOLE.into_iter().enumerate() {
        let mut body = escalation(&format!("c{row}"));
        body["attachments"] = json!([{ "file": file }]);
        body["ask"] = json!({ "type": "question", "prompt": "May I?" });
        let ticket = number(&bot.escalate_with(&body).await.expect(201));
        ada.accept(ticket).await.expect(200);
        let noted = ada.note(ticket, "an inner word").await.expect(200);
        let ask = ada.ticket(ticket).await["asks"][0]["id"].clone();
        let full = path
            .replace("{number}", &ticket.to_string())
            .replace("{seq}", &noted["message"]["seq"].to_string());
        let id = match path {
            "/settings/people/{id}" => &tom,
            "/settings/bots/{id}" => &helper,
            _ => &file,
        };
        let full = full.replace("{id}", id).replace("{name}", TEAM);
        let seen = ada.get("/customers").await.expect(200);
        let newest = seen["customers"][0]["id"].as_str().unwrap();
        let full = full.replace("{token}", newest);
        let conversation = bot.conversation(&format!("c{row}")).await;
        let full = full.replace("{conversation}", conversation["id"].as_str().unwrap());
        let full = match path {
            "/conversations/{conversation}/updates" => format!("{full}?after=0"),
            "/reports/context/tickets" => format!("{full}?bot=Helper&count=handoffs"),
            "/tickets/{number}/updates" => format!("{full}?after=0"),
            _ => full,
        };
        let mut given = command(path);
        if path.ends_with("/answer") {
            given = json!({ "ask": ask, "outcome": "answered", "value": "yes" });
        }
        for (who, cell) in cells.chars().enumerate() {
            let request = match &people[who] {
                Some(person) => person.request(method(name), &full),
                None => app.http.request(method(name), app.url(&full)),
            };
            let answer = Answer::of(match name {
                "GET" | "HEAD" => request,
                _ => request.json(&given),
            });
            check(
                cell,
                &answer.await,
                &format!("{name} {path} by {}", PEOPLE[who]),
            );
        }
    }
}

#[actix_web::test]
async fn no_form_of_another_site_does_anything() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c1").await);
    let max = app.agent_with_password("Max", Role::Manager).await;
    max.accept(ticket).await.expect(200);
    let browser = Browser::sign_in(&app, &max).await;
    // Looking at it once marks it as read.
    max.ticket(ticket).await;
    let before = max.ticket(ticket).await;
    let changing = CONSOLE
        .iter()
        .filter(|(name, ..)| !["GET", "HEAD"].contains(name));
    for (name, path, _) in changing.filter(|(_, path, _)| !path.starts_with("/login")) {
        let full = path
            .replace("{number}", &ticket.to_string())
            .replace("{seq}", "1")
            .replace("{name}", TEAM);
        let given = command(path);
        let fields: Vec<(&str, &str)> = given
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap_or("true")))
            .collect();
        let (_, right) = browser.session();
        for (token, origin) in [
            (None, None),
            (Some(""), None),
            (Some("made up"), None),
            (Some(right), Some("https://evil.example")),
            (Some(right), Some("null")),
        ] {
            let answer = browser
                .tries(method(name), &full, &fields, token, origin)
                .await;
            assert_eq!(
                answer.status, 403,
                "{name} {path} {token:?} {origin:?}: {}",
                answer.text
            );
        }
    }
    let after = max.ticket(ticket).await;
    let members = after["ticket"].as_object().unwrap().iter();
    // A form that is refused comes back with its page, and a page that is looked at is read, as by any link to it.
    for (name, member) in members.filter(|(name, _)| *name != "unread") {
        assert_eq!(*member, before["ticket"][name], "{name} has changed");
    }
    for name in ["control", "packet", "messages", "handoffs", "drafts"] {
        assert_eq!(after[name], before[name], "{name} have changed");
    }
}
