//! What happens is on every entitled screen at once, and a screen that does not read delays nobody.

use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::base::words::Role;
use baton::storage::schema::packets;
use baton::storage::{AnyConnection, StorageError};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use serde_json::{Value, json};
use socket2::{Domain, Socket as RawSocket, Type};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

#[actix_web::test]
async fn a_waiting_ticket_and_the_customers_words_appear_on_every_entitled_screen() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot().await;
    let (ada, ben) = (app.agent("Ada").await, app.agent("Ben").await);
    let max = app.manager("Max").await;
    let cleo = app.person("Cleo", Role::Agent, &["Billing"]).await;
    let mut screens = [
        ada.live(None).await,
        ben.live(None).await,
        max.live(None).await,
    ];
    let mut elsewhere = cleo.live(None).await;
    let ticket = number(&bot.escalate("c1").await);
    for screen in &mut screens {
        let row = screen.next("upsert", &format!("row-{ticket}")).await;
        assert!(
            row["html"].as_str().unwrap().contains("Maria Lindqvist"),
            "{row}"
        );
    }
    let mut open = ben.live(Some(ticket)).await;
    ada.accept(ticket).await.expect(200);
    let bar = open.next("replace", &format!("control-{ticket}")).await;
    assert!(bar["html"].as_str().unwrap().contains("Ada"), "{bar}");
    bot.say("c1", "customer", "Hello? <b>anybody</b>")
        .await
        .expect(201);
    let thread = format!("thread-{ticket}");
    while !open.next("append", &thread).await["html"]
        .as_str()
        .unwrap()
        .contains("Hello?")
    {}
    // The other team's screen heard nothing of it: its first frame is its own ticket.
    let other = app.bot_of("Billing bot", "Billing").await;
    let own = number(&other.escalate("b1").await);
    assert_eq!(elsewhere.next_frame().await["target"], format!("row-{own}"));
}

#[actix_web::test]
async fn frames_of_a_ticket_carry_every_seq_once_and_in_order() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    let mut open = ada.live(Some(ticket)).await;
    let start = ada.ticket(ticket).await["ticket"]["last_seq"]
        .as_i64()
        .unwrap();
    ada.accept(ticket).await.expect(200);
    for text in ["one", "two", "three"] {
        bot.say("c1", "customer", text).await.expect(201);
    }
    let last = ada.ticket(ticket).await["ticket"]["last_seq"]
        .as_i64()
        .unwrap();
    let mut next = start + 1;
    while next <= last {
        let frame = open.next_frame().await;
        let seq = frame["seq"].as_i64().unwrap();
        if frame["target"] == format!("thread-{ticket}") && seq >= next {
            assert_eq!(seq, next, "a gap before {frame}");
            next += 1;
        }
    }
}

#[actix_web::test]
async fn a_socket_needs_a_session_and_the_consoles_own_origin() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let upgrade = |token: &str, origin: &str| {
        let request = app
            .http
            .get(app.url("/live"))
            .header("origin", origin.to_owned());
        let request = request
            .header("connection", "upgrade")
            .header("upgrade", "websocket");
        let request = request.header("sec-websocket-version", "13");
        request
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
            .bearer_auth(token)
    };
    let status = |answer: reqwest::Response| answer.status().as_u16();
    let foreign = upgrade(&ada.token, "https://evil.example")
        .send()
        .await
        .unwrap();
    assert_eq!(status(foreign), 403);
    let nobody = upgrade("bat_nothing", "http://baton.test")
        .send()
        .await
        .unwrap();
    assert_eq!(status(nobody), 401);
    let own = upgrade(&ada.token, "http://baton.test")
        .send()
        .await
        .unwrap();
    assert_eq!(status(own), 101);
}

#[actix_web::test]
async fn signing_out_closes_the_agents_sockets() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let socket = ada.live(None).await;
    app.services.accounts().signed_out(ada.id);
    assert_eq!(socket.closed().await.as_deref(), Some("signed out"));
}

