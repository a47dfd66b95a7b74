//! Waiting for something to happen: with one limit for everything, and a record of what took longest.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::{LazyLock, Mutex};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// What has not happened within this does not happen. There is no other limit, and this one is far above what a machine
/// with a load of twenty needs: a wait ends with what it waits for.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// How often somebody looks again.
const LOOK_EVERY: Duration = Duration::from_millis(40);

/// Shorter waits are not worth a line.
const TOLD_FROM: Duration = Duration::from_millis(500);

/// One line for each long wait of this run: milliseconds, test, and what was waited for. `script/test` shows the longest.
static RECORD: LazyLock<Mutex<File>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-waits.txt");
    Mutex::new(File::create(path).unwrap())
});

/// Somebody waits.
pub struct Wait {
    begun: Instant,
}

impl Wait {
    pub fn begin() -> Self {
        Self {
            begun: Instant::now(),
        }
    }

    /// Looks again in a moment; false when that is in vain.
    pub async fn goes_on(&self) -> bool {
        sleep(LOOK_EVERY).await;
        self.begun.elapsed() < PATIENCE
    }

    /// It happened.
    pub fn ended(self, what: &str) {
        let took = self.begun.elapsed();
        if took < TOLD_FROM {
            return;
        }
        let (millis, test) = (took.as_millis(), test());
        let what = what.replace(char::is_control, " ");
        writeln!(RECORD.lock().unwrap(), "{millis}\t{test}\t{what}").unwrap();
    }
}

/// The name of the test that is running.
pub fn test() -> String {
    let thread = std::thread::current();
    thread.name().unwrap_or("test").to_owned()
}
