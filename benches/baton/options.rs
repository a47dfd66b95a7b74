//! What to measure, and how much of it.

use crate::database::Kind;
use std::str::FromStr;
use std::time::Duration;

/// A table of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Memory,
    Statements,
    Escalations,
    Messages,
    Push,
    Queue,
    Transcripts,
    Masking,
    Triggers,
    Routing,
    #[cfg(feature = "postgres")]
    Faults,
    Stops,
}

const PARTS: &[(&str, Part)] = &[
    ("memory", Part::Memory),
    ("statements", Part::Statements),
    ("escalations", Part::Escalations),
    ("messages", Part::Messages),
    ("push", Part::Push),
    ("queue", Part::Queue),
    ("transcripts", Part::Transcripts),
    ("masking", Part::Masking),
    ("triggers", Part::Triggers),
    ("routing", Part::Routing),
    #[cfg(feature = "postgres")]
    ("faults", Part::Faults),
    ("stops", Part::Stops),
];

/// From the command line and the environment.
pub struct Options {
    parts: Vec<Part>,
    /// How long each rate is measured: `BENCH_SECONDS`.
    pub window: Duration,
    /// How many clients post at once, one measurement each: `BENCH_CLIENTS`.
    clients: Option<Vec<u32>>,
    /// Open sockets: `BENCH_SOCKETS`.
    pub sockets: usize,
    /// Open tickets of the short queue: `BENCH_FEW`.
    pub few: u64,
    /// Open tickets of the long queue: `BENCH_MANY`.
    pub many: u64,
}

impl Options {
    /// Parts are named as arguments, all of them when none is; sizes come from the environment.
    pub fn read() -> Self {
        // Cargo adds `--bench` by itself.
        let named: Vec<String> = std::env::args()
            .skip(1)
            .filter(|argument| !argument.starts_with("--"))
            .collect();
        let part = |name: &String| PARTS.iter().find(|(word, _)| word == name);
        let parts = named.iter().map(|name| match part(name) {
            Some((_, part)) => *part,
            None => panic!(
                "no part is called {name}: {:?}",
                PARTS.iter().map(|(word, _)| word).collect::<Vec<_>>()
            ),
        });
        Self {
            parts: parts.collect(),
            window: Duration::from_secs_f64(number("BENCH_SECONDS", 5.0)),
            clients: clients(),
            sockets: number("BENCH_SOCKETS", 1_000),
            few: number("BENCH_FEW", 1_000),
            many: number("BENCH_MANY", 30_000),
        }
    }

    /// How many clients post at once, one measurement each.
    pub fn clients(&self, kind: Kind) -> &[u32] {
        let usual: &[u32] = match kind {
            Kind::Sqlite => &[1, 8, 32, 64],
            // As many as the yardstick has connections.
            #[cfg(feature = "postgres")]
            Kind::Postgres => &[8, 32],
        };
        self.clients.as_deref().unwrap_or(usual)
    }

    /// Whether a part is measured.
    pub fn wants(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }

    /// How long is run before anything is measured.
    pub fn warm_up(&self) -> Duration {
        self.window / 5
    }
}

fn clients() -> Option<Vec<u32>> {
    let text = std::env::var("BENCH_CLIENTS").ok()?;
    let numbers = text.split(',').map(|number| number.trim().parse());
    let numbers = numbers.collect::<Result<_, _>>();
    Some(numbers.expect("BENCH_CLIENTS is a list such as 1,8,64"))
}

fn number<T: FromStr>(name: &str, default: T) -> T {
    match std::env::var(name) {
        Ok(text) => match text.parse() {
            Ok(number) => number,
            Err(_) => panic!("{name} must be a number"),
        },
        Err(_) => default,
    }
}
