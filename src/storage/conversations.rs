//! Conversations: control and the `seq` counter live in this row, and its lock orders everything
//! that happens in one conversation.

use super::awaited::Awaited;
use super::batch::{Batch, batched};
use super::columns::can_hold;
use super::connection::{AnyConnection, on_backend};
use super::crowd;
use super::schema::conversations;
use super::update::update;
use crate::domain::base::ids::{AgentId, BotId, ConversationId, CustomerId, TeamId, Token};
use crate::domain::base::time::Moment;
use crate::domain::case::control::{Control, Holder};
use crate::domain::case::conversation::{Conversation, OwnChanges, SaidReach};
use diesel::prelude::*;
use diesel::result::Error;

#[derive(Queryable, Selectable)]
#[diesel(table_name = conversations, check_for_backend(super::connection::MultiBackend))]
pub(super) struct Row {
    id: ConversationId,
    token: Token,
    bot_id: BotId,
    external_id: String,
    customer_id: Option<CustomerId>,
    channel: Option<String>,
    language: Option<String>,
    url: Option<String>,
    started_at: Option<Moment>,
    holder_bot_id: Option<BotId>,
    holder_team_id: Option<TeamId>,
    holder_agent_id: Option<AgentId>,
    epoch: i64,
    last_seq: i64,
    created_at: Moment,
    guest_bot_id: Option<BotId>,
    changed_by_agent_id: Option<AgentId>,
    changed_since: Option<i64>,
    news_seq: i64,
    delivered_seq: i64,
    shown_seq: i64,
    answer_from: Option<Moment>,
}

impl Row {
    pub(super) fn read(self) -> QueryResult<Conversation> {
        let holder = match (
            self.holder_bot_id,
            self.holder_team_id,
            self.holder_agent_id,
        ) {
            (Some(bot), _, _) => Holder::Bot(bot),
            (_, Some(team), _) => Holder::Team(team),
            (_, _, Some(agent)) => Holder::Agent(agent),
            (None, None, None) => {
                return Err(Error::DeserializationError(
                    "a conversation without holder".into(),
                ));
            }
        };
        Ok(Conversation {
            id: self.id,
            token: self.token,
            bot: self.bot_id,
            external_id: self.external_id,
            guest: self.guest_bot_id,
            customer: self.customer_id,
            channel: self.channel,
            language: self.language,
            url: self.url,
            started_at: self.started_at,
            control: Control {
                holder,
                epoch: self.epoch,
            },
            last_seq: self.last_seq,
            news_seq: self.news_seq,
            own_changes: self
                .changed_by_agent_id
                .zip(self.changed_since)
                .map(|(by, since)| OwnChanges { by, since }),
            created_at: self.created_at,
            reached: SaidReach {
                delivered: self.delivered_seq,
                shown: self.shown_seq,
            },
            answer_from: self.answer_from,
        })
    }
}

/// A holder as its three columns.
fn holder_ids(holder: Holder) -> (Option<BotId>, Option<TeamId>, Option<AgentId>) {
    match holder {
        Holder::Bot(bot) => (Some(bot), None, None),
        Holder::Team(team) => (None, Some(team), None),
        Holder::Agent(agent) => (None, None, Some(agent)),
    }
}

/// How far a conversation has grown, and by whom, as assignments of its columns.
macro_rules! grown {
    ($conversation:expr) => {
        (
            conversations::last_seq.eq($conversation.last_seq),
            conversations::news_seq.eq($conversation.news_seq),
            conversations::changed_by_agent_id.eq($conversation.own_changes.map(|own| own.by)),
            conversations::changed_since.eq($conversation.own_changes.map(|own| own.since)),
        )
    };
}

/// Stores a conversation unless the bot already has one of this id; `conversation.id` is ignored.
/// A new one is nobody else's until the transaction ends.
pub(crate) fn add_once(
    conn: &mut AnyConnection,
    conversation: &Conversation,
) -> QueryResult<Option<ConversationId>> {
    // Somebody else may be storing it at this moment: then the database waits for them.
    let id = conversation.external_id.clone();
    let _inside = crowd::enter(Awaited::External(conversation.bot.0, id))?;
    let (bot, team, agent) = holder_ids(conversation.control.holder);
    let values = (
        conversations::token.eq(&conversation.token),
        conversations::bot_id.eq(conversation.bot),
        conversations::external_id.eq(&conversation.external_id),
        conversations::customer_id.eq(conversation.customer),
        conversations::channel.eq(&conversation.channel),
        conversations::language.eq(&conversation.language),
        conversations::url.eq(&conversation.url),
        conversations::started_at.eq(conversation.started_at),
        conversations::holder.eq(conversation.control.holder.word()),
        conversations::holder_bot_id.eq(bot),
        conversations::holder_team_id.eq(team),
        conversations::holder_agent_id.eq(agent),
        conversations::epoch.eq(conversation.control.epoch),
        conversations::last_seq.eq(conversation.last_seq),
        conversations::news_seq.eq(conversation.news_seq),
        conversations::guest_bot_id.eq(conversation.guest),
        conversations::created_at.eq(conversation.created_at),
    );
    let target = (conversations::bot_id, conversations::external_id);
    on_backend!(conn, |c| diesel::insert_into(conversations::table)
        .values(values)
        .on_conflict(target)
        .do_nothing()
        .returning(conversations::id)
        .get_result(c))
    .optional()
}

