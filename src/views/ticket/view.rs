//! A ticket on the screen.

use super::refilled::Refilled;
use super::stance::Stance;
use crate::domain::base::words::Priority;
use crate::views::catalogue::{Markup, t};
use crate::views::composer::view::ComposerView;
use crate::views::control::view::ControlView;
use crate::views::customers::view::KnownFactView;
use crate::views::labels;
use crate::views::packet::view::PacketView;
use crate::views::presence::{PresenceView, TypingView};
use crate::views::thread::view::ThreadItem;
use crate::views::transcript::view::TranscriptView;

/// An earlier ticket this one goes on from.
#[derive(Clone, Debug, Default)]
pub struct LinkedView {
    /// Its number.
    pub number: i64,
    /// When it was closed.
    pub closed_at: String,
    /// What it was about.
    pub summary: String,
}

impl LinkedView {
    /// That this ticket goes on from it, with a link in this view.
    pub(crate) fn continues(&self, view: &str) -> Markup {
        let Self {
            number,
            closed_at,
            summary,
        } = self;
        let address = format!("/tickets/{number}?view={view}");
        let shown = crate::views::brief(closed_at);
        t::ticket_continues(address, number, closed_at, shown, summary)
    }
}

/// A ticket of the same conversation before this one.
#[derive(Clone, Debug, Default)]
pub struct EarlierView {
    /// Its number.
    pub number: i64,
    /// What it was about.
    pub summary: String,
    /// Status or outcome.
    pub status: String,
    /// When it was opened.
    pub at: String,
}

/// An open ticket of the same customer.
#[derive(Clone, Debug, Default)]
pub struct AlsoOpenView {
    /// Its number.
    pub number: i64,
    /// Who has it; may be empty.
    pub agent: String,
}

/// A target for the way back, or on.
#[derive(Clone, Debug, Default)]
pub struct ReturnTarget {
    /// Id of the bot, or of whoever it is.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is a colleague who cannot take a ticket now.
    pub is_away: bool,
}

/// Targets of one kind that a ticket may be given to.
#[derive(Clone, Debug, Default)]
pub struct GiveGroup {
    /// What kind.
    pub label: &'static str,
    /// Which.
    pub targets: Vec<ReturnTarget>,
}

/// That a bot has a conversation again.
#[derive(Clone, Debug, Default)]
pub struct WithBotView {
    /// The bot's name.
    pub bot: String,
    /// Since when.
    pub since: String,
}

/// Everything of one ticket.
#[derive(Clone, Debug)]
pub struct TicketView {
    /// Number.
    pub number: i64,
    /// Name of the customer.
    pub customer: String,
    /// What it is about.
    pub summary: String,
    /// `low`, `normal`, `high` or `urgent`.
    pub priority: String,
    /// Channel.
    pub channel: String,
    /// Language in words; may be empty.
    pub language: String,
    /// How the viewer stands to it.
    pub stance: Stance,
    /// An earlier ticket.
    pub linked: Option<LinkedView>,
    /// Earlier tickets of the conversation, newest first.
    pub earlier: Vec<EarlierView>,
    /// Where the whole conversation is; empty for who may not read it.
    pub whole: String,
    /// Other open tickets of the customer, the newest first.
    pub also_open: Vec<AlsoOpenView>,
    /// How many tickets of the customer are older, in words; empty if none is.
    pub before_this: String,
    /// What is known from other tickets of the customer, and not from this one.
    pub known: Vec<KnownFactView>,
    /// Who has control.
    pub control: ControlView,
    /// The bot's part; `None` if the bot sent none.
    pub transcript: Option<TranscriptView>,
    /// What came after it.
    pub thread: Vec<ThreadItem>,
    /// Address of the older part of the thread; empty if it is all there.
    pub older: String,
    /// Address of the newest part; empty if that is shown.
    pub newest: String,
    /// Who else is here.
    pub presence: PresenceView,
    /// The customer is typing.
    pub typing: TypingView,
    /// Where the agent writes.
    pub composer: ComposerView,
    /// What the bot knew.
    pub packet: PacketView,
    /// Bots that take it back; the first is chosen.
    pub return_to: Vec<ReturnTarget>,
    /// A form of this page that was refused, as it was sent.
    pub refilled: Refilled,
    /// Teams and colleagues it may be given to.
    pub give_to: Vec<GiveGroup>,
    /// For how many minutes a warm transfer is offered.
    pub offered_min: u64,
    /// How the escalation was marked: `right`, `too_early`, `too_late`, `wrong_team`; empty if not yet.
    pub mark: String,
    /// Whether the viewer follows its conversation.
    pub is_followed: bool,
    /// That a bot has the conversation again; nothing while it is open, or goes on in another ticket.
    pub with_bot: Option<WithBotView>,
    /// Last `seq` that the page shows.
    pub seq: i64,
}

impl TicketView {
    /// What handing it back is called: it names the bot if only one can get it.
    pub(crate) fn hand_back(&self) -> String {
        match self.return_to.as_slice() {
            [bot] => t::ticket_hand_back_to(&bot.name),
            _ => t::ticket_hand_back_any().to_owned(),
        }
    }

    /// How urgent a ticket may be: word, label.
    pub(crate) fn priorities(&self) -> [(Priority, &'static str); 4] {
        [
            Priority::Urgent,
            Priority::High,
            Priority::Normal,
            Priority::Low,
        ]
        .map(|priority| (priority, labels::priority(priority)))
    }

    /// The marks there are: key, word, label.
    pub(crate) fn marks(&self) -> [(&'static str, &'static str, &'static str); 4] {
        [
            ("1", "right", t::ticket_mark_right()),
            ("2", "too_early", t::ticket_mark_too_early()),
            ("3", "too_late", t::ticket_mark_too_late()),
            ("4", "wrong_team", t::ticket_mark_wrong_team()),
        ]
    }
}
