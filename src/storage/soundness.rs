//! What is true of every database of Baton's, as questions that have no answer in a sound one.

use super::connection::{AnyConnection, on_backend};
use diesel::prelude::*;
use diesel::sql_types::Text;

/// A question to the database: its answers are the rows that should not be.
struct Question {
    /// What is true when there are none.
    truth: &'static str,
    /// Selects one text, `found`, for each row that should not be.
    sql: &'static str,
}

/// A truth, and what contradicts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What should be true.
    pub truth: &'static str,
    /// What contradicts it: nothing in a sound database.
    pub found: Vec<String>,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    found: String,
}

/// Both databases understand these.
const QUESTIONS: [Question; 11] = [
    Question {
        truth: "A conversation has one open ticket at most",
        sql: "SELECT 'conversation ' || conversation_id AS found FROM tickets WHERE status <> 'closed' \
              GROUP BY conversation_id HAVING COUNT(*) > 1",
    },
    Question {
        truth: "Control is where the open ticket says",
        sql: "SELECT 'ticket ' || t.id AS found FROM tickets t JOIN conversations c ON c.id = t.conversation_id \
              WHERE t.status <> 'closed' AND NOT ( \
                  (t.status = 'waiting' AND c.holder = 'team' AND c.holder_team_id = t.team_id) \
                  OR (t.status = 'offered' AND t.offered_bot_id IS NULL AND c.holder = 'team' AND c.holder_team_id = t.team_id) \
                  OR (t.status = 'offered' AND t.offered_bot_id IS NOT NULL AND c.holder = 'bot' \
                      AND c.holder_bot_id = t.offered_bot_id) \
                  OR (t.status IN ('active', 'snoozed') AND c.holder = 'agent' AND c.holder_agent_id = t.agent_id))",
    },
    Question {
        truth: "The log of a conversation has no gap and ends where the conversation says",
        sql: "SELECT 'conversation ' || c.id AS found FROM conversations c \
              LEFT JOIN (SELECT conversation_id, COUNT(*) AS events, MAX(seq) AS newest FROM events \
                         GROUP BY conversation_id) e ON e.conversation_id = c.id \
              WHERE COALESCE(e.newest, 0) <> c.last_seq OR COALESCE(e.events, 0) <> c.last_seq",
    },
    Question {
        truth: "An agent's load is the number of tickets that they have or are offered",
        sql: "SELECT 'agent ' || a.id || ' counts ' || a.active_count AS found FROM agents a \
              WHERE a.active_count <> ( \
                  SELECT COUNT(*) FROM tickets t WHERE (t.status IN ('active', 'snoozed') AND t.agent_id = a.id) \
                      OR (t.status = 'offered' AND t.offered_agent_id = a.id))",
    },
    Question {
        truth: "A team's counters are what a straight count gives",
        sql: "SELECT 'team ' || n.team_id || ' ' || n.name || ' counts ' || n.total AS found \
              FROM (SELECT team_id, name, SUM(value) AS total FROM counters \
                    WHERE name IN ('offered', 'active') OR name LIKE 'waiting:%' GROUP BY team_id, name) n \
              WHERE n.total <> ( \
                  SELECT COUNT(*) FROM tickets t WHERE t.team_id = n.team_id AND CASE t.status \
                      WHEN 'waiting' THEN 'waiting:' || t.priority WHEN 'offered' THEN 'offered' \
                      WHEN 'closed' THEN '' ELSE 'active' END = n.name)",
    },
    Question {
        truth: "Every open ticket is counted",
        sql: "SELECT 'ticket ' || t.id AS found FROM tickets t WHERE t.status <> 'closed' AND NOT EXISTS ( \
                  SELECT 1 FROM counters n WHERE n.team_id = t.team_id AND n.name = CASE t.status \
                      WHEN 'waiting' THEN 'waiting:' || t.priority WHEN 'offered' THEN 'offered' ELSE 'active' END)",
    },
    Question {
        truth: "Every open ticket has the deadline of its state",
        sql: "SELECT 'ticket ' || t.id || ' ' || t.status AS found FROM tickets t WHERE t.status <> 'closed' \
              AND NOT EXISTS (SELECT 1 FROM timers d WHERE d.ticket_id = t.id AND ( \
                  (t.status = 'waiting' AND d.kind = 'expire') \
                  OR (t.status = 'offered' AND t.offered_bot_id IS NULL AND d.kind = 'offer_lapsed') \
                  OR (t.status = 'offered' AND t.offered_bot_id IS NOT NULL AND d.kind = 'return_lapsed') \
                  OR (t.status = 'active' AND d.kind IN ('reply_overdue', 'idle')) \
                  OR (t.status = 'snoozed' AND d.kind = 'wake')))",
    },
    Question {
        truth: "What is closed has no deadline",
        sql: "SELECT 'ticket ' || t.id || ' ' || d.kind AS found FROM tickets t JOIN timers d ON d.ticket_id = t.id \
              WHERE t.status = 'closed'",
    },
    Question {
        truth: "An open question of a bot ends with its ticket at the latest",
        sql: "SELECT 'ask of ticket ' || q.ticket_id AS found FROM asks q JOIN tickets t ON t.id = q.ticket_id \
              WHERE q.state = 'open' AND t.status = 'closed'",
    },
    Question {
        truth: "A ticket's packet is there",
        sql: "SELECT 'ticket ' || t.id AS found FROM tickets t WHERE NOT EXISTS ( \
                  SELECT 1 FROM packets p WHERE p.ticket_id = t.id AND p.version = t.packet_version)",
    },
    Question {
        truth: "Nobody has more tickets than their capacity allows",
        sql: "SELECT 'agent ' || id AS found FROM agents WHERE capacity IS NOT NULL AND active_count > capacity",
    },
];

