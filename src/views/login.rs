//! The way in.

use crate::views::catalogue::t;
use askama::Template;

/// `GET /login`, and `POST /login` when it did not work.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "auth/login.html")]
pub struct LoginPage {
    /// Token that the form sends back.
    pub csrf: String,
    /// Address kept after a wrong password.
    pub email: String,
    /// Where to go after signing in; an own path.
    pub next: String,
    /// Why it did not work; empty at first. Never says which of the two was wrong.
    pub error: String,
    /// Where a form was sent whose session had ended; may be empty.
    pub kept_for: String,
    /// That form, encoded: it comes back after signing in.
    pub kept: String,
    /// After too many tries: when to try again, such as `Try again in 40 seconds.`
    pub throttled: String,
    /// Whether the server has no agents yet: then it says how to add the first.
    pub is_empty: bool,
    /// In a demo: whom a visitor can sign in as without a password.
    pub demo: Vec<DemoButton>,
}

/// A button of the demo.
#[derive(Clone, Debug)]
pub struct DemoButton {
    /// The account's address.
    pub email: &'static str,
    /// First name.
    pub first: &'static str,
    /// What they may do, in a word.
    pub role: &'static str,
}
