//! What the filters of the search mean: the ids behind the names that are typed.

use crate::domain::base::time::Moment;
use crate::domain::base::words::{Priority, Reason};
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::tag::TagName;
use crate::domain::search::{FilterKey, ME, OPEN, SearchFilter, day, primary};
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::storage::listing::TicketFilter;
use crate::storage::{AnyConnection, tags};

/// What a filter means to an actor; nothing if its value is not known, or names what they may not see.
pub(crate) fn meaning(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    filter: &SearchFilter,
    now: Moment,
) -> Result<Option<TicketFilter>> {
    let value = filter.value.as_str();
    Ok(match filter.key {
        FilterKey::Status => match value.to_lowercase().as_str() {
            OPEN => Some(TicketFilter::Open),
            word => StatusKind::parse(word).map(TicketFilter::Status),
        },
        FilterKey::Team => {
            let team = settings.team_by_name(value).map(|found| found.team.id);
            let seen = team.filter(|team| access::may_see_team(actor, *team));
            seen.map(TicketFilter::Team)
        }
        FilterKey::Agent => {
            let called = || settings.agents_called(value).next().map(|found| found.id);
            let agent = if value == ME {
                Some(actor.id)
            } else {
                called()
            };
            agent.map(TicketFilter::Agent)
        }
        FilterKey::Bot => {
            let bot = settings.bot_by_name(value).map(|found| found.bot.id);
            bot.map(TicketFilter::Bot)
        }
        FilterKey::Priority => Priority::parse(&value.to_lowercase()).map(TicketFilter::Priority),
        FilterKey::Reason => {
            let reason = Reason::parse(&value.to_lowercase().replace([' ', '-'], "_"));
            reason.map(TicketFilter::Reason)
        }
        FilterKey::Language => Some(TicketFilter::Language(primary(value))),
        FilterKey::Tag => {
            let tag = match TagName::parse(value) {
                Some(name) => tags::named(conn, &name)?,
                None => None,
            };
            tag.map(|known| TicketFilter::Tag(known.id))
        }
        FilterKey::Before => day(value, now).ok().map(TicketFilter::Before),
        FilterKey::After => day(value, now).ok().map(TicketFilter::Since),
    })
}
