//! A form without script that is refused comes back with the words in it.

use super::console::Browser;
use super::support::agent::{AgentClient, number};
use super::support::answer::Answer;
use super::support::bot::BotClient;
use super::support::{PASSWORD, TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::json;

const WORDS: &str = "Your refund is <on> its way";
const SHOWN: &str = "Your refund is &#60;on&#62; its way";

/// Ada has Maria's ticket, and a browser without script.
async fn at_work() -> (TestApp, AgentClient, Browser, i64) {
    let (app, _bot, ada, browser, ticket) = with_a_bot().await;
    (app, ada, browser, ticket)
}

/// The same with the bot.
async fn with_a_bot() -> (TestApp, BotClient, AgentClient, Browser, i64) {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("maria").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    ada.accept(ticket).await.expect(200);
    let browser = Browser::sign_in(&app, &ada).await;
    (app, bot, ada, browser, ticket)
}

/// The value of a hidden field of a page.
fn hidden(answer: &Answer, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = answer.text.split_once(&start).expect(name).1;
    let value = rest.split('"').next().unwrap();
    value.replace("&#38;", "&").replace("&#34;", "\"")
}

fn fields(author: &str) -> [(&str, &str); 4] {
    [
        ("text", WORDS),
        ("kind", "reply"),
        ("client_id", "c-1"),
        ("author", author),
    ]
}

#[actix_web::test]
async fn a_reply_with_a_stale_token_comes_back_with_a_fresh_one() {
    let (_app, ada, mut browser, ticket) = at_work().await;
    let first = browser.replace_csrf("stale");
    let path = format!("/tickets/{ticket}/reply?view=mine");
    let refused = browser.form(&path, &fields("")).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text.contains(SHOWN), "{}", refused.text);
    let fresh = hidden(&refused, "csrf");
    assert_ne!(fresh, first, "each page has a token of its own");
    assert_eq!(hidden(&refused, "client_id"), "c-1");
    // Sent again from that page, it goes out once.
    browser.replace_csrf(&fresh);
    assert_eq!(browser.form(&path, &fields("")).await.status, 303);
    let said = ada.ticket(ticket).await["messages"].to_string();
    assert_eq!(said.matches("Your refund is <on>").count(), 1);
}

#[actix_web::test]
async fn words_written_before_the_session_ended_are_back_after_signing_in_for_their_writer_alone() {
    let (app, ada, browser, ticket) = at_work().await;
    app.agent_with_password("Ben", Role::Agent).await;
    let page = browser.page(&format!("/tickets/{ticket}")).await;
    let author = hidden(&page, "author");
    browser.form("/logout", &[]).await;
    let path = format!("/tickets/{ticket}/reply?view=mine");
    let refused = browser.form(&path, &fields(&author)).await;
    assert_eq!(refused.status, 401);
    assert!(refused.text.contains("You were signed out"));
    let kept = (hidden(&refused, "kept_for"), hidden(&refused, "kept"));
    assert_eq!(kept.0, path);
    for (email, password, is_back) in [
        ("ben@example.com", PASSWORD, false),
        (ada.email.as_str(), "wrong", false),
        (ada.email.as_str(), PASSWORD, true),
    ] {
        let login = [
            ("email", email),
            ("password", password),
            ("kept_for", &kept.0),
            ("kept", &kept.1),
        ];
        let answer = browser.form("/login", &login).await;
        assert_eq!(answer.text.contains(SHOWN), is_back, "{email}");
        if password == "wrong" {
            assert_eq!(hidden(&answer, "kept"), kept.1);
        }
    }
    let said = ada.ticket(ticket).await["messages"].to_string();
    assert!(
        !said.contains("Your refund"),
        "nothing was sent by signing in"
    );
}

#[actix_web::test]
async fn a_reply_to_a_ticket_that_was_closed_meanwhile_can_still_be_read() {
    let (_app, ada, browser, ticket) = at_work().await;
    ada.resolve(ticket).await.expect(200);
    let path = format!("/tickets/{ticket}/reply");
    let refused = browser.form(&path, &fields("")).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains(SHOWN), "{}", refused.text);
    assert!(refused.text.contains("The ticket is closed"));
}

#[actix_web::test]
async fn what_stood_in_a_dialog_comes_back_with_the_reason() {
    let (_app, ada, browser, ticket) = at_work().await;
    let path = |command: &str| format!("/tickets/{ticket}/{command}");
    let learned = [
        ("note", WORDS),
        ("fact_name", "iban"),
        ("fact_value", ""),
        ("promises", "A voucher by Friday"),
    ];
    let refused = browser.form(&path("return"), &learned).await;
    assert_eq!(refused.status, 422);
    for shown in [
        SHOWN,
        "value=\"iban\"",
        "A voucher by Friday",
        "enter what you learned",
    ] {
        assert!(refused.text.contains(shown), "{shown}: {}", refused.text);
    }
    let nowhere = [("note", WORDS), ("to", "team:Nowhere"), ("mode", "cold")];
    let refused = browser.form(&path("transfer"), &nowhere).await;
    assert!(refused.status >= 400);
    assert!(refused.text.contains(SHOWN), "{}", refused.text);
    ada.resolve(ticket).await.expect(200);
    let refused = browser.form(&path("return"), &[("note", WORDS)]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains(SHOWN), "{}", refused.text);
}

