//! Addresses of the static files.

use std::sync::OnceLock;

static ADDRESS: OnceLock<fn(&str) -> String> = OnceLock::new();

/// Says how a path below `static/` becomes an address; called once at start-up, later calls are ignored.
///
/// Modules import each other by relative path, so a version in the query would not reach them:
/// prefer a version in the path (`/static/3f9ac1/js/main.js`), which every import inherits.
pub(crate) fn set_address(address: fn(&str) -> String) {
    ADDRESS.get_or_init(|| address);
}

/// The address of a file below `static/`, such as `css/tokens.css`.
pub(crate) fn asset(path: &str) -> String {
    match ADDRESS.get() {
        Some(address) => address(path),
        None => format!("/static/{path}"),
    }
}

/// The address of a style sheet of [`STYLES`].
pub(crate) fn style(name: &str) -> String {
    asset(&format!("css/{name}.css"))
}

/// The address of a module of [`MODULES`].
pub(crate) fn module(name: &str) -> String {
    asset(&format!("js/{name}.js"))
}

/// Style sheets in the order of the cascade.
pub const STYLES: &[&str] = &[
    "tokens",
    "base",
    "controls",
    "avatar",
    "shell",
    "nav",
    "queue",
    "row",
    "ticket",
    "control",
    "thread",
    "message",
    "transcript",
    "composer",
    "attach",
    "packet",
    "facts",
    "ask",
    "dialog",
    "palette",
    "notice",
    "overview",
    "trace",
    "pages",
    "settings",
    "mark",
    "auth",
    "motion",
];

/// Modules of the console, fetched at once instead of one import after the other.
pub const MODULES: &[&str] = &[
    "dom", "viewer", "session", "http", "ids", "outbox", "unsent", "toast", "clock", "stance",
    "theme", "notify", "thread", "queue", "counts", "frames", "live", "presence", "drafts",
    "outgoing", "attach", "composer", "sending", "unsaid", "pairs", "kept", "guard", "known",
    "packet", "ask", "approve", "commands", "dialogs", "armed", "keys", "palette", "overview",
    "linkify", "folds", "marks", "older", "visit", "away", "signout", "picker",
];
