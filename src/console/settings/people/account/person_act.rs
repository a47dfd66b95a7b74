//! What is to be done with an account, as a form or a program sends it.

use crate::console::settings::account_act::invalid;
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::lifetimes::{self, NEVER, TokenLife};
use crate::services::ServiceError;
use crate::views::catalogue::t;
use serde::Deserialize;

/// What is to be done, by a form or a program.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct PersonAct {
    #[serde(rename = "do")]
    pub(super) wanted: String,
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) role: Option<String>,
    pub(super) teams: Option<Vec<String>>,
    /// How long a new token lasts.
    pub(super) days: Option<Days>,
    pub(super) token_id: Option<i64>,
    #[serde(default)]
    pub(super) confirm: bool,
}

/// A number of days, or a word for it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Days {
    Number(u64),
    Word(String),
}

/// How long a token is to last that is made for so many days.
pub(super) fn token_life(days: Option<Days>) -> Result<TokenLife, ServiceError> {
    match days {
        None => Ok(TokenLife::Usual),
        Some(Days::Number(days)) => Ok(TokenLife::For(lifetimes::days(days))),
        Some(Days::Word(word)) => match word.trim() {
            "" => Ok(TokenLife::Usual),
            NEVER => Ok(TokenLife::Forever),
            word if word == t::people_token_never() => Ok(TokenLife::Forever),
            _ => Err(invalid("/days", AccountFault::NoDays)),
        },
    }
}
