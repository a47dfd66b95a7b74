//! Chromedriver as a child process: one for all tests of this program.

use std::io::{BufRead, BufReader, ErrorKind};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// Waits until nobody holds the other end of its input any more, and then ends the group of processes and removes
/// the folder. Chromedriver would leave its browsers behind, and a program of tests ends without a last word.
const KEEPER: &str = r#"read -r _; kill -KILL "-$0"; rm -rf -- "$1""#;

/// How often chromedriver is started before it counts as broken.
const ATTEMPTS: usize = 3;

/// A running chromedriver. It ends with this process, and its browsers with it.
pub struct Driver {
    /// Where it listens, without a slash at the end.
    pub address: String,
    /// The folder of its browsers' profiles.
    pub profiles: PathBuf,
    /// It reads from this process, and so learns that it is gone.
    _keeper: Child,
}

impl Driver {
    /// Starts chromedriver on a port of its own choice. Of several programs that start it at once two may choose the
    /// same free port: then one ends without a word, and another is started.
    pub fn start() -> Self {
        let started = (0..ATTEMPTS).find_map(|_| Self::try_to_start());
        started.expect("chromedriver did not say its port")
    }

    fn try_to_start() -> Option<Self> {
        let mut child = spawn();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let Some(port) = lines.find_map(|line| port_in(&line.unwrap())) else {
            child.wait().ok();
            return None;
        };
        // What it says later is read and dropped, so that it never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        let profiles = TempDir::new().unwrap().keep();
        Some(Self {
            address: format!("http://127.0.0.1:{port}"),
            _keeper: keep(child.id(), &profiles),
            profiles,
        })
    }
}

fn spawn() -> Child {
    let program = program("BATON_TEST_CHROMEDRIVER", "chromedriver");
    let started = Command::new(&program)
        .arg("--port=0")
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => panic!(
            "there is no {}: install Debian's chromium and chromium-driver, or say where it \
             is in BATON_TEST_CHROMEDRIVER; `script/test --only browser` does it",
            program.display()
        ),
        Err(error) => panic!("{} did not start: {error}", program.display()),
    }
}

fn keep(group: u32, profiles: &Path) -> Child {
    Command::new("sh")
        .args(["-c", KEEPER, &group.to_string()])
        .arg(profiles)
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The program that a variable names, or the usual one.
pub fn program(variable: &str, usual: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| PathBuf::from(usual), PathBuf::from)
}

/// `ChromeDriver was started successfully on port 41235.`
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
