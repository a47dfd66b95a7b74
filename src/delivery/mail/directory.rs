//! Mail as files, for machines without a mail server and for looking at what would be sent.

use super::{Mail, MailError, MailTransport, Mailbox};
use crate::delivery::mail::envelope::{build, permanent};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// How the name of a mail ends.
const WHOLE: &str = ".eml";

/// What follows it while the mail is written.
const UNFINISHED: &str = ".unfinished";

/// Writes one `.eml` file for each mail, named by its Message-ID: a second attempt replaces the
/// first file.
#[derive(Debug)]
pub struct DirectoryMailer {
    from: Mailbox,
    path: PathBuf,
}

impl DirectoryMailer {
    /// Makes the directory when it is missing.
    ///
    /// # Errors
    /// [`MailError::Permanent`] when it cannot be made.
    pub(crate) fn new(from: Mailbox, path: PathBuf) -> Result<Self, MailError> {
        fs::create_dir_all(&path).map_err(|error| {
            permanent(format!(
                "the mail directory {} cannot be made: {error}",
                path.display()
            ))
        })?;
        Ok(Self { from, path })
    }

    pub(super) async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let bytes = build(&self.from, mail)?.formatted();
        let (folder, name) = (self.path.clone(), file_name(&mail.message_id));
        let written = tokio::task::spawn_blocking(move || write(&folder, &name, &bytes)).await;
        let temporary =
            |text: String| MailError::Temporary(format!("the mail was not written: {text}"));
        written
            .map_err(|error| temporary(error.to_string()))?
            .map_err(|error| temporary(error.to_string()))
    }
}

/// Under another name first: who reads the directory never sees half a mail.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = folder.join(format!(".{name}{UNFINISHED}"));
    let mut file = File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, folder.join(name))?;
    File::open(folder)?.sync_all()
}

/// Different ids give different names, and none leaves the directory.
fn file_name(message_id: &str) -> String {
    let mut name = String::new();
    for byte in message_id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'@' => {
                name.push(char::from(byte))
            }
            b'.' if !name.is_empty() => name.push('.'),
            // Writing to a String cannot fail.
            _ => write!(name, "%{byte:02X}").unwrap_or_default(),
        }
    }
    name + WHOLE
}

/// The directory that mails are written to.
pub(crate) fn mail_folder(transport: &MailTransport) -> Option<&Path> {
    match transport {
        MailTransport::Directory(path) => Some(path),
        MailTransport::None | MailTransport::Smtp(_) | MailTransport::Memory => None,
    }
}

/// Whether a file of this name in the directory is a mail that was written here.
pub(crate) fn is_mail(name: &str) -> bool {
    name.ends_with(WHOLE) || (name.starts_with('.') && name.ends_with(UNFINISHED))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(text: &str) -> Mail {
        Mail {
            to: "maria@example.com".into(),
            to_name: None,
            subject: "Hello".into(),
            text: text.into(),
            html: None,
            message_id: "ticket-1/a@example.com".into(),
        }
    }

    #[tokio::test]
    async fn a_mail_sent_twice_is_one_file_with_the_last_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/mail");
        let mailer =
            DirectoryMailer::new("help@example.com".parse().unwrap(), path.clone()).unwrap();
        mailer.send(&mail("first")).await.unwrap();
        mailer.send(&mail("second")).await.unwrap();
        let names: Vec<_> = fs::read_dir(&path)
            .unwrap()
            .map(|f| f.unwrap().file_name())
            .collect();
        assert_eq!(names, ["ticket-1%2Fa@example.com.eml"]);
        let text = fs::read_to_string(path.join(&names[0])).unwrap();
        assert!(
            text.ends_with("second") && text.contains("Subject: Hello"),
            "{text}"
        );
    }

    #[tokio::test]
    async fn a_directory_that_is_gone_is_worth_another_try() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mail");
        let mailer =
            DirectoryMailer::new("help@example.com".parse().unwrap(), path.clone()).unwrap();
        fs::remove_dir(&path).unwrap();
        assert!(matches!(
            mailer.send(&mail("x")).await,
            Err(MailError::Temporary(_))
        ));
    }

    #[test]
    fn no_id_leaves_the_directory_or_hides() {
        assert_eq!(file_name("../../etc@x"), "%2E.%2F..%2Fetc@x.eml");
        assert_ne!(file_name("a%b@x"), file_name("a%25b@x"));
    }
}
