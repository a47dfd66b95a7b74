//! Which kinds are taken.

use crate::domain::files::media_types::{DOCX, PPTX, XLSX};
use crate::domain::files::rejection::FileRefused;

/// What is taken unless more is set.
pub(crate) const DEFAULT_TYPES: [&str; 20] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
    "text/plain",
    "text/csv",
    "text/vcard",
    "message/rfc822",
    "application/json",
    DOCX,
    XLSX,
    PPTX,
    "audio/mpeg",
    "audio/ogg",
    "audio/opus",
    "audio/m4a",
    "audio/x-wav",
    "video/mp4",
    "video/webm",
];

/// What is never taken: it runs where it is opened.
pub(crate) const NEVER: [&str; 14] = [
    "text/html",
    "text/xml",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/javascript",
    "application/javascript",
    "text/x-shellscript",
    "application/x-executable",
    "application/vnd.microsoft.portable-executable",
    "application/x-mach-binary",
    "application/java",
    "application/wasm",
    "application/x-shockwave-flash",
    "application/x-google-chrome-extension",
];

/// Which kinds are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed(Vec<String>);

impl Allowed {
    /// What is always taken, and more.
    pub(crate) fn with(more: Vec<String>) -> Self {
        let mut all: Vec<String> = DEFAULT_TYPES.map(str::to_owned).to_vec();
        let new = more
            .into_iter()
            .filter(|more| !NEVER.contains(&more.as_str()));
        all.extend(new);
        Self(all)
    }

    /// What is taken beside [`DEFAULT_TYPES`].
    pub(crate) fn more(&self) -> &[String] {
        self.0.get(DEFAULT_TYPES.len()..).unwrap_or_default()
    }

    pub(super) fn has(&self, media_type: &str) -> bool {
        self.0.iter().any(|allowed| allowed == media_type)
    }

    pub(super) fn refusal(&self, actual: &str) -> FileRefused {
        FileRefused::Type {
            actual: actual.to_owned(),
            allowed: self.0.clone(),
        }
    }
}

impl Default for Allowed {
    fn default() -> Self {
        Self::with(Vec::new())
    }
}
