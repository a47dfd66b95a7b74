//! Mail servers that stand still, and processes that stop while a mail is on its way.

use crate::smtp_server::{Mood, SmtpServer};
use crate::support::TestApp;
use crate::support::database::TestDatabase;
use actix_web::rt;
use baton::delivery::mail::{MailTransport, SmtpSettings, SmtpTls};
use baton::domain::base::time::Moment;
use baton::domain::team::Team;
use baton::services::Clock;
use std::time::Duration;

const MAILS: usize = 8;

/// A minute, and what a mail that failed waits besides.
const PAUSE: Duration = Duration::from_secs(61);

fn start() -> Clock {
    Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap())
}

async fn sending_to(
    server: &SmtpServer,
    (database, clock): (TestDatabase, Clock),
    timeout: Option<Duration>,
) -> TestApp {
    TestApp::at(database, clock, |config| {
        config.mail.transport = MailTransport::Smtp(SmtpSettings {
            host: "localhost".into(),
            port: server.port,
            tls: SmtpTls::None,
            login: None,
            extra_roots: None,
            timeout,
        });
    })
    .await
}

/// Mails that wait to be sent to this server.
async fn mails_for(server: &SmtpServer, timeout: Option<Duration>) -> TestApp {
    let app = sending_to(server, (TestDatabase::create().await, start()), timeout).await;
    app.add_team("Support").await;
    for n in 0..MAILS {
        app.agent(&format!("Agent{n}")).await;
    }
    app.bot().await.escalate("c1").await;
    app.pass(Team::ACCEPT_WITHIN).await;
    app
}

#[actix_web::test]
async fn a_mail_server_that_stalls_is_left_alone_for_a_while() {
    let server = SmtpServer::start(Mood::FallsSilent).await;
    let app = mails_for(&server, Some(Duration::from_millis(300))).await;
    let tried = app.deliver().await;
    assert!((1..MAILS).contains(&tried), "{tried} were tried");
    let connections = server.connections();
    assert_eq!(app.deliver().await, 0, "it is left alone");
    assert_eq!(server.connections(), connections);
    app.clock.advance(PAUSE);
    assert_eq!(app.deliver().await, 1, "one mail tries it again");
    server.set_mood(Mood::Accepts);
    app.clock.advance(PAUSE * 3);
    app.deliver().await;
    assert_eq!(server.mails().len(), MAILS);
}

#[actix_web::test]
async fn several_mails_are_on_their_way_at_once() {
    let server = SmtpServer::start(Mood::FallsSilent).await;
    let app = mails_for(&server, None).await;
    let worker = app.worker();
    let sending = rt::spawn(async move { worker.deliver_due().await });
    while server.connections() < 4 {
        tokio::task::yield_now().await;
    }
    sending.abort();
}

#[actix_web::test]
async fn a_mail_on_its_way_at_a_stop_is_sent_by_the_next_process_at_once() {
    let server = SmtpServer::start(Mood::FallsSilent).await;
    let app = mails_for(&server, None).await;
    let (worker, clock) = (app.worker(), app.clock.clone());
    let sending = rt::spawn(async move { worker.deliver_due().await });
    while server.connections() < 4 {
        tokio::task::yield_now().await;
    }
    sending.abort();
    drop(sending.await);
    let database = app.stop().await;
    server.set_mood(Mood::Accepts);
    let next = sending_to(&server, (database, clock), None).await;
    assert_eq!(next.deliver().await, MAILS);
    assert_eq!(server.mails().len(), MAILS);
}
