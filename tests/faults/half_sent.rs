//! Requests that never come to their end: logins that take every connection, uploads that take all memory.

use crate::desk::Desk;
use crate::length::{PATIENCE, eventually, held, room_for_connections};
use crate::others::prompt;
use crate::support::PASSWORD;
use crate::support::agent::AgentClient;
use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use crate::wire::{Head, begun, head};
use actix_web::rt;
use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream::FuturesUnordered;
use serde_json::json;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// More than the files a process may have open if nothing raises the usual limit.
const LOGINS: usize = 1100;

/// Longer than any test holds them: it is not the deadline of bodies that ends them.
const PATIENT: [(&str, &str); 2] = [
    ("BATON_BODY_PAUSE_SECONDS", "600"),
    ("BATON_BODY_SECONDS", "600"),
];

/// What service managers give.
const FILES: &str = "ulimit -Sn 1024";

fn half_login(from: &str) -> String {
    format!(
        "POST /login HTTP/1.1\r\nHost: baton.test\r\nX-Forwarded-For: {from}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nemail=a"
    )
}

async fn signs_in(process: &BatonProcess, email: &str) -> Answer {
    let login = crate::desk::client().post(format!("{}/login", process.base()));
    let login = login.header("x-forwarded-for", "198.51.100.7");
    let body = json!({ "email": email, "password": PASSWORD });
    Answer::of(login.json(&body)).await
}

#[actix_web::test]
async fn half_sent_logins_keep_nobody_out() {
    if room_for_connections() < 2 * LOGINS {
        return eprintln!("not tried: this program may not open {LOGINS} connections");
    }
    let database = TestDatabase::create().await;
    let process = BatonProcess::start_prepared(Some(FILES), database.url(), &PATIENT).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    let ada = desk.with_password("Ada").await;

    // From as many places: each is let in and waited for.
    let places = (0..LOGINS).map(|n| format!("10.1.{}.{}", n / 250, n % 250));
    let requests: Vec<String> = places.map(|place| half_login(&place)).collect();
    let open = join_all(requests.iter().map(|request| begun(&process, request))).await;
    others.go_on_for(held()).await;
    prompt("a login", signs_in(&process, &ada.email))
        .await
        .expect(200);
    drop(open);

    // From one place: most are refused, and the others of that place are let in afterwards.
    let one = half_login("10.9.9.9");
    let open = join_all((0..LOGINS).map(|_| begun(&process, &one))).await;
    let answers = open
        .into_iter()
        .map(|mut stream| async move { (head(&mut stream).await.unwrap(), stream) });
    let mut answers: FuturesUnordered<_> = answers.collect();
    let mut refused = Vec::new();
    while refused.len() < LOGINS - 50 {
        let (answer, stream): (Head, TcpStream) = answers.next().await.unwrap();
        assert!(answer.refuses(429, "too_many_at_once"), "{answer:?}");
        refused.push(stream);
    }
    others.go_on_for(held()).await;
    prompt("a login", signs_in(&process, &ada.email))
        .await
        .expect(200);
    drop((refused, answers));
    eventually("a login of that place", || async {
        let mut stream = begun(&process, &one).await;
        stream.write_all(&[b'a'; 893]).await.unwrap();
        head(&mut stream).await.unwrap().status != 429
    })
    .await;
    others.find_their_words().await;
}

/// An upload that stops one byte before its end. Answers if it was refused; else it stays open.
async fn upload(mut stream: TcpStream, body: Arc<Vec<u8>>) -> (Option<Head>, TcpStream) {
    let (mut from_server, mut to_server) = stream.split();
    let sending = async {
        // Whoever is refused finds the connection closed.
        to_server.write_all(&body).await.ok();
        std::future::pending::<()>().await;
    };
    let mut first = vec![0; 4096];
    let read = tokio::select! {
        read = from_server.read(&mut first) => read,
        () = sending => unreachable!(),
    };
    let length = read.unwrap_or(0);
    let text = String::from_utf8_lossy(&first[..length]).into_owned();
    let status = text
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let answer = status.map(|status| Head { status, text });
    (answer, stream)
}

