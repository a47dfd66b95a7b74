//! Files: what is known of them, and which conversations they belong to.

use super::connection::{AnyConnection, MultiBackend, on_backend};
use super::schema::{file_bodies, file_uses, files};
use crate::domain::base::ids::{AgentId, BotId, ConversationId, FileId, TicketId, Token};
use crate::domain::base::time::Moment;
use crate::domain::case::sight::{FileUse, Utterance};
use crate::domain::files::{File, FileOwner};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = files, check_for_backend(MultiBackend))]
struct Row {
    id: FileId,
    token: Token,
    bot_id: Option<BotId>,
    agent_id: Option<AgentId>,
    name: String,
    media_type: String,
    size: i64,
    sha256: Vec<u8>,
    width: Option<i64>,
    height: Option<i64>,
    created_at: Moment,
    kept_until: Option<Moment>,
}

impl Row {
    fn read(self) -> QueryResult<File> {
        let owner = match (self.bot_id, self.agent_id) {
            (Some(bot), _) => FileOwner::Bot(bot),
            (None, Some(agent)) => FileOwner::Agent(agent),
            (None, None) => return Err(diesel::result::Error::NotFound),
        };
        Ok(File {
            id: self.id,
            token: self.token,
            owner,
            name: self.name,
            media_type: self.media_type,
            size: self.size,
            sha256: self.sha256,
            pixels: self.width.zip(self.height),
            created_at: self.created_at,
            kept_until: self.kept_until,
        })
    }
}

fn split(owner: FileOwner) -> (Option<BotId>, Option<AgentId>) {
    match owner {
        FileOwner::Bot(bot) => (Some(bot), None),
        FileOwner::Agent(agent) => (None, Some(agent)),
    }
}

/// Stores what is known of a file; `file.id` is ignored.
pub(crate) fn add(conn: &mut AnyConnection, file: &File) -> QueryResult<FileId> {
    let (bot, agent) = split(file.owner);
    diesel::insert_into(files::table)
        .values((
            files::token.eq(&file.token),
            files::bot_id.eq(bot),
            files::agent_id.eq(agent),
            files::name.eq(&file.name),
            files::media_type.eq(&file.media_type),
            files::size.eq(file.size),
            files::sha256.eq(&file.sha256),
            files::width.eq(file.pixels.map(|(width, _)| width)),
            files::height.eq(file.pixels.map(|(_, height)| height)),
            files::created_at.eq(file.created_at),
            files::kept_until.eq(file.kept_until),
        ))
        .returning(files::id)
        .get_result(conn)
}

/// Keeps the bytes of a file in the database.
pub(crate) fn add_body(conn: &mut AnyConnection, file: FileId, bytes: &[u8]) -> QueryResult<()> {
    diesel::insert_into(file_bodies::table)
        .values((file_bodies::file_id.eq(file), file_bodies::body.eq(bytes)))
        .execute(conn)?;
    Ok(())
}

/// The bytes of a file, if they are in the database.
pub(crate) fn body(conn: &mut AnyConnection, file: FileId) -> QueryResult<Option<Vec<u8>>> {
    file_bodies::table
        .filter(file_bodies::file_id.eq(file))
        .select(file_bodies::body)
        .get_result(conn)
        .optional()
}

/// The file of this id.
pub(crate) fn by_token(conn: &mut AnyConnection, token: &str) -> QueryResult<Option<File>> {
    let row: Option<Row> = files::table
        .filter(files::token.eq(token))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(Row::read).transpose()
}

/// The same bytes under the same name, brought by the same one before.
pub(crate) fn same(
    conn: &mut AnyConnection,
    owner: FileOwner,
    sha256: &[u8],
    name: &str,
) -> QueryResult<Option<File>> {
    let known = files::table
        .filter(files::sha256.eq(sha256))
        .filter(files::name.eq(name));
    let row: Option<Row> = match owner {
        FileOwner::Bot(bot) => known
            .filter(files::bot_id.eq(bot))
            .select(Row::as_select())
            .get_result(conn),
        FileOwner::Agent(agent) => known
            .filter(files::agent_id.eq(agent))
            .select(Row::as_select())
            .get_result(conn),
    }
    .optional()?;
    row.map(Row::read).transpose()
}

