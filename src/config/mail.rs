//! The settings of mail: a way out, and what that way needs.

use super::parse::one_of;
use crate::config::formats::Values;
use crate::config::setting_names::{
    MAIL_DIRECTORY, MAIL_FROM, MAIL_TRANSPORT, SMTP_CA_FILE, SMTP_HOST, SMTP_PASSWORD, SMTP_PORT,
    SMTP_TLS, SMTP_USER, Setting,
};
use crate::delivery::mail::{
    MailSettings, MailTransport, Mailbox, SmtpLogin, SmtpSettings, SmtpTls, check_roots,
};
use lettre::Address;
use std::net::IpAddr;
use std::path::PathBuf;

#[derive(Clone, Copy)]
enum Way {
    None,
    Smtp,
    Directory,
    Memory,
}

const WAYS: [(&str, Way); 4] = [
    ("none", Way::None),
    ("smtp", Way::Smtp),
    ("directory", Way::Directory),
    ("memory", Way::Memory),
];
const TLS: [(&str, SmtpTls); 3] = [
    ("implicit", SmtpTls::Implicit),
    ("starttls", SmtpTls::StartTls),
    ("none", SmtpTls::None),
];

pub(super) fn read(values: &mut Values) -> MailSettings {
    let way = values.read(&MAIL_TRANSPORT, |text| one_of(text, &WAYS));
    let way = way.unwrap_or_else(|| default_way(values));
    let from = values.read(&MAIL_FROM, |text| {
        text.parse()
            .map_err(|_| "is not a sender such as Help <help@example.com>".to_owned())
    });
    let smtp = smtp(values);
    let directory = values.text(&MAIL_DIRECTORY).map(PathBuf::from);
    let transport = match way {
        Way::None => MailTransport::None,
        Way::Memory => MailTransport::Memory,
        Way::Directory => {
            MailTransport::Directory(directory.unwrap_or_else(|| missing_directory(values)))
        }
        Way::Smtp => {
            if !values.has(&MAIL_FROM) {
                values.misfit(
                    &MAIL_FROM,
                    "is missing: mail servers want a sender such as Help <help@example.com>",
                );
            }
            if !values.has(&SMTP_HOST) {
                values.misfit(
                    &SMTP_HOST,
                    "is missing: name the mail server, or set BATON_MAIL_TRANSPORT=none",
                );
            }
            MailTransport::Smtp(smtp)
        }
    };
    MailSettings {
        from: from.unwrap_or_else(local_sender),
        transport,
    }
}

/// Without a word about the way out, the settings of a way choose it.
fn default_way(values: &Values) -> Way {
    if values.has(&SMTP_HOST) {
        Way::Smtp
    } else if values.has(&MAIL_DIRECTORY) {
        Way::Directory
    } else {
        Way::None
    }
}

fn missing_directory(values: &mut Values) -> PathBuf {
    values.misfit(
        &MAIL_DIRECTORY,
        "is missing: name the directory that mail is written to",
    );
    PathBuf::new()
}

fn local_sender() -> Mailbox {
    // Checked by a test: both parts are valid.
    Mailbox::new(
        Some("Baton".into()),
        Address::new_dangerous("baton", "localhost"),
    )
}

fn smtp(values: &mut Values) -> SmtpSettings {
    let host = values.text(&SMTP_HOST).unwrap_or_default();
    let port = values.read(&SMTP_PORT, |text| match text.parse() {
        Ok(0) | Err(_) => Err("must be a port from 1 to 65535".to_owned()),
        Ok(port) => Ok(port),
    });
    let tls = values.read(&SMTP_TLS, |text| one_of(text, &TLS));
    let tls = tls.unwrap_or(if port == Some(465) {
        SmtpTls::Implicit
    } else {
        SmtpTls::StartTls
    });
    let login = login(values);
    if tls == SmtpTls::None && login.is_some() && !is_here(&host) {
        values.misfit(
            &SMTP_TLS,
            "would send the password unprotected: use starttls or implicit, or leave the user and password out",
        );
    }
    SmtpSettings {
        port: port.unwrap_or(match tls {
            SmtpTls::Implicit => 465,
            SmtpTls::StartTls => 587,
            SmtpTls::None => 25,
        }),
        extra_roots: values.read(&SMTP_CA_FILE, certificates),
        host,
        tls,
        login,
        timeout: None,
    }
}