#[actix_web::test]
async fn a_stopping_server_closes_its_sockets_with_a_reason() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let socket = ada.live(None).await;
    let (reason, _) = futures_util::join!(socket.closed(), app.stop());
    assert_eq!(reason.as_deref(), Some("the server is stopping"));
}

#[actix_web::test]
async fn consoles_that_could_not_be_shown_something_come_back_for_it() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    let screens = [ada.live(None).await, ada.live(Some(ticket)).await];
    // Now its row cannot be read.
    let spoil = |conn: &mut AnyConnection| {
        let body = packets::body.eq("no JSON");
        let spoilt = diesel::update(packets::table).set(body).execute(conn)?;
        Ok::<_, StorageError>(spoilt)
    };
    app.services.store.write(spoil).await.unwrap();
    bot.say("c1", "customer", "Hello?").await.expect(201);
    for screen in screens {
        let reason = screen.closed().await;
        assert_eq!(reason.as_deref(), Some("reconnect and catch up"));
    }
}

/// A console that opens its socket and then never reads, with small buffers.
fn stalled(address: std::net::SocketAddr, token: &str, ticket: i64) -> TcpStream {
    let socket = RawSocket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    socket.connect(&address.into()).unwrap();
    let mut stream = TcpStream::from(socket);
    let request = format!(
        "GET /live?ticket={ticket} HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {token}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut first = [0u8; 12];
    stream.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 101");
    stream
}

#[actix_web::test]
async fn a_client_that_stops_reading_delays_nobody_and_is_gone_within_half_a_minute() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("c1").await);
    let mut healthy = ada.live(Some(ticket)).await;
    let (address, token) = (app.address, ben.token.clone());
    let stream = tokio::task::spawn_blocking(move || stalled(address, &token, ticket))
        .await
        .unwrap();
    let mut open = app.live.hub.open_sockets();
    open.wait_for(|open| *open == 2).await.unwrap();
    let text = "x".repeat(60_000);
    let mut sent = 0;
    while app.live.hub.is_here(ben.id) {
        assert!(
            sent < 1000,
            "60 MB were queued for a socket that does not read"
        );
        bot.say("c1", "customer", &format!("{sent} {text}"))
            .await
            .expect(201);
        // The healthy console has it before the next one is sent: nothing holds it up.
        loop {
            let frame = healthy.next("append", &format!("thread-{ticket}")).await;
            if frame["html"]
                .as_str()
                .unwrap()
                .contains(&format!("{sent} xxx"))
            {
                break;
            }
        }
        sent += 1;
    }
    let gone = open.wait_for(|open| *open == 1);
    let gone = tokio::time::timeout(Duration::from_secs(30), gone).await;
    assert!(gone.is_ok(), "the connection outlived half a minute");
    drop(stream);
}

#[actix_web::test]
async fn who_gave_a_ticket_to_another_team_hears_that_and_nothing_more() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let cleo = app.person("Cleo", Role::Agent, &["Billing"]).await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let mut open = ada.live(Some(ticket)).await;
    let give = serde_json::json!({ "team": "Billing", "mode": "cold" });
    ada.command(ticket, "transfer", &give).await.expect(200);
    let bar = open.next("replace", &format!("control-{ticket}")).await;
    assert!(bar["html"].as_str().unwrap().contains("Billing"), "{bar}");
    // Cleo hears everything: what Ada hears is looked at once Cleo has heard it.
    let mut theirs = cleo.live(Some(ticket)).await;
    cleo.accept(ticket).await.expect(200);
    bot.say("c1", "customer", "secret words").await.expect(201);
    let thread = format!("thread-{ticket}");
    while !theirs
        .next("append", &thread)
        .await
        .to_string()
        .contains("secret words")
    {}
    let own = number(&bot.escalate("c2").await);
    loop {
        let frame = open.next_frame().await;
        assert!(!frame.to_string().contains("secret words"), "{frame}");
        if frame["target"] == format!("row-{own}") {
            break;
        }
    }
}

