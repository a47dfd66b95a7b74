//! What a process says on its standard error, kept line by line.

use std::io::{BufRead, BufReader, Read};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// A process must say what a test waits for within this.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Default)]
struct Lines {
    said: Vec<String>,
    ended: bool,
}

type Shared = Arc<(Mutex<Lines>, Condvar)>;

/// The lines of one process. They are read as they come, so that it never waits for a test.
pub struct ProcessLog {
    lines: Shared,
    reader: Mutex<Option<JoinHandle<()>>>,
}

impl ProcessLog {
    /// Reads on until the process has closed its standard error.
    pub fn of(stderr: impl Read + Send + 'static) -> Self {
        let lines = Shared::default();
        let (shared, stderr) = (lines.clone(), BufReader::new(stderr));
        let reader = std::thread::spawn(move || {
            for line in stderr.split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                shared.0.lock().unwrap().said.push(line);
                shared.1.notify_all();
            }
            shared.0.lock().unwrap().ended = true;
            shared.1.notify_all();
        });
        Self {
            lines,
            reader: Mutex::new(Some(reader)),
        }
    }

    /// Waits until the process has said this.
    pub fn wait_for(&self, part: &str) {
        let says = |lines: &Lines| lines.said.iter().any(|line| line.contains(part));
        let lines = self.lines.0.lock().unwrap();
        let waits = |lines: &mut Lines| !lines.ended && !says(lines);
        let waited = self.lines.1.wait_timeout_while(lines, PATIENCE, waits);
        let (lines, _) = waited.unwrap();
        assert!(says(&lines), "it did not say {part:?}: {:#?}", lines.said);
    }

    /// The lines so far that contain this.
    pub fn with(&self, part: &str) -> Vec<String> {
        let lines = self.lines.0.lock().unwrap();
        let found = lines.said.iter().filter(|line| line.contains(part));
        found.cloned().collect()
    }

    /// Fails if a process that has ended said that one of its threads panicked.
    pub fn assert_no_panic(&self) {
        if let Some(reader) = self.reader.lock().unwrap().take() {
            reader.join().unwrap();
        }
        let panicked = self.with("panicked");
        assert!(panicked.is_empty(), "the server panicked: {panicked:#?}");
    }
}
