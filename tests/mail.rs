//! Mail over SMTP: against a server that can misbehave, and against one that Baton did not write.

#![cfg(test)]

#[path = "support/smtp_server.rs"]
mod smtp_server;

use baton::delivery::mail::{
    Mail, MailError, MailSettings, MailTransport, Mailer, SmtpLogin, SmtpSettings, SmtpTls,
};
use smtp_server::{Mood, SmtpServer};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

const ADDRESS: &str = "maria@example.com";

fn mail() -> Mail {
    Mail {
        to: ADDRESS.into(),
        to_name: Some("María".into()),
        subject: "Your refund — done".into(),
        text: "Hello María,\n.\n..two dots\nFrom here on all is well.\n".into(),
        html: None,
        message_id: "ticket-42.message-7@help.example.com".into(),
    }
}

fn settings(port: u16, tls: SmtpTls) -> SmtpSettings {
    SmtpSettings {
        host: "localhost".into(),
        port,
        tls,
        login: Some(SmtpLogin {
            user: "help".into(),
            password: "s3cret".to_owned().into(),
        }),
        extra_roots: None,
        timeout: None,
    }
}

fn mailer(smtp: SmtpSettings) -> Mailer {
    let from = "Baton <help@example.com>".parse().unwrap();
    Mailer::open(&MailSettings {
        from,
        transport: MailTransport::Smtp(smtp),
    })
    .unwrap()
}

fn plain(server: &SmtpServer) -> SmtpSettings {
    settings(server.port, SmtpTls::None)
}

