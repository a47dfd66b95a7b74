//! The load: clients on one thread that post escalations, each waiting for its answer before the
//! next, as fast as they can or at a steady pace.

use crate::client::Client;
use crate::escalation::{Template, next_number};
use crate::process::{cpu_time, thread_cpu_time};
use crate::server::{Server, wait};
use crate::times::Times;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// How much load.
#[derive(Clone)]
pub struct Load {
    pub clients: u32,
    /// It ends after this long…
    pub window: Duration,
    /// …or after so many.
    pub most: u64,
    /// Escalations a second over all clients; as many as possible when absent.
    pub pace: Option<f64>,
    /// Where the moments of posting are kept.
    pub posted: Option<Arc<Posted>>,
}

impl Load {
    /// As many as these clients can do in this time.
    pub fn full(clients: u32, window: Duration) -> Self {
        Self {
            clients,
            window,
            most: u64::MAX,
            pace: None,
            posted: None,
        }
    }

    /// So many, however long it takes.
    pub fn exactly(most: u64) -> Self {
        Self {
            most,
            ..Self::full(64, Duration::from_secs(300))
        }
    }

    /// Puts it on a server.
    pub fn run(&self, server: &Server) -> Done {
        wait(self.post_all(server.address, &server.key))
    }

    /// Puts it on the server at an address, in the name of the bot with this key.
    pub async fn post_all(&self, address: SocketAddr, key: &str) -> Done {
        let template = Arc::new(Template::new(key));
        let left = Arc::new(AtomicU64::new(self.most));
        let mut clients = Vec::new();
        for _ in 0..self.clients {
            clients.push(Client::connect(address).await);
        }
        let (began, cpu, own) = (Instant::now(), cpu_time(), thread_cpu_time());
        let mut running = JoinSet::new();
        for (turn, client) in (0..).zip(clients) {
            let (load, template, left) = (self.clone(), template.clone(), left.clone());
            running.spawn(load.post(turn, client, template, left, began));
        }
        let times: Vec<Vec<Duration>> = running.join_all().await;
        Done {
            took: began.elapsed(),
            // The generator is this thread and no other.
            cpu: (cpu_time() - cpu).saturating_sub(thread_cpu_time() - own),
            times: times.into_iter().flatten().collect(),
        }
    }

    async fn post(
        self,
        turn: u32,
        mut client: Client,
        template: Arc<Template>,
        left: Arc<AtomicU64>,
        began: Instant,
    ) -> Vec<Duration> {
        let mut times = Vec::new();
        let mut request = Vec::new();
        // Clients of a steady load take turns: each has its own beat.
        let beat = self.pace.map(|pace| Duration::from_secs_f64(1.0 / pace));
        let mut due = beat.map(|beat| began + beat * turn);
        while began.elapsed() < self.window && take_one(&left) {
            if let (Some(at), Some(beat)) = (&mut due, beat) {
                tokio::time::sleep_until((*at).into()).await;
                *at += beat * self.clients;
            }
            let number = template.write(&mut request);
            let start = Instant::now();
            if let Some(posted) = &self.posted {
                posted.note(number, start);
            }
            let (status, body) = client.send(&request).await;
            assert_eq!(status, 201, "{}", String::from_utf8_lossy(body));
            times.push(start.elapsed());
        }
        times
    }
}

fn take_one(left: &AtomicU64) -> bool {
    let less = |left: u64| left.checked_sub(1);
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less)
        .is_ok()
}

/// What came of it: every answer was 201.
pub struct Done {
    took: Duration,
    cpu: Duration,
    /// From the request's first byte to the answer's last.
    pub times: Times,
}

impl Done {
    pub fn count(&self) -> u64 {
        self.times.count() as u64
    }

    /// Processor time of one: the whole process but for the generator, a database server's not included.
    pub fn cpu_each(&self) -> Duration {
        self.cpu.div_f64(self.times.count().max(1) as f64)
    }

    pub fn a_second(&self) -> f64 {
        self.times.count() as f64 / self.took.as_secs_f64()
    }
}

/// When each escalation from now on was posted.
pub struct Posted {
    epoch: Instant,
    first: u64,
    nanos: Vec<AtomicU64>,
}

impl Posted {
    /// Room for so many from now on.
    pub fn from_now_on(room: usize) -> Arc<Self> {
        Arc::new(Self {
            epoch: Instant::now(),
            first: next_number(),
            nanos: (0..room).map(|_| AtomicU64::new(0)).collect(),
        })
    }

    fn place(&self, number: u64) -> Option<&AtomicU64> {
        let index = number.checked_sub(self.first)?;
        self.nanos.get(usize::try_from(index).ok()?)
    }

    fn note(&self, number: u64, at: Instant) {
        if let Some(place) = self.place(number) {
            let nanos = at.duration_since(self.epoch).as_nanos();
            place.store(u64::try_from(nanos).unwrap(), Ordering::Release);
        }
    }

    /// How long ago it was posted, the first time this is asked.
    pub fn arrived(&self, number: u64, now: Instant) -> Option<Duration> {
        let nanos = self.place(number)?.swap(0, Ordering::Acquire);
        let posted = self.epoch + Duration::from_nanos(nanos);
        (nanos > 0).then(|| now.duration_since(posted))
    }
}
