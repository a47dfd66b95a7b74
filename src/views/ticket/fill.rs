//! A ticket's page, for the one who looks at it.

use crate::domain::base::ids::AgentId;
use crate::domain::case::access;
use crate::domain::case::bot_access::may_receive;
use crate::domain::case::control::Holder;
use crate::services::{QueueTicket, TicketConsole, ViewedTicket};
use crate::views::catalogue::t;
use crate::views::composer::fill::composer;
use crate::views::composer::view::AssistMenu;
use crate::views::control;
use crate::views::customers::fill::known_fact;
use crate::views::customers::view::KnownFactView;
use crate::views::labels;
use crate::views::language_names::language;
use crate::views::names;
use crate::views::packet::{self, completeness, customer};
use crate::views::presence::{PresenceView, TypingView};
use crate::views::queue;
use crate::views::shell::Viewer;
use crate::views::thread::fill::thread;
use crate::views::ticket::refilled::Refilled;
use crate::views::ticket::view::{
    AlsoOpenView, EarlierView, GiveGroup, LinkedView, ReturnTarget, TicketView, WithBotView,
};
use crate::views::transcript::fill::transcript;

/// Other open tickets of the customer that the head of a ticket names.
const ALSO_OPEN_SHOWN: usize = 5;

/// Facts from other tickets that are offered.
const KNOWN_SHOWN: usize = 8;

/// From so many earlier tickets on they are "more than 99": a page does not count thousands.
const COUNTED_MAX: usize = 100;

/// Who a ticket's page is for, and what forms on it send along.
#[derive(Debug)]
pub(crate) struct For<'a> {
    /// Who looks.
    pub(crate) viewer: &'a Viewer,
    /// The token that every form sends back.
    pub(crate) csrf: &'a str,
    /// The view of the queue beside it, as addresses name it.
    pub(crate) view: &'a str,
    /// The id of a reply that is sent without script.
    pub(crate) client_id: String,
    /// Bytes a file may have.
    pub(crate) file_limit: usize,
    /// How many seconds an answer of the language model may take; nothing without one.
    pub(crate) assist: Option<u64>,
}

/// Everything of a ticket, as this viewer sees it first. Presence and typing come later, live.
pub(crate) fn ticket(read: &TicketConsole, to: For<'_>) -> TicketView {
    let view = &read.ticket;
    let row = &view.row;
    let (ticket, number) = (&row.ticket, row.ticket.id.0);
    let control = control::fill::control(view);
    let stance = control.stances.to(&to.viewer.actor);
    let proposed = completeness::proposed(view);
    let mut composer = composer(view, stance, &to.viewer.name, &proposed);
    composer.client_id = to.client_id;
    composer.file_limit = to.file_limit;
    composer.assist = to.assist.map(|seconds| AssistMenu {
        seconds,
        language: ticket.language.clone().unwrap_or_default(),
    });
    let mut packet = packet::fill::with_proposed(view, proposed);
    if let Some(ask) = &mut packet.ask {
        to.csrf.clone_into(&mut ask.csrf);
        to.viewer.account.clone_into(&mut ask.author);
        to.view.clone_into(&mut ask.view);
    }
    let address = format!("/tickets/{number}?view={}", to.view);
    let first = view.messages.first().filter(|_| view.older);
    TicketView {
        number,
        customer: customer::name(row),
        summary: queue::fill::subject(row),
        priority: ticket.priority.to_string(),
        channel: row.conversation.channel.clone().unwrap_or_default(),
        language: ticket.language.as_deref().map(language).unwrap_or_default(),
        stance,
        linked: read.linked.as_ref().map(linked),
        earlier: read.earlier.iter().map(earlier).collect(),
        whole: match access::may_review_conversations(&to.viewer.actor) {
            true => format!("/conversations/{}", row.conversation.token),
            false => String::new(),
        },
        also_open: also_open(read),
        before_this: before_this(read),
        known: known(read),
        control,
        transcript: view.before.is_none().then(|| transcript(view)).flatten(),
        thread: thread(view),
        older: first
            .map(|first| format!("{address}&before={}", first.seq))
            .unwrap_or_default(),
        newest: view.before.map(|_| address).unwrap_or_default(),
        presence: PresenceView {
            number,
            people: Vec::new(),
        },
        typing: TypingView {
            number,
            ..TypingView::default()
        },
        composer,
        packet,
        return_to: return_to(view),
        refilled: Refilled::default(),
        give_to: give_to(view, to.viewer.actor.id),
        offered_min: view.team.accept_within.as_secs().div_ceil(60),
        mark: view.mark.map(|mark| mark.to_string()).unwrap_or_default(),
        is_followed: view.is_followed,
        with_bot: with_bot(view),
        seq: row.conversation.last_seq,
    }
}

/// The bot that has the conversation again, if this ticket was its last.
fn with_bot(view: &ViewedTicket) -> Option<WithBotView> {
    let row = &view.row;
    let Holder::Bot(bot) = row.conversation.control.holder else {
        return None;
    };
    let since = row.ticket.closed_at.filter(|_| !row.ticket.is_open())?;
    view.is_newest.then(|| WithBotView {
        bot: names::bot(view, bot),
        since: since.to_string(),
    })
}

fn linked(row: &QueueTicket) -> LinkedView {
    LinkedView {
        number: row.ticket.id.0,
        closed_at: closed_at(row),
        summary: queue::fill::summary(row),
    }
}

