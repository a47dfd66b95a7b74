//! Pictures: how large they are, by their header alone.

use crate::domain::base::limits::IMAGE_MAX_PIXELS;
use crate::domain::files::rejection::FileRefused;

/// Width and height. A few kilobytes may hold a picture that fills the memory of who opens it.
pub(super) fn pixels(media_type: &str, bytes: &[u8]) -> Result<Option<(i64, i64)>, FileRefused> {
    if !is_inline(media_type) {
        return Ok(None);
    }
    let unreadable = || FileRefused::Unreadable;
    let size = imagesize::blob_size(bytes).map_err(|_| unreadable())?;
    let (width, height) = (size.width as u64, size.height as u64);
    if width == 0 || height == 0 {
        return Err(unreadable());
    }
    if width.saturating_mul(height) > IMAGE_MAX_PIXELS {
        let most = IMAGE_MAX_PIXELS / 1_000_000;
        return Err(FileRefused::Pixels {
            width,
            height,
            most,
        });
    }
    let whole = |pixels: u64| i64::try_from(pixels).map_err(|_| unreadable());
    Ok(Some((whole(width)?, whole(height)?)))
}

/// Whether a browser may show it in a page: pictures made of dots, which hold no script.
pub(crate) fn is_inline(media_type: &str) -> bool {
    matches!(
        media_type,
        "image/png" | "image/jpeg" | "image/gif" | "image/webp"
    )
}
