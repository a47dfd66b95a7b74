//! Replies of agents that may be suggested again: where each stands, and by which words it is found. The texts stay in
//! [`super::messages`]. The two databases rank with different indexes of the same words.

use super::batch::{Batch, batched_rows};
use super::connection::{AnyConnection, on_backend};
use super::schema::{messages, past_replies};
use super::written;
use crate::domain::base::ids::{AgentId, ConversationId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::message::Message;
use crate::domain::case::ticket::Ticket;
use crate::domain::desk::past_replies::{Exchange, WeightedWord};
use crate::domain::search::SearchScope;
use diesel::prelude::*;
#[cfg(feature = "postgres")]
use diesel::sql_types::{Array, Double};
use diesel::sql_types::{BigInt, Text};

/// A reply whose words are yet to be read.
#[derive(Debug, Clone, Queryable)]
pub(crate) struct UnreadReply {
    /// Its row.
    pub(crate) id: i64,
    /// Where it was said.
    pub(crate) conversation: ConversationId,
    /// Its place there.
    pub(crate) seq: i64,
    /// In which ticket.
    pub(crate) ticket: TicketId,
    /// By which team.
    pub(crate) team: TeamId,
}

/// A reply that may fit.
#[derive(Debug, Clone, QueryableByName)]
pub(crate) struct CandidateReply {
    /// Its row.
    #[diesel(sql_type = BigInt)]
    pub(crate) id: i64,
    /// Where it was said.
    #[diesel(sql_type = BigInt)]
    conversation_id: i64,
    /// In which ticket.
    #[diesel(sql_type = BigInt)]
    ticket_id: i64,
    #[diesel(sql_type = Text)]
    request: String,
    #[diesel(sql_type = Text)]
    earlier: String,
}

impl CandidateReply {
    /// Where it was said.
    pub(crate) fn conversation(&self) -> ConversationId {
        ConversationId(self.conversation_id)
    }

    /// In which ticket.
    pub(crate) fn ticket(&self) -> TicketId {
        TicketId(self.ticket_id)
    }

    /// The words around it.
    pub(crate) fn exchange(&self) -> Exchange {
        Exchange::stored(&self.request, &self.earlier)
    }
}

/// A reply as it was sent.
#[derive(Debug, Clone, Queryable)]
pub(crate) struct SaidReply {
    /// Its row.
    pub(crate) id: i64,
    /// Where it was said.
    pub(crate) conversation: ConversationId,
    /// Its place there.
    pub(crate) seq: i64,
    /// In which ticket.
    pub(crate) ticket: TicketId,
    /// By whom.
    pub(crate) agent: Option<AgentId>,
    /// When.
    pub(crate) at: Moment,
    /// Its words.
    pub(crate) text: String,
}

#[derive(Insertable)]
#[diesel(table_name = past_replies)]
struct NewPastReply {
    conversation_id: ConversationId,
    seq: i64,
    ticket_id: TicketId,
    team_id: TeamId,
    said_at: Moment,
}

/// Adds the replies among the messages that are written with the batch. Their words are read later.
pub(crate) fn add(
    batch: &mut Batch<'_, '_>,
    ticket: &Ticket,
    messages: &[Message],
) -> QueryResult<()> {
    let is_reply = |message: &&Message| {
        let is_spoken = message.sender == Sender::Agent && message.visibility == Visibility::Public;
        is_spoken && message.ticket.is_some() && !message.text.trim().is_empty()
    };
    let row = |message: &Message| NewPastReply {
        conversation_id: message.conversation,
        seq: message.seq,
        ticket_id: ticket.id,
        team_id: ticket.team,
        said_at: message.created_at,
    };
    let rows: Vec<NewPastReply> = messages.iter().filter(is_reply).map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    written::stale_search();
    batched_rows!(batch, rows, |some| diesel::insert_into(past_replies::table)
        .values(some))
}

/// Both databases read `$1`.
const ADD_OF_TICKET: &str = "INSERT INTO past_replies (conversation_id, seq, ticket_id, team_id, said_at) \
    SELECT conversation_id, seq, ticket_id, $1, created_at FROM messages \
    WHERE ticket_id = $2 AND sender = 'agent' AND visibility = 'public' AND text <> '' \
    ON CONFLICT (conversation_id, seq) DO NOTHING";

/// Adds those replies of a ticket that are not there, as its present team's.
pub(crate) fn add_of_ticket(conn: &mut AnyConnection, ticket: &Ticket) -> QueryResult<()> {
    let added = on_backend!(conn, |c| diesel::sql_query(ADD_OF_TICKET)
        .bind::<BigInt, _>(ticket.team.0)
        .bind::<BigInt, _>(ticket.id.0)
        .execute(c))?;
    if added > 0 {
        written::stale_search();
    }
    Ok(())
}

/// Those whose words are yet to be read, the newest first.
pub(crate) fn unread(conn: &mut AnyConnection, most: i64) -> QueryResult<Vec<UnreadReply>> {
    past_replies::table
        .filter(past_replies::request.is_null())
        .order(past_replies::id.desc())
        .limit(most)
        .select((
            past_replies::id,
            past_replies::conversation_id,
            past_replies::seq,
            past_replies::ticket_id,
            past_replies::team_id,
        ))
        .load(conn)
}

/// Keeps the words around a reply.
pub(crate) fn learn(conn: &mut AnyConnection, id: i64, words: &Exchange) -> QueryResult<()> {
    diesel::update(past_replies::table.find(id))
        .set((
            past_replies::request.eq(words.request_words()),
            past_replies::earlier.eq(words.earlier_words()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Leaves a reply out of what is suggested.
pub(crate) fn forget(conn: &mut AnyConnection, id: i64) -> QueryResult<()> {
    diesel::delete(past_replies::table.find(id)).execute(conn)?;
    Ok(())
}

/// Takes those of a team away that are older than its newest ones, of which it keeps so many.
pub(crate) fn keep_newest(conn: &mut AnyConnection, team: TeamId, most: i64) -> QueryResult<usize> {
    let of_team = past_replies::table.filter(past_replies::team_id.eq(team));
    let first_too_many: Option<(Moment, i64)> = of_team
        .order((past_replies::said_at.desc(), past_replies::id.desc()))
        .offset(most)
        .limit(1)
        .select((past_replies::said_at, past_replies::id))
        .get_result(conn)
        .optional()?;
    let Some((until, last)) = first_too_many else {
        return Ok(0);
    };
    let same_time = past_replies::said_at.eq(until);
    let too_old = past_replies::said_at.lt(until);
    let too_many = too_old.or(same_time.and(past_replies::id.le(last)));
    diesel::delete(of_team.filter(too_many)).execute(conn)
}

/// The words around the newest replies of a team.
pub(crate) fn newest_words(
    conn: &mut AnyConnection,
    team: TeamId,
    most: i64,
) -> QueryResult<Vec<Exchange>> {
    let rows: Vec<(Option<String>, Option<String>)> = past_replies::table
        .filter(past_replies::team_id.eq(team))
        .filter(past_replies::request.is_not_null())
        .order((past_replies::said_at.desc(), past_replies::id.desc()))
        .limit(most)
        .select((past_replies::request, past_replies::earlier))
        .load(conn)?;
    let read = |(request, earlier): (Option<String>, Option<String>)| {
        let [request, earlier] = [request, earlier].map(Option::unwrap_or_default);
        Exchange::stored(&request, &earlier)
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Replies of a team around which some of the words stand, the likeliest ones, in no order.
pub(crate) fn candidates(
    conn: &mut AnyConnection,
    team: TeamId,
    words: &[WeightedWord],
    most: i64,
) -> QueryResult<Vec<CandidateReply>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    match conn {
        AnyConnection::Sqlite(c) => diesel::sql_query(
            "SELECT id, conversation_id, ticket_id, request, earlier FROM past_replies WHERE id IN ( \
             SELECT rowid FROM past_reply_words WHERE past_reply_words MATCH ? \
             ORDER BY bm25(past_reply_words, 1.0, 1.0, 0.0) LIMIT ?)",
        )
        .bind::<Text, _>(match_text(team, words))
        .bind::<BigInt, _>(most)
        .load(c),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(c) => {
            let team = SearchScope::Team(team).word();
            let asked = words.iter();
            let asked = asked.map(|wanted| format!("'{team}' & '{}'", bare(&wanted.word)));
            let weights: Vec<f64> = words.iter().map(|wanted| wanted.weight).collect();
            diesel::sql_query(
                "SELECT id, conversation_id, ticket_id, request, earlier FROM past_replies WHERE id IN ( \
                 SELECT held.id FROM unnest($1, $2) AS wanted (word, weight) \
                 INNER JOIN past_replies held ON held.words @@ wanted.word::tsquery \
                 GROUP BY held.id ORDER BY sum(wanted.weight) DESC, held.id DESC LIMIT $3)",
            )
            .bind::<Array<Text>, _>(asked.collect::<Vec<String>>())
            .bind::<Array<Double>, _>(weights)
            .bind::<BigInt, _>(most)
            .load(c)
        }
    }
}

/// What FTS5 reads: words in quotation marks are never operators.
fn match_text(team: TeamId, words: &[WeightedWord]) -> String {
    let team = SearchScope::Team(team).word();
    let words: Vec<String> = words
        .iter()
        .map(|wanted| format!("\"{}\"", bare(&wanted.word)))
        .collect();
    format!(
        "team : \"{team}\" AND {{request earlier}} : ({})",
        words.join(" OR ")
    )
}

/// The word without signs that a query gives a meaning to. No word has any: they are made of letters.
fn bare(word: &str) -> String {
    word.replace(['"', '\'', '\\'], "")
}

/// These replies as they were sent, in no order.
pub(crate) fn said(conn: &mut AnyConnection, ids: Vec<i64>) -> QueryResult<Vec<SaidReply>> {
    let of_message = past_replies::conversation_id
        .eq(messages::conversation_id)
        .and(past_replies::seq.eq(messages::seq));
    past_replies::table
        .inner_join(messages::table.on(of_message))
        .filter(past_replies::id.eq_any(ids))
        .filter(messages::visibility.eq(Visibility::Public))
        .select((
            past_replies::id,
            past_replies::conversation_id,
            past_replies::seq,
            past_replies::ticket_id,
            messages::agent_id,
            messages::created_at,
            messages::text,
        ))
        .load(conn)
}
