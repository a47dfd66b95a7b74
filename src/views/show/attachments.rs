//! Files and links.

use crate::domain::packet::Attachment;
use crate::views::AttachmentView;
use serde_json::Value;

pub(super) fn attachments(given: &[Attachment]) -> Vec<AttachmentView> {
    given.iter().map(attachment).collect()
}

/// The attachments in what a bot sent along with a message.
pub(super) fn of_message(meta: Option<&str>) -> Vec<AttachmentView> {
    let meta: Option<Value> = meta.and_then(|meta| serde_json::from_str(meta).ok());
    let given = meta.and_then(|mut meta| {
        serde_json::from_value::<Vec<Attachment>>(meta.get_mut("attachments")?.take()).ok()
    });
    attachments(&given.unwrap_or_default())
}

fn attachment(given: &Attachment) -> AttachmentView {
    let last = given.url.split(['?', '#']).next().unwrap_or_default();
    let last = last.rsplit('/').find(|part| !part.is_empty());
    let name = given.name.as_deref().or(last).unwrap_or(&given.url);
    let kind = given.media_type.as_deref().unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    AttachmentView {
        name: name.to_owned(),
        url: given.url.clone(),
        detail: kind.rsplit('/').next().unwrap_or_default().to_uppercase(),
    }
}
