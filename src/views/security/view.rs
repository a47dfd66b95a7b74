//! The page of the security log.

use crate::views::catalogue::t;
use crate::views::shell::Shell;
use askama::Template;

/// A record, in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct AuditRow {
    /// When, as a machine reads it.
    pub(crate) at: String,
    /// Who.
    pub(crate) who: String,
    /// Where the records of the same person or bot are; empty for somebody without a name.
    pub(crate) who_url: String,
    /// What they did.
    pub(crate) what: String,
    /// To what; empty if there is nothing more to say.
    pub(crate) on: String,
    /// What exactly.
    pub(crate) detail: String,
    /// The address of the client.
    pub(crate) address: String,
    /// The id of the request.
    pub(crate) request_id: String,
}

/// An act to choose.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActChoice {
    /// Its word.
    pub(crate) word: &'static str,
    /// In words.
    pub(crate) label: &'static str,
    /// Whether it is chosen.
    pub(crate) chosen: bool,
}

/// `/settings/security`.
#[derive(Template)]
#[template(path = "settings/security.html")]
pub(crate) struct SecurityPage {
    pub(crate) shell: Shell,
    pub(crate) rows: Vec<AuditRow>,
    pub(crate) acts: Vec<ActChoice>,
    /// What was filtered by, as it was given.
    pub(crate) who: String,
    pub(crate) since: String,
    pub(crate) until: String,
    /// Whether anything is filtered.
    pub(crate) filtered: bool,
    /// What is wrong with the filter.
    pub(crate) errors: Vec<String>,
    /// The address of the older records; empty on the last page.
    pub(crate) older: String,
    /// The addresses of the exports with this filter.
    pub(crate) csv: String,
    pub(crate) json_lines: String,
}