const FILE_BYTES: usize = 10 * 1024 * 1024;

/// Uploads of one agent that may be under way at the same time.
const AT_ONCE: usize = 8;

/// So many uploads of one agent that stop one byte before their end. Gives those that are held and not refused, and how
/// many were told why they were.
async fn unfinished(process: &BatonProcess, agent: &AgentClient, uploads: usize) -> (Held, usize) {
    let request = format!(
        "POST /files?name=a.txt HTTP/1.1\r\nHost: baton.test\r\nAuthorization: Bearer {}\r\n\
         Content-Type: text/plain\r\nContent-Length: {FILE_BYTES}\r\n\r\n",
        agent.token
    );
    let body = Arc::new(vec![b'x'; FILE_BYTES - 1]);
    let streams = join_all((0..uploads).map(|_| begun(process, &request))).await;
    let open = streams.into_iter();
    let mut open: FuturesUnordered<_> = open
        .map(|stream| rt::spawn(upload(stream, body.clone())))
        .collect();
    let mut told = 0;
    while open.len() > AT_ONCE {
        let next = tokio::time::timeout(PATIENCE, open.next()).await;
        let (answer, _) = next.expect("more are let in than may be").unwrap().unwrap();
        if let Some(answer) = answer {
            assert!(answer.refuses(429, "too_many_at_once"), "{answer:?}");
            told += 1;
        }
    }
    (open, told)
}

/// Uploads that are waited for.
type Held = FuturesUnordered<rt::task::JoinHandle<(Option<Head>, TcpStream)>>;

fn end(held: Held) {
    held.iter().for_each(rt::task::JoinHandle::abort);
}

async fn uploads_again(agent: &AgentClient) {
    eventually("another upload", || async {
        let file = agent.request(reqwest::Method::POST, "/files?name=b.txt");
        let file = file.header("content-type", "text/plain").body("whole");
        Answer::of(file).await.status == 201
    })
    .await;
}

#[actix_web::test]
async fn unfinished_uploads_take_little_memory() {
    const UPLOADS: usize = 150;
    let database = TestDatabase::create().await;
    let process = BatonProcess::start_with(&database, &PATIENT).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    let ada = desk.agent("Ada").await;
    others.go_on().await;
    let before = process.resident_bytes();
    let (held_uploads, told) = unfinished(&process, &ada, UPLOADS).await;
    assert!(told > 0, "nobody was told why");
    others.go_on_for(held()).await;
    let more = process.resident_bytes().saturating_sub(before);
    // Half of what they would all take: eight of them, and what the allocator keeps for a while of the others.
    let most = UPLOADS as u64 * FILE_BYTES as u64 / 2;
    assert!(more < most, "{} MiB more", more / 1024 / 1024);
    let waits = held_uploads.iter().filter(|upload| !upload.is_finished());
    assert_eq!(
        waits.count(),
        AT_ONCE,
        "the few that are let in are waited for"
    );
    end(held_uploads);
    uploads_again(&ada).await;
}

#[actix_web::test]
async fn unfinished_uploads_of_many_leave_room_for_messages() {
    let database = TestDatabase::create().await;
    let [pause, whole] = PATIENT;
    let set = [pause, whole, ("BATON_BODY_MEMORY", "32MiB")];
    let process = BatonProcess::start_with(&database, &set).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    let mut uploads = Vec::new();
    for name in ["Ada", "Ben", "Cid", "Dan", "Eva"] {
        let agent = desk.agent(name).await;
        uploads.push((unfinished(&process, &agent, AT_ONCE).await.0, agent));
    }
    others.go_on_for(held()).await;
    eventually("most find no memory", || async {
        let all = uploads.iter().flat_map(|(held, _)| held.iter());
        all.filter(|upload| upload.is_finished()).count() > 30
    })
    .await;
    others.go_on_for(held()).await;
    for (held, agent) in uploads {
        end(held);
        uploads_again(&agent).await;
    }
    others.find_their_words().await;
}
