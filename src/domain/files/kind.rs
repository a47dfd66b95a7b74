//! Kinds of files: by magic bytes; text by being text.

use super::archive;
use crate::domain::files::media_types::{DOCX, KNOWN, MediaType, PPTX, RUNS, XLSX, known};
use crate::domain::files::rejection::FileRefused;
use crate::domain::files::text_files;

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileKind {
    pub(crate) media_type: &'static str,
    /// The name ends like this if it ends in nothing that fits.
    pub(crate) extension: &'static str,
    pub(crate) zipped: bool,
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
pub(super) fn of(bytes: &[u8], said: &str, name: &str) -> Result<FileKind, FileRefused> {
    let found = infer::get(bytes);
    let extension = super::name::extension(name);
    if let Some(text) = text_files::decoded(bytes, said, &extension) {
        // Letters may look like the beginning of something else: `BM…` is no picture.
        return Ok(
            match found.map(|found| (found.mime_type(), found.extension())) {
                Some((media_type, extension)) if text_files::can_be(media_type) => {
                    plain(media_type, extension)
                }
                Some(_) | None => FileKind::text(text_files::media_type(&text, said, &extension)),
            },
        );
    }
    let found = found.ok_or(FileRefused::Unknown)?;
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
    Ok(FileKind {
        zipped: true,
        ..plain(media_type, found.extension())
    })
}

fn plain(media_type: &'static str, extension: &'static str) -> FileKind {
    let usual = known(media_type).and_then(|known| known.2.first());
    FileKind {
        media_type,
        extension: usual.copied().unwrap_or(extension),
        zipped: false,
    }
}

/// Whether the type that was said is the content's.
pub(super) fn is_as_said(kind: &FileKind, said: &str) -> Result<(), FileRefused> {
    let same = said.is_empty()
        || said == kind.media_type
        || known(kind.media_type).is_some_and(|known| known.3.contains(&said))
        || is_picture(kind.media_type) && is_said_to_be_picture(said);
    match same {
        true => Ok(()),
        false => mismatch(said.to_owned(), kind),
    }
}

/// Whether the name's ending is not one of another kind.
pub(super) fn is_as_named(kind: &FileKind, name: &str) -> Result<(), FileRefused> {
    let extension = super::name::extension(name);
    let extension = extension.as_str();
    let of = |known: &MediaType| known.2.contains(&extension);
    let of_another = RUNS.contains(&extension) || KNOWN.iter().any(of);
    let is_picture_too = is_picture(kind.media_type) && is_pictures(extension);
    match kind.ends_in(extension) || !of_another || is_picture_too {
        true => Ok(()),
        false => mismatch(format!(".{extension}"), kind),
    }
}

/// A picture called like another kind of picture does no harm; its content says which it is.
fn is_picture(media_type: &str) -> bool {
    media_type.starts_with("image/") && known(media_type).is_some()
}

/// Whether a type is that of a picture, by whichever of its names.
fn is_said_to_be_picture(said: &str) -> bool {
    let mut pictures = KNOWN.iter().filter(|known| is_picture(known.0));
    pictures.any(|known| known.0 == said || known.3.contains(&said))
}

/// Whether names of pictures end like this.
fn is_pictures(extension: &str) -> bool {
    let mut pictures = KNOWN.iter().filter(|known| is_picture(known.0));
    pictures.any(|known| known.2.contains(&extension))
}

fn mismatch(declared: String, kind: &FileKind) -> Result<(), FileRefused> {
    Err(FileRefused::Mismatch {
        declared,
        actual: kind.media_type.to_owned(),
    })
}

impl FileKind {
    pub(super) fn text(media_type: &'static str) -> Self {
        plain(media_type, "txt")
    }

    fn ends_in(&self, extension: &str) -> bool {
        extension == self.extension
            || known(self.media_type).is_some_and(|known| known.2.contains(&extension))
    }

    /// The name with an ending that fits: where it is saved, the ending decides what opens it.
    pub(super) fn named(&self, name: String) -> String {
        let extension = super::name::extension(&name);
        let fits = self.ends_in(&extension);
        // `photo.jpg` that is a PNG is called `photo.png`.
        let stem = name.rsplit_once('.').map(|(stem, _)| stem);
        if let Some(stem) =
            stem.filter(|_| !fits && is_picture(self.media_type) && is_pictures(&extension))
        {
            return format!("{stem}.{}", self.extension);
        }
        match (fits, name.is_empty()) {
            (true, _) => name,
            (false, true) => format!("file.{}", self.extension),
            (false, false) => format!("{name}.{}", self.extension),
        }
    }
}
