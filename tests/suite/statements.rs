//! How many statements a request costs: held at a number, so that it can only fall.

use super::console::Browser;
use super::support::TestApp;
use super::support::agent::{AgentClient, number};
use super::support::bot::{BotClient, escalation};
use baton::domain::base::words::Role;
use baton::startup::Workers;
use serde_json::{Value, json};
use std::time::Duration;

/// Tickets that wait when a page is counted: more than one of each would show what grows with them.
const WAITING: usize = 20;

/// What may be sent on SQLite and on PostgreSQL.
struct Most {
    sqlite: usize,
    postgres: usize,
}

impl Most {
    #[track_caller]
    fn holds(&self, app: &TestApp, what: &str, sent: &[String]) {
        let most = match app.database.is_postgres() {
            true => self.postgres,
            false => self.sqlite,
        };
        let listed = sent.join("\n  ");
        println!("{what}: {} statements", sent.len());
        assert!(
            sent.len() <= most,
            "{what}: {} statements instead of {most}:\n  {listed}",
            sent.len()
        );
    }
}

impl TestApp {
    /// What the database is sent while `work` runs.
    async fn statements<T>(&self, work: impl Future<Output = T>) -> (T, Vec<String>) {
        self.services.store.statements().record();
        let done = work.await;
        (done, self.services.store.statements().finish())
    }
}

/// An escalation with 20 messages.
fn long_escalation(conversation: &str) -> Value {
    let mut body = escalation(conversation);
    let said = |turn: usize| {
        let role = ["customer", "bot"][turn % 2];
        json!({ "id": format!("m{turn}"), "role": role, "text": format!("Words of turn {turn}"),
                "at": format!("2026-05-04T08:{turn:02}:00Z") })
    };
    body["transcript"] = (0..20).map(said).collect();
    body["trigger"]["message_id"] = json!(format!("msg of {conversation}"));
    body["intent"] = json!({ "name": "refund", "confidence": 0.83 });
    body
}

/// A server with tickets that wait, and an agent who signed in.
struct Desk {
    app: TestApp,
    bot: BotClient,
    ada: AgentClient,
    browser: Browser,
    tickets: Vec<i64>,
}

impl Desk {
    async fn with_waiting_tickets() -> Self {
        let app = TestApp::with_workers(Workers::Absent).await;
        let bot = app.bot().await;
        let ada = app.agent_with_password("Ada", Role::Agent).await;
        let browser = Browser::sign_in(&app, &ada).await;
        let mut tickets = Vec::new();
        for turn in 0..WAITING {
            let body = long_escalation(&format!("web-{turn}"));
            tickets.push(number(&bot.escalate_with(&body).await.expect(201)));
        }
        Self {
            app,
            bot,
            ada,
            browser,
            tickets,
        }
    }
}

#[actix_web::test]
async fn an_escalation() {
    let desk = Desk::with_waiting_tickets().await;
    let body = long_escalation("web-new");
    let (answer, sent) = desk.app.statements(desk.bot.escalate_with(&body)).await;
    answer.expect(201);
    let most = Most {
        sqlite: 49,
        postgres: 16,
    };
    most.holds(&desk.app, "an escalation", &sent);
}

#[actix_web::test]
async fn a_reply_with_its_answer() {
    let desk = Desk::with_waiting_tickets().await;
    let ticket = desk.tickets[0];
    desk.ada.accept(ticket).await.expect(200);
    desk.ada.reply(ticket, "Hello Maria").await.expect(200);
    let (answer, sent) = desk.app.statements(desk.ada.reply(ticket, "I see")).await;
    answer.expect(200);
    let most = Most {
        // With one that brings the index up to date before the commit.
        sqlite: 19,
        postgres: 10,
    };
    most.holds(&desk.app, "a reply", &sent);
}

#[actix_web::test]
async fn a_page_of_a_ticket() {
    let desk = Desk::with_waiting_tickets().await;
    let ticket = desk.tickets[0];
    desk.ada.accept(ticket).await.expect(200);
    desk.ada.reply(ticket, "Hello Maria").await.expect(200);
    let path = format!("/tickets/{ticket}");
    desk.browser.page(&path).await.expect_page(200);
    let (page, sent) = desk.app.statements(desk.browser.page(&path)).await;
    assert!(page.expect_page(200).contains("Hello Maria"));
    let most = Most {
        sqlite: 14,
        postgres: 14,
    };
    most.holds(&desk.app, "a page of a ticket", &sent);
}