fn login(values: &mut Values) -> Option<SmtpLogin> {
    let password = values.secret(&SMTP_PASSWORD);
    match (values.text(&SMTP_USER), password) {
        (Some(user), Some(password)) => Some(SmtpLogin { user, password }),
        (None, None) => None,
        (Some(_), None) => {
            values.misfit(
                &SMTP_PASSWORD,
                "is missing: set it, or remove BATON_SMTP_USER",
            );
            None
        }
        (None, Some(_)) => {
            values.misfit(
                &SMTP_USER,
                "is missing: set it, or remove BATON_SMTP_PASSWORD",
            );
            None
        }
    }
}

fn certificates(path: &str) -> Result<Vec<u8>, String> {
    let pem = std::fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    check_roots(&pem).map_err(|problem| format!("cannot be used: {problem}"))?;
    Ok(pem)
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

pub(super) fn describe(mail: &MailSettings) -> Vec<(&'static Setting, String)> {
    let mut all = vec![
        (
            &MAIL_TRANSPORT,
            word(&WAYS, |way| matches(way, &mail.transport)),
        ),
        (&MAIL_FROM, mail.from.to_string()),
    ];
    match &mail.transport {
        MailTransport::None | MailTransport::Memory => {}
        MailTransport::Directory(path) => all.push((&MAIL_DIRECTORY, path.display().to_string())),
        MailTransport::Smtp(smtp) => {
            all.push((&SMTP_HOST, smtp.host.clone()));
            all.push((&SMTP_PORT, smtp.port.to_string()));
            all.push((&SMTP_TLS, word(&TLS, |tls| tls == smtp.tls)));
            if let Some(login) = &smtp.login {
                all.push((&SMTP_USER, login.user.clone()));
                all.push((&SMTP_PASSWORD, "(masked)".into()));
            }
            if smtp.extra_roots.is_some() {
                all.push((&SMTP_CA_FILE, "(read)".into()));
            }
        }
    }
    all
}

fn matches(way: Way, transport: &MailTransport) -> bool {
    match transport {
        MailTransport::None => matches!(way, Way::None),
        MailTransport::Smtp(_) => matches!(way, Way::Smtp),
        MailTransport::Directory(_) => matches!(way, Way::Directory),
        MailTransport::Memory => matches!(way, Way::Memory),
    }
}

fn word<T: Copy>(words: &[(&'static str, T)], is: impl Fn(T) -> bool) -> String {
    words
        .iter()
        .find(|(_, meaning)| is(*meaning))
        .map(|(word, _)| *word)
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{load, problems};
    use super::*;
    use crate::config::Config;

    fn smtp(config: &Config) -> &SmtpSettings {
        match &config.mail.transport {
            MailTransport::Smtp(smtp) => smtp,
            other => panic!("not SMTP: {other:?}"),
        }
    }

    #[test]
    fn a_way_out_for_mail_must_have_what_it_needs() {
        let missing = problems(load(&[("BATON_MAIL_TRANSPORT", "smtp")]));
        assert!(
            missing
                .iter()
                .any(|p| p.starts_with("BATON_SMTP_HOST is missing")),
            "{missing:?}"
        );
        assert!(
            missing
                .iter()
                .any(|p| p.starts_with("BATON_MAIL_FROM is missing")),
            "{missing:?}"
        );
        assert_eq!(
            problems(load(&[("BATON_MAIL_TRANSPORT", "directory")])).len(),
            1
        );
        assert_eq!(problems(load(&[("BATON_SMTP_USER", "x")])).len(), 1);
        assert_eq!(problems(load(&[("BATON_SMTP_PASSWORD", "x")])).len(), 1);
        assert_eq!(
            problems(load(&[
                ("BATON_SMTP_PORT", "0"),
                ("BATON_SMTP_TLS", "maybe")
            ]))
            .len(),
            2
        );
        assert_eq!(
            problems(load(&[("BATON_SMTP_CA_FILE", "Cargo.toml")])).len(),
            1
        );
    }

    #[test]
    fn a_password_is_not_sent_in_the_clear_to_another_machine() {
        let to = |host| {
            load(&[
                ("BATON_SMTP_HOST", host),
                ("BATON_SMTP_TLS", "none"),
                ("BATON_SMTP_USER", "u"),
                ("BATON_SMTP_PASSWORD", "p"),
                ("BATON_MAIL_FROM", "help@example.com"),
            ])
        };
        assert!(problems(to("mail.example.com"))[0].contains("unprotected"));
        assert_eq!(smtp(&to("127.0.0.1").unwrap()).port, 25);
    }

    #[test]
    fn port_465_means_tls_from_the_first_byte() {
        let config = load(&[
            ("BATON_SMTP_HOST", "m"),
            ("BATON_SMTP_PORT", "465"),
            ("BATON_MAIL_FROM", "help@example.com"),
        ]);
        assert_eq!(smtp(&config.unwrap()).tls, SmtpTls::Implicit);
    }
}
