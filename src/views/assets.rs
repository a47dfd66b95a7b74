//! Addresses of the static files.

use crate::services::spoken;
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

/// The address of the script that a page of the console begins with, in the language that is spoken. It finds the later
/// one beside it (`static/js/idle.js`).
pub(crate) fn console_script() -> String {
    asset(&format!("console.{}.js", spoken()))
}