#[actix_web::test]
async fn the_words_of_another_sites_form_do_not_appear_on_our_page() {
    let (_app, _ada, browser, ticket) = at_work().await;
    let path = format!("/tickets/{ticket}/reply");
    let foreign = browser.foreign_form(&path, &fields("")).await;
    assert_eq!(foreign.status, 403);
    assert!(!foreign.text.contains("Your refund"));
}

#[actix_web::test]
async fn a_fact_that_says_nothing_is_not_learned() {
    let (_app, ada, _browser, ticket) = at_work().await;
    for value in [json!(""), json!("  "), json!(null)] {
        let one = json!({ "name": "iban", "value": value });
        let refused = ada.command(ticket, "facts", &one).await;
        assert_eq!(refused.problem(422), "invalid");
        assert_eq!(refused.json()["errors"][0]["pointer"], "/value", "{value}");
        let several = json!({ "facts": [{ "name": "iban", "value": value }] });
        for command in ["facts", "return"] {
            let refused = ada.command(ticket, command, &several).await;
            assert_eq!(refused.problem(422), "invalid", "{command}");
            let pointer = &refused.json()["errors"][0]["pointer"];
            assert_eq!(pointer, "/facts/0/value", "{command} {value}");
        }
    }
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
}

#[actix_web::test]
async fn a_page_that_comes_back_with_a_refusal_leaves_the_new_words_unread() {
    let (_app, bot, ada, browser, ticket) = with_a_bot().await;
    let page = format!("/tickets/{ticket}");
    browser.page(&page).await.expect_page(200);
    let unread = async || {
        let mine = ada.get("/queue?view=mine").await.expect(200);
        let number = json!(ticket);
        let mut rows = mine["tickets"].as_array().unwrap().iter();
        rows.find(|row| row["number"] == number).unwrap()["unread"].clone()
    };
    assert_eq!(unread().await, json!(false));
    for (command, fields) in [
        ("reply", vec![("text", WORDS), ("last_seq", "1")]),
        ("note", vec![("text", WORDS), ("client_id", "a b")]),
        ("resolve", vec![("last_seq", "1")]),
        ("transfer", vec![("note", WORDS), ("to", "team:Nowhere")]),
    ] {
        bot.say("maria", "customer", "One more thing")
            .await
            .expect(201);
        assert_eq!(unread().await, json!(true), "{command}");
        let path = format!("/tickets/{ticket}/{command}");
        let refused = browser.form(&path, &fields).await;
        assert!(refused.status >= 400, "{command}: {}", refused.status);
        assert!(refused.text.contains("Maria"), "{command}: its page");
        assert_eq!(unread().await, json!(true), "{command}");
        browser.page(&page).await.expect_page(200);
        assert_eq!(unread().await, json!(false), "{command}");
    }
}

#[actix_web::test]
async fn who_resolves_a_colleagues_ticket_is_told_whose_it_is_and_what_to_do() {
    let (app, ada, _browser, ticket) = at_work().await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let path = format!("/tickets/{ticket}/resolve");
    let ask = "Ada has this ticket. Ask them or a manager to transfer it to you.";
    for (agent, sentence) in [
        (&ben, ask),
        (&max, "Ada has this ticket. Take it over first."),
    ] {
        let refused = agent.resolve(ticket).await;
        assert_eq!(refused.problem(403), "forbidden");
        assert_eq!(refused.json()["detail"], sentence);
        assert_eq!(refused.json()["owner"]["name"], "Ada");
        let browser = Browser::sign_in(&app, agent).await;
        for fields in [vec![], vec![("note", WORDS)]] {
            let page = browser.form(&path, &fields).await;
            assert_eq!(page.status, 403);
            assert!(
                page.text.contains(&format!("Not done. {sentence}")),
                "{}",
                page.text
            );
            assert!(page.text.contains("Maria"), "the ticket is shown");
            assert!(!page.text.contains("if you ask for help"), "{}", page.text);
            assert_eq!(page.text.contains(SHOWN), !fields.is_empty());
        }
    }
    ada.resolve(ticket).await.expect(200);
    let closed = ben.resolve(ticket).await;
    assert_eq!(
        closed.json()["detail"],
        "The ticket is closed. Reopen it first."
    );
    let waiting = number(&app.bot_of("Third bot", TEAM).await.escalate("jon").await);
    let nobody = ben.resolve(waiting).await;
    assert_eq!(
        nobody.json()["detail"],
        "Nobody has this ticket. Accept it first."
    );
}
