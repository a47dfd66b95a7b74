//! How packets turned out, counted for bot developers. Each observation is a row, written in the transaction of what it
//! counts and dated like its ticket. Completeness is stored here because a team's needs change, and the figure is about what
//! was needed then; what a page shows about one packet is in `packet`.

mod report;

pub(crate) use report::{
    ContextLine, ContextReport, ContextTickets, ContextTicketsQuery, FactCount,
};

use super::case::Case;
use super::error::Result;
use crate::domain::base::ids::BotId;
use crate::domain::bots::bot::Bot;
use crate::domain::figures::Figure;
use crate::domain::log::Verdict;
use crate::domain::packet::completeness::Measured;
use crate::domain::packet::verification::Verification;
use crate::storage::figures;
use crate::storage::figures::Observation;
use std::collections::BTreeSet;

crate::services::room! {
    /// Counts of how packets turned out.
    Figures, figures
}

/// A ticket was opened: how complete its first packet is, for the version that sent it.
pub(super) fn opened(case: &mut Case<'_>, bot: &Bot, packet: &Measured) -> Result<()> {
    let ticket = case.ticket()?;
    let (id, team, at) = (ticket.id, ticket.team, ticket.created_at);
    let wanted = !case.settings.team(team)?.needs.facts.is_empty();
    let seen = Observation {
        ticket: id,
        bot: bot.id,
        version: bot.version.as_deref(),
        figure: Figure::Packet,
        fact: None,
        percent: wanted.then_some(packet.percent),
        at,
    };
    Ok(figures::add(case.conn, &seen)?)
}

/// An agent judged the packet.
pub(super) fn judged(case: &mut Case<'_>, verification: &Verification) -> Result<()> {
    match verification.verdict {
        Verdict::Enough => of_packet(case, Figure::Enough, None),
        Verdict::Missing => {
            let needs = case.needs()?;
            // What a team needs has one name, however it was called just now.
            let called = |name: &String| {
                let known = needs.facts.iter().find(|need| need.is_called(name));
                known.map_or_else(|| name.clone(), |need| need.name.clone())
            };
            let names: BTreeSet<String> = verification.missing.iter().map(called).collect();
            names
                .iter()
                .try_for_each(|name| of_packet(case, Figure::Missing, Some(name)))
        }
    }
}

/// A customer was asked for a fact that was known.
pub(super) fn asked_again(case: &mut Case<'_>, fact: &str) -> Result<()> {
    of_packet(case, Figure::AskedAgain, Some(fact))
}

/// The conversation goes back to a bot.
pub(super) fn handed_back(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    of_hand_back(case, bot, Figure::HandedBack)
}

/// That bot said what it understood.
pub(super) fn understood(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    of_hand_back(case, bot, Figure::Understood)
}

/// Counts for the bot that escalated, in its version then, when the ticket was opened.
fn of_packet(case: &mut Case<'_>, figure: Figure, fact: Option<&str>) -> Result<()> {
    let ticket = case.ticket()?;
    let (id, bot, at) = (ticket.id, ticket.bot, ticket.created_at);
    let version = match figures::version_of(case.conn, id)? {
        Some(version) => version,
        None => case.settings.bot(bot)?.bot.version.clone(),
    };
    let seen = Observation {
        ticket: id,
        bot,
        version: version.as_deref(),
        figure,
        fact,
        percent: None,
        at,
    };
    Ok(figures::add(case.conn, &seen)?)
}

fn of_hand_back(case: &mut Case<'_>, bot: BotId, figure: Figure) -> Result<()> {
    let version = case.settings.bot(bot)?.bot.version.clone();
    let seen = Observation {
        ticket: case.ticket()?.id,
        bot,
        version: version.as_deref(),
        figure,
        fact: None,
        percent: None,
        at: case.now,
    };
    Ok(figures::add(case.conn, &seen)?)
}