/// What the files of somebody take that nothing refers to, in bytes.
pub(crate) fn unused_bytes(conn: &mut AnyConnection, owner: FileOwner) -> QueryResult<i64> {
    let unused = files::table.filter(files::kept_until.is_not_null());
    let sizes: Vec<i64> = match owner {
        FileOwner::Bot(bot) => unused
            .filter(files::bot_id.eq(bot))
            .select(files::size)
            .load(conn)?,
        FileOwner::Agent(agent) => unused
            .filter(files::agent_id.eq(agent))
            .select(files::size)
            .load(conn)?,
    };
    Ok(sizes.into_iter().fold(0, i64::saturating_add))
}

/// Keeps a file that belongs to no conversation for longer.
pub(crate) fn keep_until(conn: &mut AnyConnection, file: FileId, until: Moment) -> QueryResult<()> {
    diesel::update(
        files::table
            .filter(files::id.eq(file))
            .filter(files::kept_until.is_not_null()),
    )
    .set(files::kept_until.eq(until))
    .execute(conn)?;
    Ok(())
}

/// The ticket of a file that came while no ticket was open.
const NO_TICKET: i64 = 0;

/// Makes a file belong to a conversation, once for each ticket; false if the file has just been removed.
pub(crate) fn attach(conn: &mut AnyConnection, file: FileId, used: FileUse) -> QueryResult<bool> {
    // The row is locked by this, so that a sweep at the same moment sees it or has won.
    let kept = diesel::update(files::table.filter(files::id.eq(file)))
        .set(files::kept_until.eq(None::<Moment>))
        .execute(conn)?;
    if kept == 0 {
        return Ok(false);
    }
    let row = (
        file_uses::file_id.eq(file),
        file_uses::conversation_id.eq(used.conversation),
        file_uses::internal.eq(used.with.internal),
        file_uses::ticket_id.eq(used.with.ticket.map_or(NO_TICKET, |ticket| ticket.0)),
        file_uses::used_at.eq(used.with.at),
    );
    on_backend!(conn, |c| diesel::insert_into(file_uses::table)
        .values(row)
        .on_conflict((
            file_uses::file_id,
            file_uses::conversation_id,
            file_uses::internal,
            file_uses::ticket_id
        ))
        .do_nothing()
        .execute(c))?;
    Ok(true)
}

/// Where a file was said.
pub(crate) fn uses(conn: &mut AnyConnection, file: FileId) -> QueryResult<Vec<FileUse>> {
    let rows: Vec<(ConversationId, bool, i64, Moment)> = file_uses::table
        .filter(file_uses::file_id.eq(file))
        .select((
            file_uses::conversation_id,
            file_uses::internal,
            file_uses::ticket_id,
            file_uses::used_at,
        ))
        .order((
            file_uses::conversation_id,
            file_uses::internal,
            file_uses::ticket_id,
        ))
        .load(conn)?;
    let used = |(conversation, internal, ticket, at)| FileUse {
        conversation,
        with: Utterance {
            ticket: (ticket != NO_TICKET).then_some(TicketId(ticket)),
            internal,
            at,
        },
    };
    Ok(rows.into_iter().map(used).collect())
}

/// Removes files that nobody has made part of a conversation in time; names those that are gone.
pub(crate) fn sweep(conn: &mut AnyConnection, now: Moment, limit: i64) -> QueryResult<Vec<Token>> {
    let old: Vec<(FileId, Token)> = files::table
        .filter(files::kept_until.lt(now))
        .order(files::id)
        .limit(limit)
        .select((files::id, files::token))
        .load(conn)?;
    let mut gone = Vec::new();
    for (id, token) in old {
        // Locked and looked at again: it may have been attached meanwhile.
        let still = files::table
            .filter(files::id.eq(id))
            .filter(files::kept_until.lt(now));
        let locked = diesel::update(still)
            .set(files::kept_until.eq(Moment::from_micros(0)))
            .execute(conn)?;
        if locked == 1 {
            diesel::delete(file_bodies::table.filter(file_bodies::file_id.eq(id))).execute(conn)?;
            diesel::delete(files::table.filter(files::id.eq(id))).execute(conn)?;
            gone.push(token);
        }
    }
    Ok(gone)
}

/// Which of these files are known.
pub(crate) fn known(conn: &mut AnyConnection, tokens: Vec<String>) -> QueryResult<Vec<String>> {
    files::table
        .filter(files::token.eq_any(tokens))
        .select(files::token)
        .load(conn)
}
