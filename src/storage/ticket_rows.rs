//! Tickets with what is shown beside them, in one statement whatever they hold.

use super::connection::AnyConnection;
use super::kept_on_sqlite::{load_kept, padded};
use super::schema::{
    agents, asks, conversations, customers, drafts, escalation_marks, messages, packets,
    read_marks, tags, ticket_tags, tickets,
};
use super::{conversations as conversation, customers as customer, tickets as ticket};
use crate::domain::asks::{Ask, AskState};
use crate::domain::base::ids::{AgentId, TicketId};
use crate::domain::base::words::{DraftKind, Sender, Visibility};
use crate::domain::case::conversation::{Conversation, Customer};
use crate::domain::case::message::LatestWords;
use crate::domain::case::tag::Tag;
use crate::domain::case::ticket::Ticket;
use crate::domain::packet::Packet;
use crate::domain::rules::triggers::Mark;
use crate::storage::json_columns;
use crate::storage::tags::{BEFORE_COLOUR, BETWEEN, read_all};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};

/// Of words that may have 64 KB so many characters are read: a row shows a line.
const WORDS_MAX_CHARS: i32 = 200;

diesel::define_sql_function! {
    /// The characters of a text from a place on, counted from 1, at most so many.
    fn substr(text: Text, from: Integer, most: Integer) -> Text;
}

diesel::define_sql_function! {
    /// All texts as one, with this between two.
    #[aggregate]
    fn string_agg(text: Text, between: Text) -> Nullable<Text>;
}

// The newest message, and those that are new to the reader, are looked for beside the one that is read.
diesel::alias! {
    const NEWEST: Alias<Newest> = messages as newest;
    const NEW: Alias<New> = messages as new_to_reader;
}

/// A ticket with what is shown beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct TicketRow {
    /// The ticket.
    pub ticket: Ticket,
    /// Its conversation.
    pub conversation: Conversation,
    /// The customer.
    pub customer: Option<Customer>,
    /// The packet as it is now; nothing if it cannot be read.
    pub packet: Option<Packet>,
    /// The bot's own state, exactly as received.
    pub task_state: Option<String>,
    /// What the customer, a bot or an agent said last; nothing if no message of theirs is stored.
    pub latest: Option<LatestWords>,
    /// What the bot waits for, and since when.
    pub ask: Option<(Ask, Option<i64>)>,
    /// The `seq` up to which the reader has seen it.
    pub seen: Option<i64>,
    /// Public messages that others wrote since then; none if the reader has never looked.
    pub new_messages: i64,
    /// How the escalation was marked.
    pub mark: Option<Mark>,
    /// The reply that the reader began and did not send.
    pub draft: Option<String>,
    /// Its tags, in the order of their names.
    pub tags: Vec<Tag>,
}

/// The columns of one row, as they are loaded.
type Loaded = (
    ticket::Row,
    conversation::Row,
    Option<customer::Row>,
    (Option<String>, Option<String>),
    (Option<String>, Option<i64>),
    (
        Option<i64>,
        Option<i64>,
        Option<Mark>,
        Option<String>,
        Option<String>,
    ),
    Option<(Sender, Option<AgentId>, Option<String>, String)>,
);

