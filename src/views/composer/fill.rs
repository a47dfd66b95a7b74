//! Where the agent writes: kept drafts, or the first sentence after an accept.

use super::before_accepting;
use crate::domain::base::words::DraftKind;
use crate::domain::desk::acknowledgement::{self, Understood};
use crate::domain::packet::completeness::CaseKnowledge;
use crate::domain::packet::proposals::Proposal;
use crate::services::ViewedTicket;
use crate::views::composer::view::ComposerView;
use crate::views::packet::completeness;
use crate::views::ticket::stance::Stance;

/// Longer values are not named.
const DETAIL_CHARS: usize = 60;

/// The composer with the reader's drafts. Who has just accepted finds an acknowledgement in it, so
/// that the customer hears that they were understood (step 5).
pub(crate) fn composer(
    view: &ViewedTicket,
    stance: Stance,
    name: &str,
    proposed: &[Proposal],
) -> ComposerView {
    let draft = |kind| view.drafts.iter().find(|draft| draft.kind == kind);
    let text = |kind| draft(kind).map(|draft| draft.text.clone());
    let unanswered =
        view.row.ticket.first_reply_at.is_none() && !before_accepting::has_spoken(view);
    let fresh = stance == Stance::Yours && unanswered;
    let first = || fresh.then(|| first_words(view, name, proposed));
    let (reply, note) = (text(DraftKind::Reply), text(DraftKind::Note));
    let note_only = reply.is_none() && note.is_some() && stance != Stance::Yours;
    let kind = match note_only {
        true => DraftKind::Note,
        false => DraftKind::Reply,
    };
    let saved_at = draft(kind);
    ComposerView {
        kind,
        reply: reply.or_else(first).unwrap_or_default(),
        note: note.unwrap_or_default(),
        saved_at: saved_at
            .map(|draft| draft.updated_at.to_string())
            .unwrap_or_default(),
        client_id: String::new(),
        last_seq: view.row.conversation.last_seq,
        still: acknowledgement::still_on_it(view.row.ticket.language.as_deref()),
        guard: None,
        known: None,
        file_limit: 0,
        attached: Vec::new(),
        assist: None,
    }
}

/// The first words of an agent who has accepted, from what the customer said and gave.
pub(crate) fn acknowledgement(view: &ViewedTicket, agent: &str) -> String {
    first_words(view, agent, &completeness::proposed(view))
}

fn first_words(view: &ViewedTicket, agent: &str, proposed: &[Proposal]) -> String {
    let customer = view.row.customer.as_ref();
    let questions = completeness::questions(view, proposed);
    let said = before_accepting::said(view);
    let understood = Understood {
        customer: customer.and_then(|customer| customer.name.as_deref()),
        agent,
        knows_conversation: before_accepting::knows_conversation(view, &said),
        kept_waiting: before_accepting::kept_waiting(view),
        said,
        details: details(view),
        questions: questions.iter().map(String::as_str).collect(),
    };
    acknowledgement::acknowledgement(&understood, view.row.ticket.language.as_deref())
}

/// Facts the team asks its customers for, where a number or an address is what they gave.
fn details(view: &ViewedTicket) -> Vec<String> {
    let facts = CaseKnowledge {
        packet: &view.packet,
        customer: None,
    };
    let asked = view.needs.facts.iter().filter(|need| need.from.is_empty());
    let values = asked.filter_map(|need| facts.answer(need).map(|answer| answer.value));
    let telling = |value: &String| {
        let short = value.chars().count() <= DETAIL_CHARS && !value.contains('\n');
        short && value.contains(|c: char| c.is_ascii_digit() || c == '@')
    };
    values.filter(telling).collect()
}

#[cfg(test)]
mod tests {
    use crate::views::fixture::{ADA, Say, page, view, viewer};

    #[test]
    fn an_agent_who_has_accepted_finds_a_first_sentence_until_they_answer() {
        let mut read = view(Say(false));
        assert_eq!(page(&read, &viewer(ADA.0)).composer.reply, "");
        // Reopened: she has greeted Maria before.
        read.row.ticket.first_reply_at = None;
        assert_eq!(page(&read, &viewer(ADA.0)).composer.reply, "");
        read.messages.retain(|message| message.seq < 31);
        let reply = page(&read, &viewer(ADA.0)).composer.reply;
        assert!(reply.starts_with("Hola Maria, soy Ada Okafor."), "{reply}");
        assert_eq!(page(&read, &viewer(2)).composer.reply, "");
    }
}
