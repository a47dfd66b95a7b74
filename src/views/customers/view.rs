//! The list of customers, and a customer's page.

use crate::views::catalogue::t;
use crate::views::packet::view::{CustomerView, FactView};
use crate::views::shell::Shell;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// A ticket in a line: of a customer's page, or the newest of a customer in the list.
#[derive(Clone, Debug, Default)]
pub struct HistoryLine {
    /// Its number.
    pub number: i64,
    /// What it is about.
    pub summary: String,
    /// Status or outcome.
    pub status: String,
    /// Whether it is open.
    pub is_open: bool,
    /// Who has it, or had it last; may be empty.
    pub agent: String,
    /// Its team.
    pub team: String,
    /// Channel; may be empty.
    pub channel: String,
    /// When it was opened.
    pub at: String,
}

/// A customer of the list.
#[derive(Clone, Debug, Default)]
pub struct CustomerRow {
    /// Where their page is.
    pub address: String,
    /// The name, or what else tells them apart.
    pub name: String,
    /// Whether somebody made sure of them, in words; may be empty.
    pub verified: String,
    /// E-mail, phone and id, as far as they are known.
    pub contact: Vec<String>,
    /// Their newest ticket.
    pub newest: HistoryLine,
}

/// The customers that were found.
#[derive(Clone, Debug, Default)]
pub struct CustomersView {
    /// What was typed.
    pub typed: String,
    /// The customers, whoever was seen last first.
    pub rows: Vec<CustomerRow>,
    /// Address of the next page; empty on the last.
    pub next: String,
    /// Whether older tickets are still being looked through.
    pub is_incomplete: bool,
}

/// `GET /customers`.
#[derive(Clone, Debug, Template)]
#[template(path = "customers/list.html")]
pub struct CustomersPage {
    /// Frame of the page.
    pub shell: Shell,
    /// What was found.
    pub list: CustomersView,
}

/// A note about a customer.
#[derive(Clone, Debug, Default)]
pub struct CustomerNoteView {
    /// What commands call it.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// The words.
    pub text: String,
    /// When it was written.
    pub at: String,
    /// When it was last changed; may be empty.
    pub edited_at: String,
    /// Whether the viewer may change it.
    pub is_own: bool,
    /// Words that were refused, to go on with.
    pub refused: Option<String>,
}

/// Something that is known from an earlier ticket.
#[derive(Clone, Debug, Default)]
pub struct KnownFactView {
    /// Its name, as it is stored.
    pub name: String,
    /// Its value as it can be learned again; empty if it is no plain one.
    pub text: String,
    /// The fact, as it is shown.
    pub fact: FactView,
    /// The ticket it is from.
    pub ticket: i64,
    /// When that was opened.
    pub at: String,
}

impl KnownFactView {
    /// Where the fact is from once it is used in another ticket.
    pub(crate) fn source(&self) -> String {
        format!("ticket {}", self.ticket)
    }
}

/// Another record of the same person, or one that may be.
#[derive(Clone, Debug, Default)]
pub struct RecordView {
    /// What commands call it; its page is at `/customers/{id}`.
    pub id: String,
    /// The name, or what else tells it apart.
    pub name: String,
    /// E-mail, phone and id, as far as they are known.
    pub contact: Vec<String>,
    /// The bot that knows it.
    pub bot: String,
    /// Who linked it; empty for a suggestion.
    pub by: String,
    /// When.
    pub at: String,
}

/// A conversation of the customer's that a bot holds.
#[derive(Clone, Debug, Default)]
pub struct BotTalkLink {
    /// Where its page is.
    pub address: String,
    /// The bot.
    pub bot: String,
    /// Channel; may be empty.
    pub channel: String,
    /// When it began.
    pub at: String,
}

/// A customer's page.
#[derive(Clone, Debug, Default)]
pub struct HistoryView {
    /// What commands call the customer.
    pub id: String,
    /// Who it is.
    pub who: CustomerView,
    /// The bot that knows them.
    pub bot: String,
    /// Notes, the newest first.
    pub notes: Vec<CustomerNoteView>,
    /// Tickets, open ones first, then the newest.
    pub tickets: Vec<HistoryLine>,
    /// Address of the next page; empty on the last.
    pub next: String,
    /// Whether this is a later page, which has tickets only.
    pub is_later: bool,
    /// Conversations that bots hold; none for who may not read them.
    pub with_bots: Vec<BotTalkLink>,
    /// What is known from the tickets.
    pub facts: Vec<KnownFactView>,
    /// Other records of the same person.
    pub linked: Vec<RecordView>,
    /// Records that may be the same person's.
    pub suggested: Vec<RecordView>,
    /// Records with the same address or number, of which nobody made sure.
    pub unverified: Vec<RecordView>,
}

impl HistoryView {
    /// Whether a change of a note was refused, and not a new one.
    pub(crate) fn has_refused_note(&self) -> bool {
        self.notes.iter().any(|note| note.refused.is_some())
    }
}

/// `GET /customers/{token}`.
#[derive(Clone, Debug, Template)]
#[template(path = "customers/page.html")]
pub struct CustomerHistoryPage {
    /// Frame of the page.
    pub shell: Shell,
    /// The customer.
    pub customer: HistoryView,
    /// The id of the note that is written next.
    pub client_id: String,
    /// A new note that was refused, to go on with.
    pub refused: String,
    /// What is wrong with a form that was sent.
    pub(crate) errors: WrongFields,
    /// What was just done; may be empty.
    pub flash: String,
}