/// The conversation that must be there.
pub(crate) fn find(conn: &mut AnyConnection, id: ConversationId) -> QueryResult<Conversation> {
    let found = conversations::table.find(id);
    on_backend!(conn, |c| found.select(Row::as_select()).get_result(c))?.read()
}

/// The conversation a bot knows by this id.
pub(crate) fn by_external_id(
    conn: &mut AnyConnection,
    bot: BotId,
    external_id: &str,
) -> QueryResult<Option<Conversation>> {
    let row: Option<Row> = conversations::table
        .filter(conversations::bot_id.eq(bot))
        .filter(conversations::external_id.eq(external_id))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(Row::read).transpose()
}

/// The conversation of this token, whoever may address it.
pub(crate) fn by_token(conn: &mut AnyConnection, token: &str) -> QueryResult<Option<Conversation>> {
    if !can_hold(token) {
        return Ok(None);
    }
    let row: Option<Row> = conversations::table
        .filter(conversations::token.eq(token))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(Row::read).transpose()
}

/// These conversations, in no order.
pub fn several(
    conn: &mut AnyConnection,
    ids: Vec<ConversationId>,
) -> QueryResult<Vec<Conversation>> {
    let rows: Vec<Row> = conversations::table
        .filter(conversations::id.eq_any(ids))
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// The newest conversations of these bots, the newest first.
pub(crate) fn newest_of(
    conn: &mut AnyConnection,
    bots: Vec<BotId>,
    limit: i64,
) -> QueryResult<Vec<Conversation>> {
    let rows: Vec<Row> = conversations::table
        .filter(conversations::bot_id.eq_any(bots))
        .order(conversations::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Row::read).collect()
}

/// Writes control, `seq` and what is known of the conversation back. Only under its lock (`conversation_locks`).
pub(crate) fn save<'w>(
    batch: &mut Batch<'_, 'w>,
    conversation: &'w Conversation,
) -> QueryResult<()> {
    let (bot, team, agent) = holder_ids(conversation.control.holder);
    let saved = update(
        conversations::table,
        conversations::id.eq(conversation.id),
        (
            conversations::customer_id.eq(conversation.customer),
            conversations::channel.eq(&conversation.channel),
            conversations::language.eq(&conversation.language),
            conversations::url.eq(&conversation.url),
            conversations::started_at.eq(conversation.started_at),
            conversations::holder.eq(conversation.control.holder.word()),
            conversations::holder_bot_id.eq(bot),
            conversations::holder_team_id.eq(team),
            conversations::holder_agent_id.eq(agent),
            conversations::epoch.eq(conversation.control.epoch),
            conversations::answer_from.eq(conversation.answer_from),
            grown!(conversation),
            conversations::guest_bot_id.eq(conversation.guest),
        ),
    );
    batched!(batch, saved)
}

/// Writes only how far the log has grown: it touches no index.
pub(crate) fn save_seq(batch: &mut Batch<'_, '_>, conversation: &Conversation) -> QueryResult<()> {
    let saved = update(
        conversations::table,
        conversations::id.eq(conversation.id),
        grown!(conversation),
    );
    batched!(batch, saved)
}

/// Notes how far a conversation has come, if that is farther than before; it never goes back. Answers with how far it
/// is now.
pub(crate) fn reach(
    conn: &mut AnyConnection,
    token: &Token,
    told: SaidReach,
) -> QueryResult<Option<(ConversationId, SaidReach)>> {
    let shown = diesel::update(conversations::table)
        .filter(conversations::token.eq(token))
        .filter(conversations::shown_seq.lt(told.shown))
        .set(conversations::shown_seq.eq(told.shown));
    let delivered = diesel::update(conversations::table)
        .filter(conversations::token.eq(token))
        .filter(conversations::delivered_seq.lt(told.delivered))
        .set(conversations::delivered_seq.eq(told.delivered));
    let mut changed = on_backend!(conn, |c| delivered.execute(c))?;
    if told.shown > 0 {
        changed += on_backend!(conn, |c| shown.execute(c))?;
    }
    if changed == 0 {
        return Ok(None);
    }
    let (id, delivered, shown) = conversations::table
        .filter(conversations::token.eq(token))
        .select((
            conversations::id,
            conversations::delivered_seq,
            conversations::shown_seq,
        ))
        .get_result(conn)?;
    Ok(Some((id, SaidReach { delivered, shown })))
}
