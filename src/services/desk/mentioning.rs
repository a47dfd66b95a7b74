//! Who is mentioned in a note is told of it, if they may read it.

use crate::domain::base::ids::AgentId;
use crate::domain::case::access::{self, Action};
use crate::domain::case::message::Message;
use crate::domain::notifications::mentions::mentions;
use crate::domain::notifications::notification::NotificationKind;
use crate::domain::text::markdown;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::notifications::readers;

/// So much of a note stands in the notification.
const BEGINNING_CHARS: usize = 140;

/// Those a note mentions, besides its writer.
pub(super) struct Mentioned {
    /// Who may read the ticket.
    told: Vec<AgentId>,
    /// The names of the others.
    pub(super) out_of_reach: Vec<String>,
}

/// Who is mentioned in a note of the case's ticket.
pub(super) fn mentioned(case: &Case<'_>, note: &Message) -> Result<Mentioned> {
    let ticket = case.ticket()?;
    let people = case.settings.agents().iter();
    let people = people
        .filter(|agent| agent.disabled_at.is_none())
        .map(|agent| (agent.id, agent.name.as_str()));
    let mut ids: Vec<AgentId> = mentions(&note.text, people)
        .into_iter()
        .flat_map(|mention| mention.agents)
        .filter(|agent| note.agent != Some(*agent))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let reads = |id: &AgentId| {
        let reader = readers::reader(&case.settings, *id);
        reader.is_some_and(|it| access::may(&it, Action::Read, ticket))
    };
    let (told, others): (Vec<AgentId>, Vec<AgentId>) = ids.into_iter().partition(reads);
    let names = others.into_iter().map(|id| case.settings.agent_name(id));
    Ok(Mentioned {
        told,
        out_of_reach: names
            .map(|name| name.map(str::to_owned))
            .collect::<Result<_>>()?,
    })
}

/// The beginning of a note, as a notification quotes it.
pub(super) fn beginning(text: &str) -> String {
    let plain = markdown::plain(text);
    let text = plain.as_deref().unwrap_or(text);
    text.chars().take(BEGINNING_CHARS).collect()
}

/// Tells those a new note mentions, who follow the conversation from then on; answers with the names of those who cannot
/// see it.
pub(super) fn tell(case: &mut Case<'_>, note: &Message) -> Result<Vec<String>> {
    tell_but(case, note, &[])
}

/// The same for a note that was changed: whom it mentioned before was told.
pub(super) fn tell_anew(
    case: &mut Case<'_>,
    before: &Message,
    note: &Message,
) -> Result<Vec<String>> {
    let known = mentioned(case, before)?.told;
    tell_but(case, note, &known)
}

fn tell_but(case: &mut Case<'_>, note: &Message, known: &[AgentId]) -> Result<Vec<String>> {
    let Mentioned { told, out_of_reach } = mentioned(case, note)?;
    for agent in told.into_iter().filter(|agent| !known.contains(agent)) {
        let beginning = beginning(&note.text);
        case.notify(agent, NotificationKind::Mentioned, Some(beginning))?;
        case.follow(agent)?;
    }
    Ok(out_of_reach)
}
