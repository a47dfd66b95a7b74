//! Kinds of files: by magic bytes; text by being text.

use super::refused::Refused;
use super::{archive, text};

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    pub media_type: &'static str,
    /// The name ends like this if it ends in nothing that fits.
    pub extension: &'static str,
    pub zipped: bool,
}

/// A media type, its words for people, and the endings and other types that mean the same.
struct Known(
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

const KNOWN: [Known; 19] = [
    Known("image/png", "PNG", &["png"], &["image/x-png"]),
    Known(
        "image/jpeg",
        "JPEG",
        &["jpg", "jpeg", "jfif"],
        &["image/jpg", "image/pjpeg"],
    ),
    Known("image/gif", "GIF", &["gif"], &[]),
    Known("image/webp", "WebP", &["webp"], &[]),
    Known("application/pdf", "PDF", &["pdf"], &["application/x-pdf"]),
    Known(
        "text/plain",
        "Text",
        &["txt", "text", "log", "md"],
        &["text/markdown"],
    ),
    Known(
        "text/csv",
        "CSV",
        &["csv"],
        &["text/plain", "application/csv", "application/vnd.ms-excel"],
    ),
    Known(
        "application/json",
        "JSON",
        &["json"],
        &["text/plain", "text/json"],
    ),
    Known(DOCX, "Word", &["docx"], &["application/zip"]),
    Known(XLSX, "Excel", &["xlsx"], &["application/zip"]),
    Known(PPTX, "PowerPoint", &["pptx"], &["application/zip"]),
    Known("audio/mpeg", "MP3", &["mp3"], &["audio/mp3", "audio/x-mp3"]),
    Known(
        "audio/ogg",
        "Ogg",
        &["ogg", "oga", "opus"],
        &["application/ogg", "audio/opus", "video/ogg"],
    ),
    Known(
        "audio/opus",
        "Opus",
        &["opus", "ogg"],
        &["audio/ogg", "application/ogg"],
    ),
    Known(
        "audio/m4a",
        "M4A",
        &["m4a"],
        &["audio/mp4", "audio/x-m4a", "video/mp4"],
    ),
    Known(
        "audio/x-wav",
        "WAV",
        &["wav"],
        &["audio/wav", "audio/wave", "audio/vnd.wave"],
    ),
    Known(
        "video/mp4",
        "MP4",
        &["mp4", "m4v", "m4a"],
        &["audio/mp4", "video/x-m4v"],
    ),
    Known("video/webm", "WebM", &["webm", "weba"], &["audio/webm"]),
    Known(
        "application/zip",
        "ZIP",
        &["zip"],
        &["application/x-zip-compressed"],
    ),
];

/// What is taken unless more is set.
pub const DEFAULT_TYPES: [&str; 18] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
    "text/plain",
    "text/csv",
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
pub const NEVER: [&str; 14] = [
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

/// Endings that computers run, or show as pages.
const RUNS: [&str; 42] = [
    "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "js", "mjs",
    "jse", "ts", "vbs", "vbe", "wsf", "wsh", "hta", "exe", "com", "scr", "pif", "dll", "msi",
    "bat", "cmd", "ps1", "psm1", "sh", "bash", "zsh", "command", "py", "pl", "php", "rb", "jar",
    "lnk", "reg", "url", "desktop",
];

/// Which kinds are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed(Vec<String>);

impl Allowed {
    /// What is always taken, and more.
    pub fn with(more: Vec<String>) -> Self {
        let mut all: Vec<String> = DEFAULT_TYPES.map(str::to_owned).to_vec();
        let new = more
            .into_iter()
            .filter(|more| !NEVER.contains(&more.as_str()));
        all.extend(new);
        Self(all)
    }

    /// What is taken beside [`DEFAULT_TYPES`].
    pub fn more(&self) -> &[String] {
        self.0.get(DEFAULT_TYPES.len()..).unwrap_or_default()
    }

    pub(super) fn has(&self, media_type: &str) -> bool {
        self.0.iter().any(|allowed| allowed == media_type)
    }

    pub(super) fn refusal(&self, actual: &str) -> Refused {
        Refused::Type {
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

/// A word for people: `PDF`.
pub fn label(media_type: &str) -> String {
    match known(media_type) {
        Some(known) => known.1.to_owned(),
        None => media_type
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_uppercase(),
    }
}

fn known(media_type: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.0 == media_type)
}

/// A media type without its parameters, in lower case; nothing if it says nothing.
pub(super) fn essence(given: &str) -> String {
    let essence = given.split(';').next().unwrap_or_default().trim();
    match essence.to_ascii_lowercase() {
        word if word == "application/octet-stream" || word == "binary/octet-stream" => {
            String::new()
        }
        word => word,
    }
}

/// What the content is. What is said only tells apart what looks alike: kinds of text.
pub(super) fn of(bytes: &[u8], said: &str, name: &str) -> Result<Kind, Refused> {
    let found = infer::get(bytes);
    if text::is_text(bytes) {
        // Letters may look like the beginning of something else: `BM…` is no picture.
        return Ok(
            match found.map(|found| (found.mime_type(), found.extension())) {
                Some((media_type, extension)) if text::can_be(media_type) => {
                    plain(media_type, extension)
                }
                Some(_) | None => text::kind(bytes, said, &super::name::extension(name)),
            },
        );
    }
    let found = found.ok_or(Refused::Unknown)?;
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(plain(found.mime_type(), found.extension()));
    }
    let media_type = match archive::document(bytes)? {
        Some("docx") => DOCX,
        Some("xlsx") => XLSX,
        Some("pptx") => PPTX,
        Some(_) | None if found.mime_type().contains("openxmlformats") => "application/zip",
        Some(_) | None => found.mime_type(),
    };
    Ok(Kind {
        zipped: true,
        ..plain(media_type, found.extension())
    })
}

fn plain(media_type: &'static str, extension: &'static str) -> Kind {
    let usual = known(media_type).and_then(|known| known.2.first());
    Kind {
        media_type,
        extension: usual.copied().unwrap_or(extension),
        zipped: false,
    }
}

/// Whether the type that was said is the content's.
pub(super) fn is_as_said(kind: &Kind, said: &str) -> Result<(), Refused> {
    let same = said.is_empty()
        || said == kind.media_type
        || known(kind.media_type).is_some_and(|known| known.3.contains(&said));
    match same {
        true => Ok(()),
        false => mismatch(said.to_owned(), kind),
    }
}

/// Whether the name's ending is not one of another kind.
pub(super) fn is_as_named(kind: &Kind, name: &str) -> Result<(), Refused> {
    let extension = super::name::extension(name);
    let extension = extension.as_str();
    let of = |known: &Known| known.2.contains(&extension);
    let of_another = RUNS.contains(&extension) || KNOWN.iter().any(of);
    match kind.ends_in(extension) || !of_another {
        true => Ok(()),
        false => mismatch(format!(".{extension}"), kind),
    }
}

fn mismatch(declared: String, kind: &Kind) -> Result<(), Refused> {
    Err(Refused::Mismatch {
        declared,
        actual: kind.media_type.to_owned(),
    })
}

impl Kind {
    pub(super) fn text(media_type: &'static str) -> Self {
        plain(media_type, "txt")
    }

    fn ends_in(&self, extension: &str) -> bool {
        extension == self.extension
            || known(self.media_type).is_some_and(|known| known.2.contains(&extension))
    }

    /// The name with an ending that fits: where it is saved, the ending decides what opens it.
    pub(super) fn named(&self, name: String) -> String {
        let fits = self.ends_in(&super::name::extension(&name));
        match (fits, name.is_empty()) {
            (true, _) => name,
            (false, true) => format!("file.{}", self.extension),
            (false, false) => format!("{name}.{}", self.extension),
        }
    }
}
