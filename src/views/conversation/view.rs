//! A whole conversation, and the conversations that bots hold.

use crate::views::catalogue::t;
use crate::views::message::view::MessageView;
use crate::views::shell::Shell;
use crate::views::thread::view::HandoffView;
use crate::views::transcript::view::TranscriptView;
use askama::Template;

/// Who has control of the conversation, in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct StandingView {
    /// The id of the conversation.
    pub(crate) conversation: String,
    /// The `seq` of which it tells.
    pub(crate) seq: i64,
    /// Who speaks with the customer.
    pub(crate) who: String,
    /// What an agent can do, and where.
    pub(crate) then: String,
    /// The number of the newest ticket; 0 if there was none.
    pub(crate) ticket: i64,
    /// Whether a bot has control.
    pub(crate) is_with_bot: bool,
}

/// Content of a `replace` frame to `standing-{conversation}`.
#[derive(Clone, Debug, Template)]
#[template(path = "conversation/_standing.html")]
pub(crate) struct StandingFragment<'a> {
    pub(crate) standing: &'a StandingView,
}

/// A ticket of the conversation.
#[derive(Clone, Debug, Default)]
pub(crate) struct TicketLine {
    pub(crate) number: i64,
    /// Status or outcome.
    pub(crate) status: &'static str,
    /// When it was closed; when it was opened if it is open.
    pub(crate) at: String,
}

/// An entry of the conversation.
#[derive(Clone, Debug)]
pub(crate) enum SaidItem {
    /// Something said.
    Message(MessageView),
    /// From here on another has it: a ticket, or the bot.
    Part(HandoffView),
}

/// A whole conversation.
#[derive(Clone, Debug, Default)]
pub(crate) struct WholeView {
    /// Its id.
    pub(crate) id: String,
    /// The customer's name, or what else tells them apart.
    pub(crate) customer: String,
    /// Where the customer's page is; empty for a customer who is not known.
    pub(crate) customer_address: String,
    /// The bot whose conversation it is.
    pub(crate) bot: String,
    /// Channel; may be empty.
    pub(crate) channel: String,
    /// Language in words; may be empty.
    pub(crate) language: String,
    /// When it began.
    pub(crate) began_at: String,
    /// Who has control.
    pub(crate) standing: StandingView,
    /// Its tickets, the newest first.
    pub(crate) tickets: Vec<TicketLine>,
    /// The bot's part before the first ticket, as that ticket shows it.
    pub(crate) transcript: Option<TranscriptView>,
    /// What was said after it, oldest first.
    pub(crate) items: Vec<SaidItem>,
    /// The last `seq` that is shown.
    pub(crate) seq: i64,
    /// Address of the messages before these; empty at the beginning.
    pub(crate) older: String,
    /// Address of the newest messages; empty where they are shown.
    pub(crate) newest: String,
}

/// `GET /conversations/{conversation}`.
#[derive(Clone, Debug, Template)]
#[template(path = "conversation/page.html")]
pub(crate) struct WholeConversationPage {
    pub(crate) shell: Shell,
    pub(crate) whole: WholeView,
}

/// A conversation in the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct TalkRow {
    /// Where its page is.
    pub(crate) address: String,
    /// The customer's name, or what else tells them apart.
    pub(crate) customer: String,
    /// The bot that has it.
    pub(crate) bot: String,
    /// Channel; may be empty.
    pub(crate) channel: String,
    /// Who spoke last, and what they said; may be empty.
    pub(crate) last: String,
    /// When that was; when it began if nobody has spoken.
    pub(crate) at: String,
    /// The newest ticket it had; 0 if there was none.
    pub(crate) ticket: i64,
}

/// `GET /reports/conversations`.
#[derive(Clone, Debug, Template)]
#[template(path = "conversation/list.html")]
pub(crate) struct BotTalksPage {
    pub(crate) shell: Shell,
    pub(crate) rows: Vec<TalkRow>,
    /// The names of the bots.
    pub(crate) bots: Vec<String>,
    /// The bot that is chosen; empty for any.
    pub(crate) chosen: String,
    /// Whether this is the first page.
    pub(crate) is_first: bool,
    /// Address of the next page; empty on the last.
    pub(crate) next: String,
}