fn earlier(row: &QueueTicket) -> EarlierView {
    EarlierView {
        number: row.ticket.id.0,
        summary: queue::fill::summary(row),
        status: control::control_words::status(row.ticket.status).to_owned(),
        at: row.ticket.created_at.to_string(),
    }
}

/// Other open tickets of the customer, of whichever bot.
fn also_open(read: &TicketConsole) -> Vec<AlsoOpenView> {
    let open = read.beside.iter().filter(|beside| beside.is_open);
    let open = open.take(ALSO_OPEN_SHOWN).map(|beside| AlsoOpenView {
        number: beside.id.0,
        agent: read
            .beside_agents
            .get(&beside.id)
            .cloned()
            .unwrap_or_default(),
    });
    open.collect()
}

/// What is known from other tickets of the customer: what can be learned again by a button.
fn known(read: &TicketConsole) -> Vec<KnownFactView> {
    let known = read.known.iter().map(known_fact);
    let plain = known.filter(|known| !known.text.is_empty());
    plain.take(KNOWN_SHOWN).collect()
}

/// How many tickets of the customer were opened before this one.
fn before_this(read: &TicketConsole) -> String {
    let this = read.ticket.row.ticket.id;
    let before = read.beside.iter().filter(|beside| beside.id < this).count();
    match before {
        0 => String::new(),
        COUNTED_MAX.. => t::ticket_customer_before_many().to_owned(),
        _ => t::ticket_customer_before(before),
    }
}

fn closed_at(row: &QueueTicket) -> String {
    let closed_at = row.ticket.closed_at;
    closed_at.map(|at| at.to_string()).unwrap_or_default()
}

/// The bots that may take it back: those the bot named, else itself. Commands name bots by name.
fn return_to(view: &ViewedTicket) -> Vec<ReturnTarget> {
    let known = |name: &&String| bots(view).any(|(bot, _)| bot == *name);
    let mut names: Vec<&String> = view.packet.return_to.iter().filter(known).collect();
    if names.is_empty() {
        names.push(&view.bot.name);
    }
    let target = |name: &String| ReturnTarget {
        is_away: false,
        id: name.clone(),
        name: name.clone(),
    };
    names.into_iter().map(target).collect()
}

/// The names of the bots that may get it and whose keys still hold, and whether they ever connected.
fn bots(view: &ViewedTicket) -> impl Iterator<Item = (&String, bool)> {
    let (conversation, ticket) = (&view.row.conversation, &view.row.ticket);
    let named = &view.packet.return_to;
    let bots = view.receivers.bots.iter();
    let bots = bots.filter_map(|bot| Some((bot, view.bots.get(&bot.id)?)));
    bots.filter(|(bot, name)| may_receive(conversation, ticket, named, (bot.id, name)))
        .map(|(bot, name)| (name, bot.has_connected))
}

/// Where a ticket may go: one tier up first, then back to its queue, other teams, colleagues, and bots. Its owner is
/// among them: whoever takes it over may give it back.
fn give_to(view: &ViewedTicket, me: AgentId) -> Vec<GiveGroup> {
    let target = |kind: &str, id: String, name: String| ReturnTarget {
        id: format!("{kind}:{id}"),
        name,
        is_away: false,
    };
    let above = view.team.next.and_then(|above| view.teams.get(&above));
    let up = above.map(|name| ReturnTarget {
        id: "tier:up".to_owned(),
        name: t::ticket_transfer_up(name),
        is_away: false,
    });
    let others = view.teams.iter().filter(|(id, _)| **id != view.team.id);
    let mut teams: Vec<_> = others
        .map(|(id, name)| target("team-id", id.to_string(), name.clone()))
        .collect();
    teams.sort_by(|one, other| one.name.cmp(&other.name));
    let own = t::ticket_transfer_own(&view.team.name);
    teams.insert(0, target("team-id", view.team.id.to_string(), own));
    let others = view.receivers.agents.iter().filter(|other| other.id != me);
    let mut agents: Vec<_> = others
        .filter_map(|other| Some((!other.is_available, view.agents.get(&other.id)?, other)))
        .collect();
    agents.sort_by_key(|(is_gone, name, other)| (*is_gone, *name, other.id));
    let agents = agents.into_iter().map(|(is_gone, name, other)| {
        let name = labels::colleague(name, !is_gone, (other.active, other.capacity));
        ReturnTarget {
            is_away: is_gone,
            ..target("agent-id", other.id.to_string(), name)
        }
    });
    let mut bots: Vec<_> = bots(view)
        .map(|(name, has_connected)| {
            let shown = match has_connected {
                true => name.clone(),
                false => t::ticket_transfer_unheard(name),
            };
            target("bot", name.clone(), shown)
        })
        .collect();
    bots.sort_by(|one, other| one.id.cmp(&other.id));
    let up = up.into_iter().collect();
    let groups = [
        (t::ticket_transfer_tier(), up),
        (t::ticket_transfer_teams(), teams),
        (t::ticket_transfer_colleagues(), agents.collect()),
        (t::ticket_transfer_bots(), bots),
    ];
    groups
        .into_iter()
        .filter(|(_, targets)| !targets.is_empty())
        .map(|(label, targets)| GiveGroup { label, targets })
        .collect()
}
