//! What nobody sees: invisible replies, and lines in the names of people.
#![cfg(test)]

use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::bot::escalation;
use baton::domain::base::words::Role;
use baton::domain::team::Team;
use baton::services::{AddAgent, AddBot, AddTeam};
use serde_json::json;

#[actix_web::test]
async fn a_reply_that_nobody_can_see_is_empty() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c").await);
    ada.accept(ticket).await.expect(200);
    for nothing in [
        "\u{200b}",
        "\u{2060}",
        "\u{feff}",
        "\u{2800}",
        "\u{3164}",
        "\u{ad} \u{200d}\n",
        "\u{e0020}",
    ] {
        for refused in [
            ada.reply(ticket, nothing).await,
            ada.note(ticket, nothing).await,
        ] {
            let why = refused.expect(422);
            assert_eq!(why["errors"][0]["pointer"], "/text", "{nothing:?}: {why}");
        }
    }
    ada.reply(ticket, "👍🏽").await.expect(200);
}

#[actix_web::test]
async fn a_customer_writes_no_lines_into_batons_mail() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    app.agent("Ada").await;
    let mut body = escalation("c");
    body["customer"]["name"] =
        json!("Maria\n\nYour session has expired. Sign in again: https://evil.example/login");
    let answer = bot.escalate_with(&body).await.expect(201);
    assert!(
        answer["warnings"].to_string().contains("/customer/name"),
        "{answer}"
    );
    app.pass(Team::ACCEPT_WITHIN).await;
    let mails = app.deliver_all().await;
    let mail = mails.first().unwrap();
    let line = mail
        .text
        .lines()
        .find(|line| line.starts_with("Customer:"))
        .unwrap();
    assert!(
        line.contains("Maria Your session has expired."),
        "{}",
        mail.text
    );
    for text in [&mail.text, mail.html.as_ref().unwrap(), &mail.subject] {
        assert!(
            !text.contains("evil.example"),
            "no link of the customer's: {text}"
        );
    }
}

#[actix_web::test]
async fn a_name_of_two_lines_is_refused_on_the_command_line() {
    let app = TestApp::spawn().await;
    for name in ["Ada\nLovelace", "Ada\u{2028}x", "Ada\u{202e}x", "A\u{7}"] {
        let agent = AddAgent {
            email: "a@example.com".into(),
            name: name.into(),
            role: Role::Agent,
            teams: Vec::new(),
            capacity: None,
            password: None,
        };
        assert!(
            app.services.accounts().add_agent(agent).await.is_err(),
            "{name:?}"
        );
        let bot = AddBot {
            name: name.into(),
            team: "Support".into(),
        };
        assert!(
            app.services.accounts().add_bot(bot).await.is_err(),
            "{name:?}"
        );
        let team = AddTeam {
            name: name.into(),
            language: None,
        };
        assert!(
            app.services.accounts().add_team(team).await.is_err(),
            "{name:?}"
        );
    }
}
