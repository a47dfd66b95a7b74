//! A commit that is carried out although its answer never comes: a proxy before PostgreSQL swallows it.
#![cfg(feature = "postgres")]

use crate::support::TestApp;
use crate::support::agent::number;
use crate::support::database::TestDatabase;
use baton::config::Config;
use baton::domain::base::time::Moment;
use baton::services::Clock;
use baton::storage::Database;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

/// The words whose commit is not answered.
const WORDS: &str = "said once";

/// A proxy that hangs up once, between a commit that carries [`WORDS`] and its answer.
struct Proxy {
    url: String,
    swallows: Arc<AtomicBool>,
}

impl Proxy {
    fn before(database: &TestDatabase) -> Self {
        let mut url = Url::parse(&database.url()).unwrap();
        let server = (
            url.host_str().unwrap().to_owned(),
            url.port().unwrap_or(5432),
        );
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        url.set_host(Some("127.0.0.1")).unwrap();
        url.set_port(Some(listener.local_addr().unwrap().port()))
            .unwrap();
        let swallows = Arc::new(AtomicBool::new(false));
        let armed = swallows.clone();
        // On a thread of its own: a server connects before it lets anybody else run. It ends with the process.
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(serve(listener, server, armed));
        });
        Self {
            url: url.into(),
            swallows,
        }
    }
}

async fn serve(listener: std::net::TcpListener, server: (String, u16), swallows: Arc<AtomicBool>) {
    let listener = TcpListener::from_std(listener).unwrap();
    while let Ok((client, _)) = listener.accept().await {
        let server = TcpStream::connect(server.clone()).await.unwrap();
        tokio::spawn(pass_on(client, server, swallows.clone()));
    }
}

async fn pass_on(mut client: TcpStream, mut server: TcpStream, swallows: Arc<AtomicBool>) {
    let has = |bytes: &[u8], text: &str| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    let (mut sent, mut answered) = ([0; 65_536], [0; 65_536]);
    let mut carries = false;
    loop {
        tokio::select! {
            read = client.read(&mut sent) => match read {
                Ok(0) | Err(_) => return,
                Ok(count) => {
                    let bytes = &sent[..count];
                    server.write_all(bytes).await.unwrap();
                    carries |= has(bytes, WORDS);
                    if carries && has(bytes, "COMMIT") && swallows.swap(false, Ordering::SeqCst) {
                        // It is done when the answer is here; the client does not get it.
                        assert!(server.read(&mut answered).await.unwrap() > 0);
                        return;
                    }
                }
            },
            read = server.read(&mut answered) => match read {
                Ok(0) | Err(_) => return,
                Ok(count) => if client.write_all(&answered[..count]).await.is_err() { return },
            },
        }
    }
}

#[actix_web::test]
async fn a_commit_whose_answer_is_lost_is_called_unknown_and_is_stored_once_when_it_is_sent_again()
{
    let database = TestDatabase::create().await;
    if !database.is_postgres() {
        return;
    }
    let proxy = Proxy::before(&database);
    let through = Database::parse(&proxy.url).unwrap();
    let set = |config: &mut Config| config.database = through;
    let start = Moment::parse("2026-05-04T09:00:00Z").unwrap();
    let app = TestApp::at(database, Clock::movable(start), set).await;
    app.add_team("Support").await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c1").await);
    let ada = app.agent("Ada").await;
    ada.accept(ticket).await.expect(200);

    let reply = json!({ "text": WORDS, "client_id": "reply-1" });
    proxy.swallows.store(true, Ordering::SeqCst);
    let problem = ada.command(ticket, "reply", &reply).await.expect(503);
    assert_eq!(problem["code"], "outcome_unknown", "{problem}");
    assert!(
        problem["detail"].as_str().unwrap().contains("same id"),
        "{problem}"
    );
    ada.command(ticket, "reply", &reply).await.expect(200);

    let message = json!({ "sender": "customer", "text": WORDS, "external_id": "m-1" });
    proxy.swallows.store(true, Ordering::SeqCst);
    let problem = bot.message("c1", &message).await.expect(503);
    assert_eq!(problem["code"], "outcome_unknown", "{problem}");
    bot.message("c1", &message).await.expect(200);

    let said = bot.spoken("c1").await;
    let times = said.iter().filter(|(_, text)| text == WORDS).count();
    assert_eq!(times, 2, "the reply once and the message once: {said:?}");
    assert!(!proxy.swallows.load(Ordering::SeqCst));
}
