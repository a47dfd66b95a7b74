//! `baton demo`, a real process.

use super::cluster::free_port;
use super::database::TestDatabase;
use reqwest::header::{HeaderMap, ORIGIN, SET_COOKIE};
use reqwest::{Client, RequestBuilder};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A demo; it ends with the test.
pub struct Demo {
    child: Child,
    pub base: String,
    pub said: String,
    pub http: Client,
    _folder: tempfile::TempDir,
    /// Goes away with the last who has it.
    _database: TestDatabase,
}

impl Demo {
    /// Starts a demo and waits until it has said all that it says.
    pub async fn start(database: &TestDatabase) -> Self {
        Self::start_with(database, None).await
    }

    /// The same at a public address, if one is given.
    pub async fn start_with(database: &TestDatabase, public: Option<&'static str>) -> Self {
        let database = database.clone();
        let started = tokio::task::spawn_blocking(move || Self::start_now(database, public));
        started.await.unwrap()
    }

    fn start_now(database: TestDatabase, public: Option<&str>) -> Self {
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let mut child = Command::new(env!("CARGO_BIN_EXE_baton"))
            .args(["demo", "--fast"])
            .current_dir(folder.path())
            .env("DATABASE_URL", database.url())
            .env("BATON_LISTEN", format!("127.0.0.1:{port}"))
            .envs(public.map(|url| ("BATON_PUBLIC_URL", url)))
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        while !said.contains("Ctrl+C") {
            said += &lines.next().expect(&said).unwrap();
            said += "\n";
        }
        let no_redirects = reqwest::redirect::Policy::none();
        Self {
            child,
            base: format!("http://127.0.0.1:{port}"),
            said,
            http: Client::builder().redirect(no_redirects).build().unwrap(),
            _folder: folder,
            _database: database,
        }
    }

    pub async fn login_page(&self, dress: impl Fn(RequestBuilder) -> RequestBuilder) -> String {
        let request = self.http.get(format!("{}/login", self.base));
        dress(request).send().await.unwrap().text().await.unwrap()
    }

    pub fn visit(&self, email: &str) -> RequestBuilder {
        let request = self.http.post(format!("{}/login/demo", self.base));
        request
            .header(ORIGIN, &self.base)
            .form(&[("email", email), ("next", "/queue?view=all")])
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        self.child.wait().unwrap();
    }
}

/// The cookies of an answer, as a browser sends them back.
pub fn cookies(headers: &HeaderMap) -> String {
    let set = headers.get_all(SET_COOKIE).iter();
    let pairs = set.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap());
    pairs.collect::<Vec<_>>().join("; ")
}
