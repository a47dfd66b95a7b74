//! A served baton in a process of its own, for what only a process can do: stand still, and end.

use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A process; killed when it is dropped.
pub struct Node {
    pub address: SocketAddr,
    child: Child,
}

impl Node {
    /// Starts a server over a database that is there, and waits until it listens.
    pub fn start(url: &str) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let mut child = Command::new(env!("CARGO_BIN_EXE_baton"))
            .arg("serve")
            .env("DATABASE_URL", url)
            .env("BATON_LISTEN", address.to_string())
            .env("BATON_RATE_LIMIT", "off")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let listens = |line: std::io::Result<String>| line.unwrap().contains("listens on");
        assert!(lines.by_ref().any(listens), "baton did not start");
        std::thread::spawn(move || lines.for_each(drop));
        Self { address, child }
    }

    /// SIGSTOP: it is there, and does nothing.
    #[cfg(feature = "postgres")]
    pub fn stop_still(&self) {
        kill_process(Pid::from_child(&self.child), Signal::STOP).unwrap();
    }

    /// SIGTERM; answers how long it took to end.
    pub fn terminate(mut self) -> Duration {
        let began = Instant::now();
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        self.child.wait().unwrap();
        began.elapsed()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}