/// The body as a mail program would show it (quoted-printable or as it is).
fn body(data: &str) -> String {
    let (head, body) = data.split_once("\n\n").unwrap();
    if !head.contains("quoted-printable") {
        return body.to_owned();
    }
    let joined = body.replace("=\n", "").into_bytes();
    let mut bytes = Vec::new();
    let mut rest = joined.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'=' {
            let hex = std::str::from_utf8(&tail[..2]).unwrap();
            bytes.push(u8::from_str_radix(hex, 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let server = SmtpServer::start(Mood::Accepts).await;
    mailer(plain(&server)).send(&mail()).await.unwrap();
    let received = server.mails();
    let [received] = received.as_slice() else {
        panic!("{received:?}")
    };
    assert_eq!(
        (received.from.as_str(), received.to.as_slice()),
        ("help@example.com", &[ADDRESS.to_owned()][..])
    );
    assert!(
        received
            .data
            .contains("Message-ID: <ticket-42.message-7@help.example.com>\n")
    );
    assert_eq!(body(&received.data).trim_end(), mail().text.trim_end());
    assert_eq!(
        received.login.as_deref(),
        Some("AGhlbHAAczNjcmV0"),
        "AUTH PLAIN"
    );
}

#[tokio::test]
async fn two_mails_share_a_connection_but_not_with_a_failure_between_them() {
    let server = SmtpServer::start(Mood::Accepts).await;
    let mailer = mailer(plain(&server));
    mailer.send(&mail()).await.unwrap();
    mailer.send(&mail()).await.unwrap();
    assert_eq!((server.mails().len(), server.connections()), (2, 1));
    server.set_mood(Mood::Busy);
    mailer.send(&mail()).await.unwrap_err();
    server.set_mood(Mood::Accepts);
    mailer.send(&mail()).await.unwrap();
    assert_eq!((server.mails().len(), server.connections()), (3, 2));
}

#[tokio::test]
async fn a_busy_server_is_asked_again_and_a_refusal_is_final() {
    let server = SmtpServer::start(Mood::Busy).await;
    let busy = mailer(plain(&server)).send(&mail()).await.unwrap_err();
    assert!(
        matches!(&busy, MailError::Temporary(text) if text.contains("451")),
        "{busy:?}"
    );
    server.set_mood(Mood::Refuses);
    let refused = mailer(plain(&server)).send(&mail()).await.unwrap_err();
    assert!(
        matches!(&refused, MailError::Permanent(text) if text.contains("550")),
        "{refused:?}"
    );
    assert!(
        !refused.to_string().contains(ADDRESS),
        "errors are logged, addresses are not: {refused}"
    );
}

#[tokio::test]
async fn a_server_that_is_not_there_is_asked_again() {
    let unused = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let error = mailer(settings(unused, SmtpTls::None))
        .send(&mail())
        .await
        .unwrap_err();
    assert!(matches!(error, MailError::Silent(_)), "{error:?}");
}

#[tokio::test]
async fn a_server_without_starttls_gets_neither_mail_nor_password() {
    for mood in [Mood::Accepts, Mood::RefusesTls] {
        let server = SmtpServer::start(mood).await;
        let error = mailer(settings(server.port, SmtpTls::StartTls))
            .send(&mail())
            .await
            .unwrap_err();
        // Either way it is tried again.
        assert!(
            matches!(error, MailError::Temporary(_) | MailError::Silent(_)),
            "{error:?}"
        );
        let heard = server.commands();
        assert!(
            !heard
                .iter()
                .any(|c| c.starts_with("MAIL") || c.starts_with("AUTH")),
            "{heard:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_falls_silent_holds_up_one_attempt_and_spoils_no_later_mail() {
    let server = SmtpServer::start(Mood::Accepts).await;
    let mailer = mailer(SmtpSettings {
        timeout: Some(Duration::from_secs(2)),
        ..plain(&server)
    });
    mailer.send(&mail()).await.unwrap();
    server.set_mood(Mood::FallsSilent);
    let error = mailer.send(&mail()).await.unwrap_err();
    assert!(matches!(error, MailError::Silent(_)), "{error:?}");
    server.set_mood(Mood::Accepts);
    mailer.send(&mail()).await.unwrap();
    let received = server.mails();
    assert_eq!(received.len(), 2);
    assert_eq!(body(&received[0].data), body(&received[1].data));
}

/// aiosmtpd in a process of its own.
struct RealServer {
    process: Child,
    output: BufReader<ChildStdout>,
    port: u16,
    folder: tempfile::TempDir,
}

impl RealServer {
    fn start(mode: &str) -> Option<Self> {
        let python = python_with_aiosmtpd()?;
        let folder = tempfile::tempdir().unwrap();
        make_certificate(folder.path());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/smtpd.py");
        let mut process = Command::new(python)
            .args(["-W", "ignore"])
            .arg(script)
            .args([mode, "certificate.pem", "key.pem"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let port = line.trim().parse().expect("the server printed its port");
        Some(Self {
            process,
            output,
            port,
            folder,
        })
    }

    fn settings(&self, tls: SmtpTls) -> SmtpSettings {
        let root = std::fs::read(self.folder.path().join("certificate.pem")).unwrap();
        SmtpSettings {
            extra_roots: Some(root),
            ..settings(self.port, tls)
        }
    }

    fn next_mail(&mut self) -> serde_json::Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for RealServer {
    fn drop(&mut self) {
        self.process.kill().unwrap_or_default();
        self.process.wait().ok();
    }
}

/// The Python in `BATON_TEST_SMTPD` (`script/test` always sets it), or one that is about.
fn python_with_aiosmtpd() -> Option<PathBuf> {
    if let Some(python) = std::env::var_os("BATON_TEST_SMTPD") {
        return Some(python.into());
    }
    let has_it = |python: &&str| {
        let import = Command::new(python)
            .args(["-c", "import aiosmtpd"])
            .stderr(Stdio::null())
            .status();
        import.is_ok_and(|status| status.success())
    };
    let found = ["/usr/bin/python3", "python3"]
        .iter()
        .find(|python| has_it(python));
    if found.is_none() {
        eprintln!(
            "skipped: no Python with aiosmtpd (Debian: python3-aiosmtpd); script/test has one"
        );
    }
    found.map(PathBuf::from)
}

fn make_certificate(folder: &Path) {
    let config = "[req]\ndistinguished_name=dn\nx509_extensions=v3\nprompt=no\n[dn]\nCN=localhost\n\
                  [v3]\nbasicConstraints=critical,CA:FALSE\nsubjectAltName=DNS:localhost\n";
    std::fs::write(folder.join("openssl.cnf"), config).unwrap();
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-config",
            "openssl.cnf",
        ])
        .args(["-keyout", "key.pem", "-out", "certificate.pem"])
        .current_dir(folder)
        .output()
        .expect("openssl is installed");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
}

async fn a_real_server_takes_our_mail(mode: &str, tls: SmtpTls) {
    let Some(mut server) = RealServer::start(mode) else {
        return;
    };
    let mailer = mailer(server.settings(tls));
    for _ in 0..2 {
        mailer.send(&mail()).await.unwrap();
        let received = server.next_mail();
        assert_eq!(received["to"], serde_json::json!([ADDRESS]));
        assert_eq!(received["login"], "help");
        assert_eq!(received["encrypted"], tls != SmtpTls::None);
        assert_eq!(
            body(received["data"].as_str().unwrap()).trim_end(),
            mail().text.trim_end()
        );
    }
}

#[tokio::test]
async fn a_real_server_takes_our_mail_in_the_clear() {
    a_real_server_takes_our_mail("plain", SmtpTls::None).await;
}

#[tokio::test]
async fn a_real_server_takes_our_mail_over_starttls() {
    a_real_server_takes_our_mail("starttls", SmtpTls::StartTls).await;
}

#[tokio::test]
async fn a_real_server_takes_our_mail_over_implicit_tls() {
    a_real_server_takes_our_mail("implicit", SmtpTls::Implicit).await;
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_and_a_wrong_password_wait_for_the_operator() {
    let Some(server) = RealServer::start("implicit") else {
        return;
    };
    let unknown = SmtpSettings {
        extra_roots: None,
        ..server.settings(SmtpTls::Implicit)
    };
    let error = mailer(unknown).send(&mail()).await.unwrap_err();
    assert!(
        matches!(&error, MailError::Silent(text) if text.contains("certificate")),
        "{error:?}"
    );
    let wrong = SmtpLogin {
        user: "help".into(),
        password: "wrong".to_owned().into(),
    };
    let wrong = SmtpSettings {
        login: Some(wrong),
        ..server.settings(SmtpTls::Implicit)
    };
    let error = mailer(wrong).send(&mail()).await.unwrap_err();
    assert!(
        matches!(&error, MailError::Temporary(text) if text.contains("535")),
        "{error:?}"
    );
}
