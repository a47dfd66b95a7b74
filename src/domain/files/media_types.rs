//! Kinds by name: media types, what people call them, and the endings and other types that mean the same.

/// A media type, its words for people, and the endings and other types that mean the same.
pub(super) struct Known(
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

pub(super) const KNOWN: [Known; 19] = [
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
pub(super) fn known(media_type: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.0 == media_type)
}
