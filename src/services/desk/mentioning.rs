//! Who is mentioned in a note is told of it, if they may read it.

use crate::domain::base::ids::AgentId;
use crate::domain::case::access::{self, Action};
use crate::domain::case::message::Message;
use crate::domain::notifications::mentions::mentions;
use crate::domain::notifications::notification::NotificationKind;
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

/// Tells those a new note mentions, who follow the conversation from then on; answers with the names of those who cannot
/// see it.
pub(super) fn tell(case: &mut Case<'_>, note: &Message) -> Result<Vec<String>> {
    let Mentioned { told, out_of_reach } = mentioned(case, note)?;
    for agent in told {
        let beginning: String = note.text.chars().take(BEGINNING_CHARS).collect();
        case.notify(agent, NotificationKind::Mentioned, Some(beginning))?;
        case.follow(agent)?;
    }
    Ok(out_of_reach)
}
