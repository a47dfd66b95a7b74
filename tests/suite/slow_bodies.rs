//! Whoever sends a body slowly is asked again who they are: nobody acts with what they were when they began.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::ids::TicketId;
use baton::domain::base::words::Role;
use baton::domain::case::actor::Actor;
use baton::services::{ManagedBy, Note, ServiceError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request whose body is half there, from somebody whom the server has let in.
struct Half {
    stream: TcpStream,
    rest: &'static str,
}

impl Half {
    async fn sent(app: &TestApp, path: &str, headers: &str, body: &'static str) -> Self {
        let statements = app.services.store.statements();
        let mut stream = TcpStream::connect(app.address).await.unwrap();
        let (first, rest) = body.split_at(body.len() / 2);
        statements.record();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: baton.test\r\nConnection: close\r\n{headers}\r\nContent-Length: {}\r\n\r\n{first}",
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        // It is let in by a look into the database.
        while statements.so_far() == 0 {
            tokio::task::yield_now().await;
        }
        statements.finish();
        Self { stream, rest }
    }

    /// Sends the rest a moment later and returns the status.
    async fn ended(mut self, app: &TestApp) -> u16 {
        app.clock.advance(Duration::from_secs(2));
        self.stream.write_all(self.rest.as_bytes()).await.unwrap();
        let mut answer = String::new();
        self.stream.read_to_string(&mut answer).await.unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    }
}

#[actix_web::test]
async fn rights_are_those_of_the_moment_in_which_it_is_done() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot_of("Two", "Billing").await, app.agent("Ada").await);
    let ticket = TicketId(number(&bot.escalate("c1").await));
    // As a request that began when she was still a manager would know her.
    let before = Actor {
        id: ada.id,
        role: Role::Manager,
        teams: Vec::new(),
    };
    let note = Note {
        text: "I lead here".into(),
        client_id: None,
        attachments: Vec::new(),
    };
    let done = app.services.desk().note(before, ticket, note).await;
    assert!(matches!(done, Err(ServiceError::NotFound(_))), "{done:?}");
}

const WORDS: &str = r#"{"sender":"customer","text":"written with a key that is gone"}"#;

#[actix_web::test]
async fn a_message_that_was_slow_is_not_stored_for_a_key_that_was_rotated() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    bot.escalate("c1").await;
    let ada = app.agent("Ada").await;
    let auth = format!(
        "Authorization: Bearer {}\r\nContent-Type: application/json",
        bot.key
    );
    let path = "/api/v1/conversations/c1/messages";
    let slow = Half::sent(&app, path, &auth, WORDS).await;
    assert_eq!(slow.ended(&app).await, 201, "slowness alone is no fault");
    let slow = Half::sent(&app, path, &auth, WORDS).await;
    app.services
        .accounts()
        .rotate_key(ManagedBy::CommandLine, "Helper bot".into(), Duration::ZERO)
        .await
        .unwrap();
    assert_eq!(slow.ended(&app).await, 401);
    let shown = ada.ticket(1).await;
    let said = shown["messages"].as_array().unwrap().iter();
    assert_eq!(
        said.filter(|said| said["text"].as_str().unwrap().contains("gone"))
            .count(),
        1
    );
}

#[actix_web::test]
async fn a_note_that_was_slow_is_not_stored_for_an_agent_who_may_no_longer_sign_in() {
    let app = TestApp::spawn().await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    let auth = format!(
        "Authorization: Bearer {}\r\nAccept: application/json\r\nContent-Type: application/json",
        ada.token
    );
    let path = format!("/tickets/{ticket}/note");
    let slow = Half::sent(
        &app,
        &path,
        &auth,
        r#"{"text":"of an account that was disabled"}"#,
    )
    .await;
    app.services
        .accounts()
        .disable_agent(ManagedBy::CommandLine, ada.email.clone())
        .await
        .unwrap();
    assert_eq!(slow.ended(&app).await, 401);
    assert!(!max.ticket(ticket).await.to_string().contains("disabled"));
}

#[actix_web::test]
async fn a_form_that_was_slow_is_not_taken_from_a_session_that_has_ended() {
    let app = TestApp::spawn().await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let (cookie, csrf) = browser.session();
    let headers = format!(
        "Cookie: {cookie}\r\nX-CSRF-Token: {csrf}\r\nX-Requested-With: baton\r\nContent-Type: application/x-www-form-urlencoded"
    );
    let path = format!("/tickets/{ticket}/note");
    let slow = Half::sent(&app, &path, &headers, "text=written+after+the+sign-out").await;
    browser.form("/logout", &[]).await;
    assert_eq!(slow.ended(&app).await, 401);
    assert!(
        !ada.ticket(ticket)
            .await
            .to_string()
            .contains("written after")
    );
}
