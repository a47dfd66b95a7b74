//! Files and links.

use crate::domain::files;
use crate::domain::packet::{Attachment, attachments_in};
use crate::views::AttachmentView;

pub(crate) fn attachments(given: &[Attachment]) -> Vec<AttachmentView> {
    given.iter().map(attachment).collect()
}

/// The attachments in what a bot sent along with a message.
pub(crate) fn of_message(meta: Option<&str>) -> Vec<AttachmentView> {
    attachments(&attachments_in(meta))
}

fn attachment(given: &Attachment) -> AttachmentView {
    match given.file.as_deref() {
        Some(id) => file_of(id, given),
        None => link(given),
    }
}

/// A file that was uploaded. Links to pictures elsewhere are never shown as pictures: they would tell
/// their site who looks, and when.
fn file_of(id: &str, given: &Attachment) -> AttachmentView {
    let media_type = given.media_type.as_deref().unwrap_or_default();
    let size = given.size.map(bytes).unwrap_or_default();
    let pixels = given.width.zip(given.height);
    AttachmentView {
        name: given.name.clone().unwrap_or_default(),
        url: files::agent_address(id),
        detail: [files::label(media_type), size].join(", "),
        picture: pixels.filter(|_| files::is_inline(media_type)),
        icon: icon(media_type),
    }
}

fn link(given: &Attachment) -> AttachmentView {
    let last = given.url.split(['?', '#']).next().unwrap_or_default();
    let last = last.rsplit('/').find(|part| !part.is_empty());
    let name = given.name.as_deref().or(last).unwrap_or(&given.url);
    let kind = given.media_type.as_deref().unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    AttachmentView {
        name: name.to_owned(),
        url: given.url.clone(),
        detail: kind.rsplit('/').next().unwrap_or_default().to_uppercase(),
        picture: None,
        icon: "clip",
    }
}

fn icon(media_type: &str) -> &'static str {
    match media_type.split('/').next() {
        Some("image") => "picture",
        Some("audio" | "video") => "play",
        Some(_) | None => "file",
    }
}

/// A size for people.
fn bytes(size: i64) -> String {
    const KIB: i64 = 1024;
    const MIB: i64 = 1024 * KIB;
    match size {
        ..KIB => format!("{size} B"),
        KIB..MIB => format!("{} KB", size / KIB),
        MIB.. => format!("{}.{} MB", size / MIB, size % MIB * 10 / MIB),
    }
}
