//! A baton process of its own, for what only a process can do: be killed.

use super::cluster::free_port;
use super::database::TestDatabase;
use super::process_log::ProcessLog;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::ffi::OsString;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A served baton; killed when it is dropped. A test whose server panicked fails then.
pub struct BatonProcess {
    child: Child,
    log: ProcessLog,
    port: u16,
    url: String,
    set: Vec<(String, String)>,
    /// What a shell does before it becomes the server: `ulimit`.
    prepared: Option<&'static str>,
}

/// How a process is started.
struct Plan {
    url: String,
    port: u16,
    set: Vec<(String, String)>,
    prepared: Option<&'static str>,
}

/// The binary under test; a long run names a copy, which the next build does not replace.
fn binary() -> OsString {
    let copy = std::env::var_os("BATON_TEST_BINARY");
    copy.unwrap_or_else(|| env!("CARGO_BIN_EXE_baton").into())
}

fn command(url: &str, port: u16) -> Command {
    with_settings(Command::new(binary()), url, port)
}

/// A shell that prepares something and becomes the server.
fn prepared_command(prepares: &str, url: &str, port: u16) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{prepares}; exec \"$0\" \"$@\"")]);
    shell.arg(binary());
    with_settings(shell, url, port)
}

fn with_settings(mut command: Command, url: &str, port: u16) -> Command {
    command
        .env("DATABASE_URL", url)
        .env("BATON_LISTEN", format!("127.0.0.1:{port}"))
        .env("BATON_RATE_LIMIT", "off");
    command
}

/// A process that is to end by itself has this long.
const ENDS_WITHIN: Duration = Duration::from_secs(60);

/// What a process says that ends by itself. One that goes on is ended, and the test with it.
pub async fn output(mut command: Command) -> Output {
    command.stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let process = Pid::from_child(&child);
    let output = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap());
    match tokio::time::timeout(ENDS_WITHIN, output).await {
        Ok(output) => output.unwrap(),
        Err(_) => {
            kill_process(process, Signal::KILL).unwrap();
            panic!("it did not end by itself")
        }
    }
}

/// Runs a command over a database and answers whether it went well, and all that it said.
pub async fn run(database: &TestDatabase, args: &[&str]) -> (bool, String) {
    let mut command = command(&database.url(), 0);
    command.args(args);
    let output = output(command).await;
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

impl BatonProcess {
    /// Starts a server and waits until it says that it listens.
    pub async fn start(database: &TestDatabase) -> Self {
        Self::start_with(database, &[]).await
    }

    /// Starts a server with these settings besides.
    pub async fn start_with(database: &TestDatabase, set: &[(&str, &str)]) -> Self {
        Self::start_on(database.url(), set).await
    }

    /// Starts a server on any `DATABASE_URL`, with these settings besides.
    pub async fn start_on(url: String, set: &[(&str, &str)]) -> Self {
        Self::start_prepared(None, url, set).await
    }

    /// Starts a server from a shell that does something first: `ulimit`.
    pub async fn start_prepared(
        prepared: Option<&'static str>,
        url: String,
        set: &[(&str, &str)],
    ) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let set = set.iter().map(owned).collect();
        let port = free_port();
        Self::start_as(Plan {
            url,
            port,
            set,
            prepared,
        })
        .await
    }

    /// Starts the server that was killed again, at the same address.
    pub async fn start_again(&mut self) {
        *self = Self::start_as(Plan {
            url: self.url.clone(),
            port: self.port,
            set: self.set.clone(),
            prepared: self.prepared,
        })
        .await;
    }

    async fn start_as(plan: Plan) -> Self {
        let started = tokio::task::spawn_blocking(move || {
            let Plan {
                url,
                port,
                set,
                prepared,
            } = plan;
            let mut command = match prepared {
                None => command(&url, port),
                Some(prepares) => prepared_command(prepares, &url, port),
            };
            let settings = set.iter().map(|(name, value)| (name, value));
            let command = command.arg("serve").envs(settings).stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            let log = ProcessLog::of(child.stderr.take().unwrap());
            log.wait_for("listens on");
            Self {
                child,
                log,
                port,
                url,
                set,
                prepared,
            }
        });
        started.await.unwrap()
    }

    /// What it has said since it was started.
    pub fn log(&self) -> &ProcessLog {
        &self.log
    }

    /// The `DATABASE_URL` it was started with.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The memory that it has in use, in bytes.
    pub fn resident_bytes(&self) -> u64 {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kib = line.unwrap().split_whitespace().nth(1).unwrap();
        kib.parse::<u64>().unwrap() * 1024
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
        if !std::thread::panicking() {
            self.log.assert_no_panic();
        }
    }
}