#[actix_web::test]
async fn consoles_that_were_sent_to_catch_up_come_back_and_are_pushed_to_again() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    bot.escalate("c1").await;
    let socket = ada.live(None).await;
    // What a row is drawn from cannot be read; the words can be stored.
    let mut conn = app.services.store.connect().unwrap();
    conn.batch_execute("ALTER TABLE asks RENAME TO asks_gone")
        .unwrap();
    bot.say("c1", "customer", "Hello?").await.expect(201);
    let why = socket.closed().await;
    assert_eq!(why.as_deref(), Some("reconnect and catch up"));
    conn.batch_execute("ALTER TABLE asks_gone RENAME TO asks")
        .unwrap();
    let mut socket = ada.live(None).await;
    let ticket = number(&bot.escalate("c2").await);
    socket.next("upsert", &format!("row-{ticket}")).await;
}

#[actix_web::test]
async fn a_console_says_which_ticket_it_shows_and_hears_that_one_and_no_other() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let (ada, ben) = (app.agent("Ada").await, app.agent("Ben").await);
    let first = number(&bot.escalate("c1").await);
    let second = number(&bot.escalate("c2").await);
    let mut colleague = ben.live(Some(second)).await;
    let mut open = ada.live(Some(first)).await;
    open.say(&json!({ "open": second }).to_string()).await;
    let hello = open.next("hello", &format!("ticket-{second}")).await;
    let seq = ada.ticket(second).await["ticket"]["last_seq"].clone();
    assert_eq!(hello["seq"], seq);
    // Colleagues see her there.
    let presence = format!("presence-{second}");
    while !colleague.next("presence", &presence).await["html"]
        .as_str()
        .unwrap()
        .contains("Ada")
    {}
    bot.say("c1", "customer", "in the first").await.expect(201);
    bot.say("c2", "customer", "in the second").await.expect(201);
    let heard = |frame: &Value| frame["target"].as_str().unwrap().to_owned();
    loop {
        let frame = open.next_frame().await;
        assert_ne!(heard(&frame), format!("thread-{first}"), "{frame}");
        if heard(&frame) == format!("thread-{second}") {
            break;
        }
    }
    // So does a console that opens with the ticket, whoever was there before.
    let mut fresh = ada.live(Some(second)).await;
    while !fresh.next("presence", &presence).await["html"]
        .as_str()
        .unwrap()
        .contains("Ben")
    {}
    drop(fresh);
    open.say(&json!({ "open": null }).to_string()).await;
    while colleague.next("presence", &presence).await["html"]
        .as_str()
        .unwrap()
        .contains("Ada")
    {}
    bot.say("c2", "customer", "nobody looks").await.expect(201);
    bot.escalate("c3").await;
    loop {
        let frame = open.next_frame().await;
        assert_ne!(heard(&frame), format!("thread-{second}"), "{frame}");
        if heard(&frame) == format!("row-{}", second + 1) {
            break;
        }
    }
}

#[actix_web::test]
async fn a_console_hears_no_ticket_that_is_not_its_agents_to_see() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let other = app.bot_of("Billing bot", "Billing").await;
    let (ada, bot) = (app.agent("Ada").await, app.bot().await);
    let foreign = number(&other.escalate("b1").await);
    let own = number(&bot.escalate("c1").await);
    let mut open = ada.live(None).await;
    open.say(&json!({ "open": foreign }).to_string()).await;
    // What it does not understand changes nothing.
    open.say("{\"open\":\"all\"}").await;
    other.say("b1", "customer", "not for her").await.expect(201);
    open.say(&json!({ "open": own }).to_string()).await;
    loop {
        let frame = open.next_frame().await;
        let target = frame["target"].as_str().unwrap();
        assert!(!target.ends_with(&format!("-{foreign}")), "{frame}");
        if frame["op"] == "hello" && target == format!("ticket-{own}") {
            break;
        }
    }
}
