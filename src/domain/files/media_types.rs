//! Kinds by name: media types, what people call them, and the endings and other types that mean the same.

/// A media type, its words for people, and the endings and other types that mean the same.
pub(super) struct MediaType(
    pub &'static str,
    pub &'static str,
    pub &'static [&'static str],
    pub &'static [&'static str],
);

pub(super) const DOCX: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(super) const PPTX: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";

pub(super) const KNOWN: [MediaType; 21] = [
    MediaType("image/png", "PNG", &["png"], &["image/x-png"]),
    MediaType(
        "image/jpeg",
        "JPEG",
        &["jpg", "jpeg", "jfif"],
        &["image/jpg", "image/pjpeg"],
    ),
    MediaType("image/gif", "GIF", &["gif"], &[]),
    MediaType("image/webp", "WebP", &["webp"], &[]),
    MediaType("application/pdf", "PDF", &["pdf"], &["application/x-pdf"]),
    MediaType(
        "text/plain",
        "Text",
        &["txt", "text", "log", "md"],
        &["text/markdown"],
    ),
    MediaType(
        "text/csv",
        "CSV",
        &["csv"],
        &[
            "text/plain",
            "application/csv",
            "application/vnd.ms-excel",
            "text/x-csv",
            "text/comma-separated-values",
        ],
    ),
    MediaType(
        "text/vcard",
        "Contact",
        &["vcf", "vcard"],
        &["text/plain", "text/x-vcard", "text/directory"],
    ),
    MediaType(
        "message/rfc822",
        "E-mail",
        &["eml"],
        &["text/plain", "application/eml"],
    ),
    MediaType(
        "application/json",
        "JSON",
        &["json"],
        &["text/plain", "text/json"],
    ),
    MediaType(DOCX, "Word", &["docx"], &["application/zip"]),
    MediaType(XLSX, "Excel", &["xlsx"], &["application/zip"]),
    MediaType(PPTX, "PowerPoint", &["pptx"], &["application/zip"]),
    MediaType("audio/mpeg", "MP3", &["mp3"], &["audio/mp3", "audio/x-mp3"]),
    MediaType(
        "audio/ogg",
        "Ogg",
        &["ogg", "oga", "opus"],
        &["application/ogg", "audio/opus", "video/ogg"],
    ),
    MediaType(
        "audio/opus",
        "Opus",
        &["opus", "ogg"],
        &["audio/ogg", "application/ogg"],
    ),
    MediaType(
        "audio/m4a",
        "M4A",
        &["m4a"],
        &["audio/mp4", "audio/x-m4a", "video/mp4"],
    ),
    MediaType(
        "audio/x-wav",
        "WAV",
        &["wav"],
        &["audio/wav", "audio/wave", "audio/vnd.wave"],
    ),
    MediaType(
        "video/mp4",
        "MP4",
        &["mp4", "m4v", "m4a"],
        &["audio/mp4", "video/x-m4v"],
    ),
    MediaType("video/webm", "WebM", &["webm", "weba"], &["audio/webm"]),
    MediaType(
        "application/zip",
        "ZIP",
        &["zip"],
        &["application/x-zip-compressed"],
    ),
];

/// Endings that computers run, or show as pages.
pub(super) const RUNS: [&str; 42] = [
    "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "js", "mjs",
    "jse", "ts", "vbs", "vbe", "wsf", "wsh", "hta", "exe", "com", "scr", "pif", "dll", "msi",
    "bat", "cmd", "ps1", "psm1", "sh", "bash", "zsh", "command", "py", "pl", "php", "rb", "jar",
    "lnk", "reg", "url", "desktop",
];

/// A word for people: `PDF`.
pub(crate) fn label(media_type: &str) -> String {
    match known(media_type) {
        Some(known) => known.1.to_owned(),
        None => media_type
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_uppercase(),
    }
}

/// The kind of this media type.
pub(super) fn known(media_type: &str) -> Option<&'static MediaType> {
    KNOWN.iter().find(|known| known.0 == media_type)
}

/// Whether a type or an ending is that of some text.
pub(super) fn is_said_to_be_text(said: &str, extension: &str) -> bool {
    let is_text = |known: &&MediaType| {
        known.0.starts_with("text/") || matches!(known.0, "message/rfc822" | "application/json")
    };
    let mut texts = KNOWN.iter().filter(is_text);
    said.starts_with("text/") || texts.any(|known| known.0 == said || known.2.contains(&extension))
}
