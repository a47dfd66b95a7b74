//! How long a fault is held, and by how many: the short form of every run, or the long one.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::time::{Duration, Instant};

/// What is called prompt, on a busy machine too: far below what the faults last in the long form, and below the limits
/// that would end them in the short one.
pub const PROMPT: Duration = Duration::from_secs(5);

/// How long a test waits for what must come in the end.
pub const PATIENCE: Duration = Duration::from_secs(60);

fn is_long() -> bool {
    std::env::var("BATON_TEST_FAULTS").is_ok_and(|form| form == "long")
}

/// One of two: for the short form, and for the long one.
pub fn short_or_long<T>(short: T, long: T) -> T {
    if is_long() { long } else { short }
}

/// How long a fault is held while others must go on.
pub fn held() -> Duration {
    short_or_long(Duration::from_secs(3), Duration::from_secs(20))
}

/// Lets this test program have as many connections open as it may. Answers how many that are.
pub fn room_for_connections() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    setrlimit(Resource::Nofile, raised).unwrap();
    let files = limit.maximum.unwrap_or(u64::MAX);
    usize::try_from(files).unwrap_or(usize::MAX)
}

/// Asks again and again until something has happened.
pub async fn eventually<F: Future<Output = bool>>(what: &str, mut happened: impl FnMut() -> F) {
    let begun = Instant::now();
    while !happened().await {
        assert!(
            begun.elapsed() < PATIENCE,
            "{what}: not within {PATIENCE:?}"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
