//! A file that an agent brought.

use crate::domain::files::{File, agent_address};
use serde::Serialize;

/// A file, with the address at which agents read it.
#[derive(Debug, Serialize)]
pub(in crate::console) struct FileJson {
    /// What a reply or note refers to it by.
    id: String,
    /// Its cleaned name.
    name: String,
    /// By its content.
    content_type: String,
    /// Bytes.
    size: i64,
    /// Hash of its bytes, in hexadecimal digits.
    sha256: String,
    /// Width in pixels, if it is a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<i64>,
    /// Height in pixels, if it is a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<i64>,
    /// Where agents read it.
    pub(crate) url: String,
}

impl From<&File> for FileJson {
    fn from(file: &File) -> Self {
        Self {
            id: file.token.0.clone(),
            name: file.name.clone(),
            content_type: file.media_type.clone(),
            size: file.size,
            sha256: data_encoding::HEXLOWER.encode(&file.sha256),
            width: file.pixels.map(|(width, _)| width),
            height: file.pixels.map(|(_, height)| height),
            url: agent_address(&file.token.0),
        }
    }
}
