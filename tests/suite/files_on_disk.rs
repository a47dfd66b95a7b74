//! What a real process leaves on the disk: nobody but its own user can open it.

use crate::support::bot::BotClient;
use crate::support::database::TestDatabase;
use crate::support::process::{self, BatonProcess};
use rustix::fs::Mode;
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// What most systems give: everybody may read.
fn usual_umask() {
    rustix::process::umask(Mode::WGRP | Mode::WOTH);
}

/// The permissions of all that is in a folder, by path.
fn modes(folder: &Path) -> BTreeMap<String, u32> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let metadata = fs::metadata(&path).unwrap();
            found.insert(path.display().to_string(), metadata.mode() & 0o777);
            if metadata.is_dir() {
                folders.push(path);
            }
        }
    }
    found
}

fn assert_closed(modes: &BTreeMap<String, u32>) {
    for (path, mode) in modes {
        assert_eq!(mode & 0o077, 0, "{path}: {mode:o}");
    }
}

/// Settings that put everything Baton makes under one folder.
fn settings(folder: &Path) -> Vec<(&'static str, &'static str)> {
    let under = |name: &str| folder.join(name).display().to_string().leak() as &str;
    vec![
        ("BATON_FILES_DIR", under("files/of/baton")),
        ("BATON_MAIL_DIRECTORY", under("mail")),
    ]
}

/// The folder of everything that Baton makes: the database's own, if that is a file.
struct Disk {
    database: TestDatabase,
    folder: PathBuf,
    _other: tempfile::TempDir,
}

impl Disk {
    async fn empty() -> Self {
        let (database, other) = (TestDatabase::create().await, tempfile::tempdir().unwrap());
        let folder = match database.url().strip_prefix("sqlite:") {
            Some(file) => Path::new(file).parent().unwrap().to_owned(),
            None => other.path().to_owned(),
        };
        Self {
            database,
            folder,
            _other: other,
        }
    }

    async fn serve(&self) -> BatonProcess {
        BatonProcess::start_with(&self.database, &settings(&self.folder)).await
    }
}

async fn upload(process: &BatonProcess) {
    process.run(&["team", "add", "Support"]).await;
    let added = process.run(&["bot", "add", "Pip", "--team", "Support"]);
    let bot = BotClient {
        base: process.base(),
        http: reqwest::Client::new(),
        key: added.await["key"].as_str().unwrap().to_owned(),
    };
    bot.escalate("c1").await;
    bot.uploaded("seat.png").await;
}

#[actix_web::test]
async fn nobody_else_on_the_machine_reads_what_baton_stores() {
    usual_umask();
    let disk = Disk::empty().await;
    let process = disk.serve().await;
    upload(&process).await;
    let is_file = !disk.database.is_postgres();
    if is_file {
        let copy = disk.folder.join("copy.db").display().to_string();
        process::run(&disk.database, &["backup", &copy]).await;
    }
    let found = modes(&disk.folder);
    let has = |end: &str| found.keys().any(|path| path.ends_with(end));
    assert!(found.keys().any(|path| path.contains("/fil_")), "{found:?}");
    assert!(has("/mail"), "{found:?}");
    let sqlite = ["/baton.db", "/baton.db-wal", "/baton.db-shm", "/copy.db"];
    assert!(!is_file || sqlite.iter().all(|end| has(end)), "{found:?}");
    assert_closed(&found);
}

#[actix_web::test]
async fn what_an_earlier_release_left_open_is_closed_at_the_start() {
    usual_umask();
    let disk = Disk::empty().await;
    let mut process = disk.serve().await;
    upload(&process).await;
    process.kill();
    let mail = disk.folder.join("mail/old@example.com.eml");
    fs::write(mail, "a mail").unwrap();
    for (path, mode) in modes(&disk.folder) {
        fs::set_permissions(path, Permissions::from_mode(mode | 0o055)).unwrap();
    }
    let theirs = disk.folder.join("notes.txt");
    fs::write(&theirs, "the operator's own").unwrap();
    let process = disk.serve().await;
    process.log().wait_for("that is over");
    let mut found = modes(&disk.folder);
    let kept = found.remove(&theirs.display().to_string());
    assert_eq!(kept, Some(0o644), "not Baton's");
    // Directories above those of files and mails may hold what is not Baton's.
    found.retain(|path, _| !path.ends_with("/files") && !path.ends_with("/files/of"));
    assert!(found.keys().any(|path| path.ends_with(".eml")));
    assert_closed(&found);
}

#[actix_web::test]
async fn a_command_closes_the_database_too_and_says_so() {
    usual_umask();
    let database = TestDatabase::create().await;
    if database.is_postgres() {
        return;
    }
    process::run(&database, &["migrate"]).await;
    let url = database.url();
    let file = Path::new(url.strip_prefix("sqlite:").unwrap());
    assert_eq!(fs::metadata(file).unwrap().mode() & 0o777, 0o600);
    fs::set_permissions(file, Permissions::from_mode(0o644)).unwrap();
    let (well, said) = process::run(&database, &["team", "add", "Support"]).await;
    assert!(well && said.contains("Other users could read"), "{said}");
    assert_eq!(fs::metadata(file).unwrap().mode() & 0o777, 0o600);
    let (_, said) = process::run(&database, &["team", "list"]).await;
    assert!(!said.contains("Other users"), "only once: {said}");
}
