//! The data of the pages about accounts.

use super::long_list::AccountList;
use crate::views::catalogue::t;
use crate::views::shell::Shell;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// A row of the list of people.
#[derive(Clone, Debug, Default)]
pub(crate) struct PersonRow {
    /// Where the account is.
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) role: String,
    /// Names, with commas between them.
    pub(crate) teams: String,
    /// Whether this keeps every ticket from them.
    pub(crate) teamless: bool,
    /// active, away or deactivated.
    pub(crate) state: String,
    /// Whether they are away.
    pub(crate) away: bool,
    /// Since when they are deactivated.
    pub(crate) since: String,
    pub(crate) tickets: i64,
    /// Whether a console of theirs is open.
    pub(crate) online: bool,
    /// When they were last seen; empty for never.
    pub(crate) seen_at: String,
}

/// A box to tick, or an entry of a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct AccountChoice {
    /// What the form sends.
    pub(crate) name: String,
    /// What people read.
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// A token or a key, never the secret itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct SecretRow {
    /// What it is revoked by; empty for a bot's present key.
    pub(crate) id: String,
    /// Its last characters.
    pub(crate) hint: String,
    /// When it was made, or for a replaced key when that was.
    pub(crate) since: String,
    /// When it was last used; empty for never.
    pub(crate) used_at: String,
    /// When it ends; empty for never.
    pub(crate) ends: String,
}

/// A secret that is shown this once.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewSecret {
    /// What it is: `API token`.
    pub(crate) what: &'static str,
    pub(crate) secret: String,
}

/// `GET /settings/people`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/people.html")]
pub(crate) struct PeoplePage {
    pub(crate) shell: Shell,
    pub(crate) people: Vec<PersonRow>,
    pub(crate) list: AccountList,
    /// What was typed for somebody new.
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) roles: Vec<AccountChoice>,
    pub(crate) teams: Vec<AccountChoice>,
    pub(crate) errors: WrongFields,
}

/// `GET /settings/people/{id}`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/person.html")]
pub(crate) struct PersonPage {
    pub(crate) shell: Shell,
    pub(crate) person: PersonRow,
    pub(crate) roles: Vec<AccountChoice>,
    pub(crate) teams: Vec<AccountChoice>,
    pub(crate) tokens: Vec<SecretRow>,
    /// Days a new token lasts, as they are proposed.
    pub(crate) token_days: u64,
    /// Whether it is the account of whoever looks.
    pub(crate) is_self: bool,
    /// Shown this once.
    pub(crate) new: Option<NewSecret>,
    /// What just happened; empty if nothing.
    pub(crate) flash: String,
    pub(crate) errors: WrongFields,
}

/// A row of the list of bots.
#[derive(Clone, Debug, Default)]
pub(crate) struct BotAccountRow {
    /// Where the account is.
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) team: String,
    /// active or deactivated.
    pub(crate) state: &'static str,
    /// Since when it is deactivated.
    pub(crate) since: String,
    pub(crate) conversations: i64,
    /// When it last showed its key; empty for never.
    pub(crate) heard_at: String,
    /// Where conversations go that it does not answer.
    pub(crate) fallback: String,
    /// How often it did not answer in the last seven days.
    pub(crate) lapses: i64,
}

/// `GET /settings/bots`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/bots.html")]
pub(crate) struct BotsPage {
    pub(crate) shell: Shell,
    pub(crate) bots: Vec<BotAccountRow>,
    pub(crate) list: AccountList,
    /// What was typed for a new one.
    pub(crate) name: String,
    pub(crate) teams: Vec<AccountChoice>,
    pub(crate) errors: WrongFields,
}

/// `GET /settings/bots/{id}`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/bot.html")]
pub(crate) struct BotPage {
    pub(crate) shell: Shell,
    pub(crate) bot: BotAccountRow,
    pub(crate) keys: Vec<SecretRow>,
    /// Shown this once.
    pub(crate) new: Option<NewSecret>,
    /// What just happened; empty if nothing.
    pub(crate) flash: String,
    pub(crate) errors: WrongFields,
}

/// What a form that deactivates somebody, or ends keys, will do, before it does it.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/confirm.html")]
pub(crate) struct ConfirmPage {
    pub(crate) shell: Shell,
    /// The question.
    pub(crate) title: String,
    /// What will happen, a sentence each.
    pub(crate) consequences: Vec<String>,
    /// Where the form goes, and where "Cancel" leads.
    pub(crate) address: String,
    /// The fields of the form that asked, to be sent again.
    pub(crate) fields: Vec<(&'static str, String)>,
    /// What the button says.
    pub(crate) button: &'static str,
}
