//! Files that stood in a transcript as bytes become files of the bot, and attachments of what it sends.

use super::super::error::ServiceError;
use super::{Files, Upload};
use crate::domain::base::ids::BotId;
use crate::domain::base::invalid::Warning;
use crate::domain::base::limits::ATTACHMENTS_MAX;
use crate::domain::files::{Declared, File, FileRefused};
use crate::domain::intake::Escalation;
use crate::domain::packet::Attachment;
use crate::domain::transcript::InlineFile;

impl Files<'_> {
    /// Stores the files of an escalation's transcript and names them among its attachments. No file keeps a customer
    /// from a person: what cannot be stored is left out, and a warning says why.
    pub(crate) async fn take_over(self, bot: BotId, escalation: &mut Escalation) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for file in std::mem::take(&mut escalation.files) {
            let pointer = file.pointer.clone();
            let attachments = &mut escalation.packet.attachments;
            if attachments.len() >= ATTACHMENTS_MAX {
                let detail = format!("left out: at most {ATTACHMENTS_MAX} attachments");
                warnings.push(Warning::new(pointer, detail));
                break;
            }
            match self.of_transcript(bot, file).await {
                Ok(id) => {
                    let is_named = |known: &Attachment| known.file.as_ref() == Some(&id);
                    if !attachments.iter().any(is_named) {
                        attachments.push(Attachment {
                            file: Some(id),
                            ..Attachment::default()
                        });
                    }
                }
                Err(why) => warnings.push(Warning::new(pointer, format!("left out: {why}"))),
            }
        }
        warnings
    }

    /// Stores one file; gives its id, or why it is not stored.
    async fn of_transcript(self, bot: BotId, file: InlineFile) -> Result<String, String> {
        let most = self.services.settings.files.limit_bytes;
        if file.bytes.len() > most {
            return Err(format!("a file has at most {most} bytes"));
        }
        let upload = Upload {
            declared: Declared {
                name: Some(file.name),
                media_type: file.media_type,
            },
            bytes: file.bytes,
        };
        let shape = |file: &File| file.token.0.clone();
        match self.upload(bot, upload, None, shape).await {
            Ok(stored) => Ok(stored.answer),
            Err(ServiceError::BadFile(why)) => Err(told(&why)),
            Err(error) => {
                tracing::error!(%error, "A file of a transcript could not be stored");
                Err("the file could not be stored".to_owned())
            }
        }
    }
}

/// Why a file is not taken; the list of all kinds that are would hide it.
fn told(why: &FileRefused) -> String {
    match why {
        FileRefused::Type { actual, .. } => format!("{actual} is not taken"),
        FileRefused::Quota { .. }
        | FileRefused::Empty
        | FileRefused::Mismatch { .. }
        | FileRefused::Unknown
        | FileRefused::Unreadable
        | FileRefused::Pixels { .. }
        | FileRefused::Archive(_) => why.to_string(),
    }
}
