//! Chromedriver as a child process, and the browsers it starts.

use super::window::Window;
use fantoccini::ClientBuilder;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tempfile::TempDir;

/// What a browser is started with: no window, nothing of its own over the network.
const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--mute-audio",
];

/// How long chromedriver may take to close its browsers.
const CLOSING: Duration = Duration::from_secs(60);

/// A running chromedriver. Dropping it closes every browser it started.
pub struct Driver {
    child: Child,
    port: u16,
    profiles: TempDir,
    next: AtomicU32,
}

/// How often chromedriver is started before it counts as broken.
const ATTEMPTS: usize = 3;

impl Driver {
    /// Starts chromedriver on a port of its own choice.
    pub async fn start() -> Self {
        let started = tokio::task::spawn_blocking(Self::start_now);
        started.await.unwrap()
    }

    /// Of several that start at once two may choose the same free port: then one ends without a word, and another is
    /// started.
    fn start_now() -> Self {
        let started = (0..ATTEMPTS).find_map(|_| Self::try_to_start());
        started.expect("chromedriver did not say its port")
    }

    fn try_to_start() -> Option<Self> {
        let program = program("BATON_TEST_CHROMEDRIVER", "chromedriver");
        let started = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = match started {
            Ok(child) => child,
            Err(error) if error.kind() == ErrorKind::NotFound => panic!(
                "there is no {}: install Debian's chromium and chromium-driver, or say where it \
                 is in BATON_TEST_CHROMEDRIVER; `script/test --only browser` does it",
                program.display()
            ),
            Err(error) => panic!("{} did not start: {error}", program.display()),
        };
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let Some(port) = lines.find_map(|line| port_in(&line.unwrap())) else {
            child.wait().ok();
            return None;
        };
        // What it says later is read and dropped, so that it never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self {
            child,
            port,
            profiles: tempfile::tempdir().unwrap(),
            next: AtomicU32::new(0),
        })
    }

    /// A browser of its own, as another person has one.
    pub async fn window(&self, base: &str) -> Window {
        self.open(base, json!({})).await
    }

    /// A browser that runs no script.
    pub async fn window_without_script(&self, base: &str) -> Window {
        let off = json!({ "profile.managed_default_content_settings.javascript": 2 });
        self.open(base, off).await
    }

    async fn open(&self, base: &str, prefs: Value) -> Window {
        let webdriver = format!("http://127.0.0.1:{}", self.port);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(self.capabilities(prefs))
            .connect(&webdriver)
            .await
            .unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        let session = client.session_id().await.unwrap().unwrap();
        Window::new(client, base, format!("{webdriver}/session/{session}"))
    }

    fn capabilities(&self, prefs: Value) -> Capabilities {
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        let profile = self.profiles.path().join(turn.to_string());
        let mut flags: Vec<String> = FLAGS.map(str::to_owned).to_vec();
        flags.push(format!("--user-data-dir={}", profile.display()));
        flags.push("--window-size=1440,900".to_owned());
        let options = json!({
            "binary": program("BATON_TEST_CHROMIUM", "/usr/bin/chromium"),
            "args": flags,
            "prefs": prefs,
        });
        let mut wanted = Capabilities::new();
        wanted.insert("goog:chromeOptions".to_owned(), options);
        wanted.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        wanted.insert("unhandledPromptBehavior".to_owned(), json!("accept"));
        wanted
    }
}

impl Drop for Driver {
    // Killed, it would leave its browsers behind: it is asked first.
    fn drop(&mut self) {
        if ask_to_end(self.port).is_err() {
            self.child.kill().ok();
        }
        self.child.wait().ok();
    }
}

/// Returns when chromedriver has closed its browsers and hung up.
fn ask_to_end(port: u16) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(CLOSING))?;
    stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
    match stream.read_to_end(&mut Vec::new()) {
        Err(error) if error.kind() == ErrorKind::WouldBlock => Err(error),
        _ => Ok(()),
    }
}

fn program(variable: &str, usual: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| PathBuf::from(usual), PathBuf::from)
}

/// `ChromeDriver was started successfully on port 41235.`
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