/// These tickets, in no order, as this agent sees them.
pub fn of(
    conn: &mut AnyConnection,
    reader: AgentId,
    ids: Vec<TicketId>,
) -> QueryResult<Vec<TicketRow>> {
    let present = packets::ticket_id
        .eq(tickets::id)
        .and(packets::version.eq(tickets::packet_version));
    let open = asks::ticket_id
        .eq(tickets::id)
        .and(asks::state.eq(AskState::Open));
    let (conversation_of, seq_of) = (messages::conversation_id, messages::seq);
    let (visibility_of, sender_of) = (messages::visibility, messages::sender);
    let seen = read_marks::table
        .filter(read_marks::agent_id.eq(reader))
        .filter(read_marks::ticket_id.eq(tickets::id))
        .select(read_marks::seq)
        .single_value();
    let unseen = NEW
        .filter(NEW.field(conversation_of).eq(tickets::conversation_id))
        .filter(NEW.field(seq_of).nullable().gt(seen))
        .filter(NEW.field(visibility_of).eq(Visibility::Public))
        .filter(NEW.field(sender_of).eq_any([Sender::Customer, Sender::Bot]))
        .select(count_star())
        .single_value();
    let mark = escalation_marks::table
        .filter(escalation_marks::ticket_id.eq(tickets::id))
        .select(escalation_marks::mark)
        .single_value();
    let draft = drafts::table
        .filter(drafts::agent_id.eq(reader))
        .filter(drafts::ticket_id.eq(tickets::id))
        .filter(drafts::kind.eq(DraftKind::Reply))
        .filter(drafts::text.ne(""))
        .select(substr(drafts::text, 1i32, WORDS_MAX_CHARS))
        .single_value();
    let tagged = ticket_tags::table
        .inner_join(tags::table)
        .filter(ticket_tags::ticket_id.eq(tickets::id))
        .select(string_agg(
            tags::name.concat(BEFORE_COLOUR).concat(tags::colour),
            BETWEEN,
        ))
        .single_value();
    let newest = NEWEST
        .filter(NEWEST.field(conversation_of).eq(tickets::conversation_id))
        .filter(NEWEST.field(seq_of).le(tickets::last_seq))
        .filter(NEWEST.field(visibility_of).eq(Visibility::Public))
        .filter(NEWEST.field(sender_of).ne(Sender::System))
        .order(NEWEST.field(seq_of).desc())
        .select(NEWEST.field(messages::id))
        .limit(1)
        .single_value();
    let latest = messages::id.nullable().eq(newest);
    let latest_words = (
        messages::sender,
        messages::agent_id,
        agents::name.nullable(),
        substr(messages::text, 1i32, WORDS_MAX_CHARS),
    );
    let rows = tickets::table
        .inner_join(conversations::table.left_join(customers::table))
        .left_join(packets::table.on(present))
        .left_join(asks::table.on(open))
        .left_join(messages::table.on(latest))
        .left_join(agents::table.on(agents::id.nullable().eq(messages::agent_id)))
        .filter(tickets::id.eq_any(padded(ids)))
        .select((
            ticket::Row::as_select(),
            conversation::Row::as_select(),
            Option::<customer::Row>::as_select(),
            (packets::body.nullable(), packets::task_state.nullable()),
            (asks::body.nullable(), asks::asked_seq.nullable()),
            (seen, unseen, mark, draft, tagged),
            latest_words.nullable(),
        ));
    let rows: Vec<Loaded> = load_kept(rows, conn)?;
    rows.into_iter().map(read).collect()
}

fn read(row: Loaded) -> QueryResult<TicketRow> {
    let (ticket, conversation, customer, packet, ask, own, latest) = row;
    let ticket = ticket.read()?;
    let (seen, unseen, mark, draft, tagged) = own;
    let (body, task_state) = packet;
    let ask = match ask {
        (Some(body), seq) => Some((json_columns::read(&body)?, seq)),
        (None, _) => None,
    };
    Ok(TicketRow {
        conversation: conversation.read()?,
        customer: customer.map(customer::Row::read).transpose()?,
        packet: body.and_then(|body| packet_of(ticket.id, &body)),
        task_state,
        latest: latest.map(|(sender, agent, author, text)| LatestWords {
            sender,
            agent,
            author,
            text,
        }),
        ask,
        seen,
        new_messages: unseen.unwrap_or_default(),
        mark,
        draft,
        tags: read_all(tagged),
        ticket,
    })
}

/// One that cannot be read must not take a whole queue with it.
fn packet_of(ticket: TicketId, body: &str) -> Option<Packet> {
    match json_columns::read(body) {
        Ok(packet) => Some(packet),
        Err(error) => {
            tracing::error!(ticket.id = %ticket, %error, "A packet cannot be read");
            None
        }
    }
}
