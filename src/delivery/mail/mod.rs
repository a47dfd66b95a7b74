//! Mail: what is sent, and the ways it can leave.
//!
//! A job may run twice (the server answered, and then the process died), so a mail brings its own
//! fixed Message-ID and mail programs show it once.

mod directory;
mod envelope;
mod smtp;

pub(crate) use directory::{DirectoryMailer, is_mail, mail_folder};
pub(crate) use lettre::message::Mailbox;
pub use smtp::{SmtpLogin, SmtpMailer, SmtpSettings, SmtpTls, check_roots};

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// One mail to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// The person's name, in any script.
    pub to_name: Option<String>,
    /// The subject, in any script; line breaks become spaces.
    pub subject: String,
    /// The body as plain text.
    pub text: String,
    /// The body as HTML, beside the text.
    pub html: Option<String>,
    /// The same for every attempt, `ticket-42.message-7@help.example.com`, without `<>`.
    pub message_id: String,
}

/// Why a mail did not leave. The texts never contain an address, so they may be logged and stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Trying again will not help: the mail server refused this mail, or it cannot be built.
    #[error("{0}")]
    Permanent(String),
    /// Try again later: wrong credentials, or a 4xx answer.
    #[error("{0}")]
    Temporary(String),
    /// The server cannot be reached or does not answer: try again later, and others not sooner.
    #[error("{0}")]
    Silent(String),
}

/// How mail leaves, and from whom.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// The sender.
    pub from: Mailbox,
    /// The way out.
    pub transport: MailTransport,
}

/// The ways out.
#[derive(Debug, Clone)]
pub enum MailTransport {
    /// Mail is dropped.
    None,
    /// A mail server.
    Smtp(SmtpSettings),
    /// One `.eml` file for each mail.
    Directory(PathBuf),
    /// Kept in the process, for tests.
    Memory,
}

/// Sends mail. Cheap to clone; clones share connections and memory.
#[derive(Debug, Clone)]
pub enum Mailer {
    /// To a mail server.
    Smtp(Arc<SmtpMailer>),
    /// Into files.
    Directory(Arc<DirectoryMailer>),
    /// Into memory, for tests.
    Memory(Arc<Mutex<Vec<Mail>>>),
    /// Nowhere.
    None,
}

impl Mailer {
    /// Prepares the way out. Nothing is connected yet: a mail server that is down must not keep
    /// Baton from starting.
    ///
    /// # Errors
    /// [`MailError::Permanent`] when a certificate cannot be read or a directory cannot be made.
    pub fn open(settings: &MailSettings) -> Result<Self, MailError> {
        let from = settings.from.clone();
        match &settings.transport {
            MailTransport::None => Ok(Self::None),
            MailTransport::Memory => Ok(Self::memory()),
            MailTransport::Smtp(smtp) => Ok(Self::Smtp(Arc::new(SmtpMailer::new(from, smtp)?))),
            MailTransport::Directory(path) => Ok(Self::Directory(Arc::new(DirectoryMailer::new(
                from,
                path.clone(),
            )?))),
        }
    }

    /// A mailer that keeps what it is given, see [`Self::sent`].
    pub(crate) fn memory() -> Self {
        Self::Memory(Arc::default())
    }

    /// Sends one mail. Returns when it is safe elsewhere: accepted by the server, or on the disk.
    ///
    /// # Errors
    /// [`MailError`] says whether to try again.
    pub async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        match self {
            Self::Smtp(smtp) => smtp.send(mail).await,
            Self::Directory(directory) => directory.send(mail).await,
            Self::Memory(sent) => {
                sent.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(mail.clone());
                Ok(())
            }
            Self::None => Ok(()),
        }
    }

    /// The mails kept in memory; empty for the other transports.
    pub fn sent(&self) -> Vec<Mail> {
        match self {
            Self::Memory(sent) => sent.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Self::Smtp(_) | Self::Directory(_) | Self::None => Vec::new(),
        }
    }
}
