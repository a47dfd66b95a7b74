//! A PostgreSQL server for one test, for what is done to a whole server: stopped, frozen, killed, started again.

use rustix::process::{Pid, Signal, geteuid, kill_process};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::PathBuf;
use std::process::Command;

/// The programs of PostgreSQL: where `BATON_TEST_POSTGRES_BIN` says, or the newest of Debian's.
fn binaries() -> PathBuf {
    if let Some(named) = std::env::var_os("BATON_TEST_POSTGRES_BIN") {
        return named.into();
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("set BATON_TEST_POSTGRES_BIN");
    let versions = versions.map(|version| version.unwrap().path().join("bin"));
    let newest = versions.filter(|bin| bin.join("initdb").exists()).max();
    newest.expect("set BATON_TEST_POSTGRES_BIN")
}

/// Who may run a server in place of root; nobody else is asked for when this is not root.
fn ordinary_user() -> Option<&'static str> {
    let known = |user: &&str| {
        let found = Command::new("id").arg(user).output();
        found.is_ok_and(|output| output.status.success())
    };
    geteuid()
        .is_root()
        .then(|| ["postgres", "nobody"].into_iter().find(known).unwrap())
}

/// Free a moment ago; nobody else in this test asks for it.
pub fn free_port() -> u16 {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    free.local_addr().unwrap().port()
}

/// A server of its own; it ends with the test.
pub struct PostgresCluster {
    folder: tempfile::TempDir,
    binaries: PathBuf,
    user: Option<&'static str>,
    port: u16,
}

impl PostgresCluster {
    /// Makes a cluster and starts it. Nothing when this run has no PostgreSQL.
    pub async fn start() -> Option<Self> {
        std::env::var_os("TEST_DATABASE_URL")?;
        let started = tokio::task::spawn_blocking(Self::start_now);
        Some(started.await.unwrap())
    }

    fn start_now() -> Self {
        let cluster = Self {
            folder: tempfile::tempdir().unwrap(),
            binaries: binaries(),
            user: ordinary_user(),
            port: free_port(),
        };
        cluster.give_away();
        let data = cluster.data();
        cluster.run(
            "initdb",
            &["-D", &data, "-U", "baton", "--auth=trust", "--no-sync"],
        );
        cluster.begin();
        cluster
    }

    /// The `DATABASE_URL` of its only database.
    pub fn url(&self) -> String {
        format!("postgres://baton@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts a server that was stopped.
    pub fn begin(&self) {
        let folder = self.folder.path().display();
        let settings = format!(
            "-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories='{folder}'",
            self.port
        );
        let log = format!("{folder}/log");
        let data = self.data();
        self.run(
            "pg_ctl",
            &[
                "start", "-s", "-w", "-D", &data, "-l", &log, "-o", &settings,
            ],
        );
    }

    /// Ends the server as if the machine had lost its power: `immediate`.
    pub fn crash(&self) {
        self.run(
            "pg_ctl",
            &["stop", "-s", "-w", "-m", "immediate", "-D", &self.data()],
        );
    }

    /// SIGSTOP to the server and every one of its sessions: it is there, and says nothing.
    pub fn freeze(&self) {
        self.signal(Signal::STOP);
    }

    /// Lets a frozen server go on.
    pub fn thaw(&self) {
        self.signal(Signal::CONT);
    }

    fn signal(&self, signal: Signal) {
        let file = self.folder.path().join("data/postmaster.pid");
        let text = std::fs::read_to_string(file).unwrap();
        let server = text.lines().next().and_then(|pid| pid.parse().ok());
        let server: i32 = server.unwrap();
        // The server first, so that it begins no session in between.
        kill_process(Pid::from_raw(server).unwrap(), signal).unwrap();
        let children = format!("/proc/{server}/task/{server}/children");
        for session in std::fs::read_to_string(children)
            .unwrap()
            .split_whitespace()
        {
            let session = Pid::from_raw(session.parse().unwrap()).unwrap();
            kill_process(session, signal).ok();
        }
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// PostgreSQL refuses to run as root.
    fn give_away(&self) {
        let Some(user) = &self.user else { return };
        let id = |kind: &str| {
            let output = Command::new("id").args([kind, *user]).output().unwrap();
            String::from_utf8(output.stdout)
                .unwrap()
                .trim()
                .parse()
                .ok()
        };
        chown(self.folder.path(), id("-u"), id("-g")).unwrap();
        std::fs::set_permissions(self.folder.path(), PermissionsExt::from_mode(0o711)).unwrap();
    }

    fn run(&self, program: &str, args: &[&str]) {
        let program = self.binaries.join(program);
        let mut command = match &self.user {
            None => Command::new(&program),
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(&program);
                command
            }
        };
        let output = command.args(args).current_dir("/").output().unwrap();
        assert!(output.status.success(), "{program:?} {args:?}: {output:?}");
    }
}

impl Drop for PostgresCluster {
    fn drop(&mut self) {
        self.thaw();
        self.crash();
    }
}
