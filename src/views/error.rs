//! A page that says what happened and what to do.

use crate::views::catalogue::t;
use askama::Template;

/// An error as a full page.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "error/page.html")]
pub struct ErrorPage {
    /// HTTP status.
    pub status: u16,
    /// What happened, in a few words.
    pub title: String,
    /// What it means.
    pub explanation: String,
    /// What to do now.
    pub advice: String,
    /// What the person had written into the form that was refused.
    pub written: Vec<String>,
    /// Number to quote; empty for what happens every day and is nobody's fault.
    pub request_id: String,
}
