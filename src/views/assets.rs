//! Addresses of the static files.

use std::sync::OnceLock;

static ADDRESS: OnceLock<fn(&str) -> String> = OnceLock::new();

/// Says how the name of a static file becomes an address; called once at start-up, later calls are ignored.
pub(crate) fn set_address(address: fn(&str) -> String) {
    ADDRESS.get_or_init(|| address);
}

/// The address of a static file, such as `console.css`.
pub(crate) fn asset(name: &str) -> String {
    match ADDRESS.get() {
        Some(address) => address(name),
        None => format!("/static/{name}"),
    }
}
