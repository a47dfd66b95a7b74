//! A baton process of its own, for what only a process can do: be killed.

use super::cluster::free_port;
use super::database::TestDatabase;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A served baton; killed when it is dropped.
pub struct BatonProcess {
    child: Child,
    port: u16,
    url: String,
}

fn command(url: &str, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baton"));
    command
        .env("DATABASE_URL", url)
        .env("BATON_LISTEN", format!("127.0.0.1:{port}"))
        .env("BATON_RATE_LIMIT", "off");
    command
}

/// Runs a command over a database and answers whether it went well, and all that it said.
pub async fn run(database: &TestDatabase, args: &[&str]) -> (bool, String) {
    let mut command = command(&database.url(), 0);
    command.args(args);
    let output = tokio::task::spawn_blocking(move || command.output().unwrap());
    let output = output.await.unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

impl BatonProcess {
    /// Starts a server and waits until it says that it listens.
    pub async fn start(database: &TestDatabase) -> Self {
        Self::start_with(database, &[]).await
    }

    /// Starts a server with these settings besides.
    pub async fn start_with(database: &TestDatabase, set: &[(&'static str, &'static str)]) -> Self {
        Self::start_on(database.url(), set).await
    }

    /// Starts a server on any `DATABASE_URL`, with these settings besides.
    pub async fn start_on(url: String, set: &[(&'static str, &'static str)]) -> Self {
        Self::start_at(url, free_port(), set).await
    }

    /// Starts the server that was killed again, at the same address.
    pub async fn start_again(&mut self) {
        *self = Self::start_at(self.url.clone(), self.port, &[]).await;
    }

    async fn start_at(url: String, port: u16, set: &[(&'static str, &'static str)]) -> Self {
        let set = set.to_vec();
        let started = tokio::task::spawn_blocking(move || {
            let mut child = command(&url, port)
                .arg("serve")
                .envs(set)
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
            let mut said = Vec::new();
            let listens = lines.by_ref().map(Result::unwrap).any(|line| {
                said.push(line);
                said.last().is_some_and(|line| line.contains("listens on"))
            });
            assert!(listens, "baton did not start: {said:#?}");
            // What it says later is read and dropped, so that it never waits for us.
            std::thread::spawn(move || lines.for_each(drop));
            Self { child, port, url }
        });
        started.await.unwrap()
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Runs another command beside the server and returns its JSON.
    pub async fn run(&self, args: &[&str]) -> Value {
        self.run_with(args, "").await
    }

    /// The same, with this on its standard input.
    pub async fn run_with(&self, args: &[&str], input: &'static str) -> Value {
        let mut command = command(&self.url, self.port);
        command.args(args).arg("--json");
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::piped());
        let output = tokio::task::spawn_blocking(move || {
            let mut child = command.spawn().unwrap();
            let mut stdin = child.stdin.take().unwrap();
            stdin.write_all(input.as_bytes()).unwrap();
            drop(stdin);
            child.wait_with_output().unwrap()
        });
        let output = output.await.unwrap();
        assert!(
            output.status.success(),
            "{}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// SIGTERM; answers how long the process took to end, and whether it ended well.
    pub fn terminate(&mut self) -> (Duration, bool) {
        let begun = Instant::now();
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        let ended = self.child.wait().unwrap();
        (begun.elapsed(), ended.success())
    }

    /// SIGSTOP: it is there, and does nothing.
    pub fn freeze(&self) {
        kill_process(Pid::from_child(&self.child), Signal::STOP).unwrap();
    }

    /// Lets a frozen process go on.
    pub fn thaw(&self) {
        kill_process(Pid::from_child(&self.child), Signal::CONT).unwrap();
    }

    /// SIGKILL: no time for anything.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for BatonProcess {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            self.kill();
        }
    }
}
