//! The teams' own sentences.

use super::connection::{AnyConnection, on_backend};
use super::schema::team_sentences;
use crate::domain::base::ids::TeamId;
use crate::domain::base::time::Moment;
use diesel::prelude::*;

/// The sentences of a team in a language: (phrase, text).
pub(crate) fn of_team(
    conn: &mut AnyConnection,
    team: TeamId,
    language: &str,
) -> QueryResult<Vec<(String, String)>> {
    let own = team_sentences::table
        .filter(team_sentences::team_id.eq(team))
        .filter(team_sentences::language.eq(language))
        .order(team_sentences::phrase)
        .select((team_sentences::phrase, team_sentences::body));
    on_backend!(conn, |c| own.load(c))
}

/// A sentence: whose, in which language, for which phrase, and its text.
pub(crate) type TeamSentence = (TeamId, String, String, String);

/// The sentences of every team.
pub(crate) fn all(conn: &mut AnyConnection) -> QueryResult<Vec<TeamSentence>> {
    team_sentences::table
        .select((
            team_sentences::team_id,
            team_sentences::language,
            team_sentences::phrase,
            team_sentences::body,
        ))
        .load(conn)
}

/// Replaces a sentence; without a text the built-in one holds again.
pub(crate) fn set(
    conn: &mut AnyConnection,
    team: TeamId,
    (language, phrase): (&str, &str),
    text: Option<&str>,
    now: Moment,
) -> QueryResult<()> {
    let Some(text) = text else {
        let this = team_sentences::table.find((team, language, phrase));
        on_backend!(conn, |c| diesel::delete(this).execute(c))?;
        return Ok(());
    };
    let values = (
        team_sentences::body.eq(text),
        team_sentences::updated_at.eq(now),
    );
    let key = (
        team_sentences::team_id.eq(team),
        team_sentences::language.eq(language),
        team_sentences::phrase.eq(phrase),
    );
    let target = (
        team_sentences::team_id,
        team_sentences::language,
        team_sentences::phrase,
    );
    on_backend!(conn, |c| diesel::insert_into(team_sentences::table)
        .values((key, values))
        .on_conflict(target)
        .do_update()
        .set(values)
        .execute(c))?;
    Ok(())
}