/// Asks everything. Reads the whole database: for an operator, not for a request.
///
/// # Errors
/// The database's error.
pub fn ask(conn: &mut AnyConnection) -> QueryResult<Vec<Finding>> {
    let mut findings = of_the_file(conn)?;
    for Question { truth, sql } in QUESTIONS {
        findings.push(Finding {
            truth,
            found: answers(conn, sql)?,
        });
    }
    findings.push(asks_with_an_end(conn)?);
    Ok(findings)
}

/// A bot may set its question an end, which stands in the question itself. The two databases read JSON in different words.
fn asks_with_an_end(conn: &mut AnyConnection) -> QueryResult<Finding> {
    let end = match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => "CAST(q.body AS json) ->> 'expires_at'",
        AnyConnection::Sqlite(_) => "json_extract(q.body, '$.expires_at')",
    };
    let sql = format!(
        "SELECT 'ask of ticket ' || q.ticket_id AS found FROM asks q WHERE q.state = 'open' AND {end} IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM timers d WHERE d.ticket_id = q.ticket_id AND d.kind = 'ask_expires')"
    );
    Ok(Finding {
        truth: "An open question of a bot ends when the bot says",
        found: answers(conn, &sql)?,
    })
}

fn answers(conn: &mut AnyConnection, sql: &str) -> QueryResult<Vec<String>> {
    let rows: Vec<Found> = on_backend!(conn, |c| diesel::sql_query(sql).load(c))?;
    Ok(rows.into_iter().map(|row| row.found).collect())
}

/// What SQLite can say about its own file. PostgreSQL keeps its references itself, and looks after its pages with
/// `pg_amcheck`.
fn of_the_file(conn: &mut AnyConnection) -> QueryResult<Vec<Finding>> {
    match conn {
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Ok(Vec::new()),
        AnyConnection::Sqlite(_) => Ok(vec![
            Finding {
                truth: "The file is whole",
                found: answers(
                    conn,
                    "SELECT integrity_check AS found FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
                )?,
            },
            Finding {
                truth: "Every reference leads somewhere",
                found: answers(
                    conn,
                    "SELECT \"table\" || ' row ' || COALESCE(rowid, 0) || ' to ' || parent AS found \
                     FROM pragma_foreign_key_check",
                )?,
            },
        ]),
    }
}
