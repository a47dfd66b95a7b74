//! Messages relayed: what a customer says reaches the agent, and what the agent answers the bot.

use crate::client::{Client, post};
use crate::database::Kind;
use crate::escalation::{Template, external_id};
use crate::options::Options;
use crate::process::{cpu_time, thread_cpu_time};
use crate::server::{Server, wait};
use crate::table::Table;
use crate::times::{Times, ms};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Conversations with an agent.
const TICKETS: usize = 64;

/// In each, the customer speaks and is answered so often: the same length in every version.
const TURNS: usize = 20;

pub fn measure(options: &Options, kind: Kind) {
    let title = format!("Messages relayed ({})", kind.name());
    let columns = [
        "",
        "a second",
        "server's CPU of one",
        "customer's p50",
        "p99",
        "reply's p50",
        "p99",
    ];
    let mut table = Table::new(&title, &columns);
    for clients in [1, 8, 32] {
        let server = Server::start(kind);
        let talks = talks(&server);
        let done = wait(talk_all(&server, talks, clients, options.window));
        server.stop();
        table.row(&[
            format!("{clients} clients"),
            format!("{:.0}", done.a_second),
            ms(done.cpu_each),
            ms(done.customers.percentile(50)),
            ms(done.customers.percentile(99)),
            ms(done.replies.percentile(50)),
            ms(done.replies.percentile(99)),
        ]);
    }
    table.print();
}

/// The two requests that a conversation consists of.
struct Talk {
    customer: Vec<u8>,
    reply: Vec<u8>,
}

/// Conversations whose tickets an agent has accepted.
fn talks(server: &Server) -> Arc<Vec<Talk>> {
    let agent = format!(
        "authorization: Bearer {}\r\naccept: application/json",
        server.agent("ada")
    );
    let bot = format!("authorization: Bearer {}", server.key);
    let template = Template::new(&server.key);
    let talks = wait(async {
        let mut client = Client::connect(server.address).await;
        let mut talks = Vec::new();
        let mut request = Vec::new();
        for _ in 0..TICKETS {
            let conversation = external_id(template.write(&mut request));
            let (_, body) = client.send(&request).await;
            let answer: serde_json::Value = serde_json::from_slice(body).unwrap();
            let ticket = answer["ticket"]["number"].as_i64().unwrap();
            let at = |command: &str| format!("/tickets/{ticket}/{command}");
            let (status, _) = client.send(&post(&at("accept"), &agent, "{}")).await;
            assert_eq!(status, 200);
            talks.push(Talk {
                customer: post(
                    &format!("/api/v1/conversations/{conversation}/messages"),
                    &bot,
                    r#"{"sender":"customer","text":"And the hotel? I had booked it for two nights."}"#,
                ),
                reply: post(
                    &at("reply"),
                    &agent,
                    r#"{"text":"I have asked the hotel and tell you as soon as they answer."}"#,
                ),
            });
        }
        talks
    });
    Arc::new(talks)
}

struct Relayed {
    a_second: f64,
    cpu_each: Duration,
    customers: Times,
    replies: Times,
}

/// Each client takes one conversation after the other, until all are over or the time is.
async fn talk_all(
    server: &Server,
    talks: Arc<Vec<Talk>>,
    clients: usize,
    window: Duration,
) -> Relayed {
    let next = Arc::new(AtomicUsize::new(0));
    let (began, cpu, own) = (Instant::now(), cpu_time(), thread_cpu_time());
    let mut talking = JoinSet::new();
    for _ in 0..clients {
        let (talks, next) = (talks.clone(), next.clone());
        let mut client = Client::connect(server.address).await;
        talking.spawn(async move {
            let (mut customers, mut replies) = (Vec::new(), Vec::new());
            while let Some(talk) = talks.get(next.fetch_add(1, Ordering::Relaxed)) {
                for _ in 0..TURNS {
                    if began.elapsed() >= window {
                        return (customers, replies);
                    }
                    customers.push(timed(&mut client, &talk.customer).await);
                    replies.push(timed(&mut client, &talk.reply).await);
                }
            }
            (customers, replies)
        });
    }
    let (customers, replies): (Vec<_>, Vec<_>) = talking.join_all().await.into_iter().unzip();
    let (took, cpu) = (began.elapsed(), cpu_time() - cpu);
    let server_cpu = cpu.saturating_sub(thread_cpu_time() - own);
    let times = |all: Vec<Vec<Duration>>| all.into_iter().flatten().collect::<Times>();
    let (customers, replies) = (times(customers), times(replies));
    let relayed = (customers.count() + replies.count()) as f64;
    Relayed {
        a_second: relayed / took.as_secs_f64(),
        cpu_each: server_cpu.div_f64(relayed),
        customers,
        replies,
    }
}

async fn timed(client: &mut Client, request: &[u8]) -> Duration {
    let start = Instant::now();
    let (status, body) = client.send(request).await;
    assert!(
        matches!(status, 200 | 201),
        "{status}: {}",
        String::from_utf8_lossy(body)
    );
    start.elapsed()
}