/// However much it holds, however much it goes on from, and although it is marked as read.
#[actix_web::test]
async fn a_page_of_a_ticket_that_holds_much() {
    let desk = Desk::with_waiting_tickets().await;
    let ticket = desk.tickets[0];
    desk.ada.accept(ticket).await.expect(200);
    desk.ada.resolve(ticket).await.expect(200);
    desk.app.clock.advance(Duration::from_secs(90 * 24 * 3600));
    let again = desk.bot.escalate_with(&long_escalation("web-0")).await;
    assert_eq!(again.status, 200, "the same trigger message");
    let mut body = long_escalation("web-0");
    body["trigger"]["message_id"] = json!("another");
    body["ask"] = json!({ "type": "question", "prompt": "Which seat?" });
    let ticket = number(&desk.bot.escalate_with(&body).await.expect(201));
    desk.ada.accept(ticket).await.expect(200);
    for turn in 0..5 {
        let facts = json!({ "facts": { format!("fact_{turn}"): turn } });
        desk.ada.command(ticket, "facts", &facts).await.expect(200);
        desk.ada.note(ticket, "A note").await.expect(200);
        desk.bot
            .say("web-0", "customer", "Hello?")
            .await
            .expect(201);
    }
    let path = format!("/tickets/{ticket}");
    let browser = Browser::sign_in(&desk.app, &desk.ada).await;
    let (page, sent) = desk.app.statements(browser.page(&path)).await;
    assert!(page.expect_page(200).contains("Earlier tickets"));
    let most = Most {
        // Marking it as read is a transaction of the writer.
        sqlite: 20,
        postgres: 15,
    };
    most.holds(&desk.app, "a page of a ticket that holds much", &sent);
}

#[actix_web::test]
async fn a_page_of_the_queue() {
    let desk = Desk::with_waiting_tickets().await;
    desk.ada.accept(desk.tickets[0]).await.expect(200);
    let path = "/queue?view=team";
    desk.browser.page(path).await.expect_page(200);
    let (page, sent) = desk.app.statements(desk.browser.page(path)).await;
    assert!(page.expect_page(200).contains("Maria"));
    let most = Most {
        sqlite: 6,
        postgres: 6,
    };
    most.holds(&desk.app, "a page of the queue", &sent);
}

/// Each ticket costs what it costs alone, and nothing is read for all of them.
#[actix_web::test]
async fn a_command_for_many_tickets() {
    let desk = Desk::with_waiting_tickets().await;
    let tag =
        |tickets: &[i64], name: &str| json!({ "do": "tag", "tickets": tickets, "add": [name] });
    let path = "/queue/bulk";
    desk.ada
        .post(path, &tag(&desk.tickets[..1], "a"))
        .await
        .expect(200);
    let of = tag(&desk.tickets[..1], "b");
    let (answer, one) = desk.app.statements(desk.ada.post(path, &of)).await;
    answer.expect(200);
    let of = tag(&desk.tickets[1..11], "b");
    let (answer, ten) = desk.app.statements(desk.ada.post(path, &of)).await;
    answer.expect(200);
    let most = Most {
        sqlite: 10 * one.len(),
        postgres: 10 * one.len(),
    };
    most.holds(&desk.app, "a command for ten tickets", &ten);
}

/// With a console open, for a minute in which nothing happens: it looks for what it may have missed, and says
/// that an agent is there.
#[actix_web::test]
async fn an_idle_node() {
    let app = TestApp::with_workers(Workers::Running).await;
    let (ada, bot) = (app.agent("Ada").await, app.bot().await);
    bot.escalate("web-1").await;
    let _console = ada.live(None).await;
    app.sent_idly(Duration::from_secs(2)).await;
    let mut sent = app.sent_idly(Duration::from_secs(60)).await;
    // On PostgreSQL it is read again while a transaction that began earlier still runs, be it of another test.
    sent.retain(|sql| !sql.contains("txid"));
    // What is looked for every five seconds may fall into the minute once more; twice a second it is asked whose session
    // or token has ended, for as long as a console is open. Every ten seconds it is looked for tickets to index anew,
    // and for replies whose words are yet to be read.
    let most = Most {
        sqlite: 193,
        postgres: 203,
    };
    most.holds(&app, "an idle node, in a minute", &sent);
}
