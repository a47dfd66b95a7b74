//! Mail to a server over SMTP.
//!
//! lettre speaks the protocol. Its pool is not used: it takes a connection back even when sending
//! was cut short by a time-out in the middle of a mail, and the next mail would begin there. Here
//! a connection is owned by the attempt; only a finished one is kept for the next mail.

use super::{Mail, MailError, Mailbox};
use crate::delivery::mail::envelope::{build, permanent};
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use secrecy::{ExposeSecret, SecretString};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
/// For one whole attempt; lettre has no time-out for a server that stops answering.
const SEND_TIMEOUT: Duration = Duration::from_secs(60);
/// Servers hang up after some minutes of silence; a connection older than this is not tried.
const KEEP_IDLE: Duration = Duration::from_secs(30);

/// Where the mail server is.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    /// Its name, as in its certificate.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub tls: SmtpTls,
    /// Whom to log in as, if at all.
    pub login: Option<SmtpLogin>,
    /// PEM certificates that are trusted beside the public ones.
    pub extra_roots: Option<Vec<u8>>,
    /// The longest that one attempt may take; `None` for one minute.
    pub timeout: Option<Duration>,
}

/// A name and a password.
#[derive(Debug, Clone)]
pub struct SmtpLogin {
    /// The name.
    pub user: String,
    /// The password; never shown by `Debug`.
    pub password: SecretString,
}

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpTls {
    /// TLS from the first byte (port 465).
    Implicit,
    /// Plain first, then STARTTLS; a server that does not offer it gets no mail (port 587).
    StartTls,
    /// Not at all.
    None,
}

/// Sends to one mail server.
pub struct SmtpMailer {
    from: Mailbox,
    host: String,
    port: u16,
    tls: SmtpTls,
    tls_parameters: TlsParameters,
    credentials: Option<Credentials>,
    hello: ClientId,
    timeout: Duration,
    /// The connections of the last mails, each with the moment it was put here.
    idle: Mutex<Vec<Idle>>,
}

struct Idle(AsyncSmtpConnection, Instant);

impl std::fmt::Debug for SmtpMailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SmtpMailer({}:{}, {:?})", self.host, self.port, self.tls)
    }
}

impl SmtpMailer {
    /// Prepares; connects only when the first mail is sent.
    ///
    /// # Errors
    /// [`MailError::Permanent`] when the certificates or the host's name cannot be used.
    pub(crate) fn new(from: Mailbox, settings: &SmtpSettings) -> Result<Self, MailError> {
        let roots = settings
            .extra_roots
            .as_deref()
            .map(certificates)
            .transpose()?;
        let mut tls = TlsParameters::builder(settings.host.clone());
        if let Some(roots) = roots {
            tls = tls.add_root_certificate(roots);
        }
        Ok(Self {
            from,
            host: settings.host.clone(),
            port: settings.port,
            tls: settings.tls,
            tls_parameters: tls
                .build_rustls()
                .map_err(|error| permanent(says(&error)))?,
            credentials: settings.login.as_ref().map(|login| {
                Credentials::new(
                    login.user.clone(),
                    login.password.expose_secret().to_owned(),
                )
            }),
            hello: ClientId::default(),
            timeout: settings.timeout.unwrap_or(SEND_TIMEOUT),
            idle: Mutex::default(),
        })
    }

    pub(super) async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let message = build(&self.from, mail)?;
        match tokio::time::timeout(self.timeout, self.attempt(&message)).await {
            Ok(sent) => sent,
            // The connection went with the future: whatever it was in the middle of ends there.
            Err(_) => Err(MailError::Silent(format!(
                "the mail server did not finish within {} seconds",
                self.timeout.as_secs_f32()
            ))),
        }
    }

    async fn attempt(&self, message: &lettre::Message) -> Result<(), MailError> {
        let mut connection = match self.kept().await {
            Some(connection) => connection,
            // Whatever goes wrong before the mail is named is not the mail's fault: it waits.
            None => self
                .connect()
                .await
                .map_err(|error| before_the_mail(&error))?,
        };
        let sent = connection
            .send(message.envelope(), &message.formatted())
            .await;
        sent.map_err(|error| classify(&error))?;
        self.keep(connection);
        Ok(())
    }

    /// A connection of an earlier mail, if it still answers.
    async fn kept(&self) -> Option<AsyncSmtpConnection> {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let Idle(mut connection, since) = idle?;
        let usable = since.elapsed() < KEEP_IDLE && connection.test_connected().await;
        usable.then_some(connection)
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|Idle(_, since)| since.elapsed() < KEEP_IDLE);
        idle.push(Idle(connection, Instant::now()));
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, smtp::Error> {
        let tls = &self.tls_parameters;
        let implicit = (self.tls == SmtpTls::Implicit).then(|| tls.clone());
        let server = (self.host.as_str(), self.port);
        let timeout = Some(CONNECT_TIMEOUT.min(self.timeout));
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, timeout, &self.hello, implicit, None)
                .await?;
        if self.tls == SmtpTls::StartTls {
            connection.starttls(tls.clone(), &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

/// Whether these are PEM certificates.
///
/// # Errors
/// A sentence for the operator.
pub fn check_roots(pem: &[u8]) -> Result<(), String> {
    certificates(pem)
        .map(drop)
        .map_err(|error| error.to_string())
}

fn certificates(pem: &[u8]) -> Result<Certificate, MailError> {
    // lettre accepts a file without any certificate in it.
    if !String::from_utf8_lossy(pem).contains("-----BEGIN CERTIFICATE-----") {
        return Err(permanent("there is no PEM certificate in it"));
    }
    Certificate::from_pem(pem).map_err(|error| permanent(says(&error)))
}

/// "Authentication required": the operator forgot the login, which can be mended.
const LOGIN_REQUIRED: u16 = 530;

fn classify(error: &smtp::Error) -> MailError {
    let refused = error.is_permanent() && error.status().map(u16::from) != Some(LOGIN_REQUIRED);
    if refused {
        permanent(says(error))
    } else {
        temporary(error)
    }
}

fn before_the_mail(error: &smtp::Error) -> MailError {
    // A server that answers has a code for it: it wants another login, or no more connections.
    match error.status() {
        Some(_) => MailError::Temporary(says(error)),
        None => MailError::Silent(says(error)),
    }
}

fn temporary(error: &smtp::Error) -> MailError {
    match error.is_timeout() {
        true => MailError::Silent(says(error)),
        false => MailError::Temporary(says(error)),
    }
}

/// The error and its causes in one line, without addresses: servers like to repeat the recipient.
fn says(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text.split_whitespace()
        .map(|word| {
            if word.contains('@') {
                "(address)"
            } else {
                word
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}
