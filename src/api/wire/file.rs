//! A file, as bots read it.

use crate::domain::files::{File, bot_address};
use serde::{Deserialize, Serialize};

/// A file that is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct UploadedFile {
    /// The id by which messages and escalations refer to it.
    pub(crate) id: String,
    /// Its cleaned name.
    pub(crate) name: String,
    /// By its content.
    pub(crate) content_type: String,
    /// Bytes.
    pub(crate) size: i64,
    /// Hash of its bytes, in hexadecimal digits.
    pub(crate) sha256: String,
    /// Width in pixels, if it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) width: Option<i64>,
    /// Height in pixels, if it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) height: Option<i64>,
    /// The address at which it is read.
    pub(crate) url: String,
}

impl From<&File> for UploadedFile {
    fn from(file: &File) -> Self {
        Self {
            id: file.token.0.clone(),
            name: file.name.clone(),
            content_type: file.media_type.clone(),
            size: file.size,
            sha256: data_encoding::HEXLOWER.encode(&file.sha256),
            width: file.pixels.map(|(width, _)| width),
            height: file.pixels.map(|(_, height)| height),
            url: bot_address(&file.token.0),
        }
    }
}
