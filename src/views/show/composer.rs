//! Where the agent writes: kept drafts, or the first sentence after an accept.

use super::language;
use crate::services::TicketView;
use crate::views::composer::ComposerView;
use crate::views::stance::Stance;

/// The composer with the reader's drafts. Who has just accepted finds an acknowledgement in it, so
/// that the customer hears that they were understood (step 5).
pub(super) fn composer(view: &TicketView, stance: Stance, name: &str) -> ComposerView {
    let draft = |kind: &str| view.drafts.iter().find(|draft| draft.kind == kind);
    let text = |kind: &str| draft(kind).map(|draft| draft.text.clone());
    let fresh = stance == Stance::Yours && view.row.ticket.first_reply_at.is_none();
    let first = || fresh.then(|| acknowledgement(view, name));
    let (reply, note) = (text("reply"), text("note"));
    let note_only = reply.is_none() && note.is_some() && stance != Stance::Yours;
    let saved_at = draft(if note_only { "note" } else { "reply" });
    ComposerView {
        kind: if note_only { "note" } else { "reply" }.to_owned(),
        reply: reply.or_else(first).unwrap_or_default(),
        note: note.unwrap_or_default(),
        saved_at: saved_at
            .map(|draft| draft.updated_at.to_string())
            .unwrap_or_default(),
        client_id: String::new(),
        last_seq: view.row.conversation.last_seq,
        guard: None,
        known: None,
        file_limit: 0,
        attached: Vec::new(),
    }
}

/// The first sentence of an agent who has accepted: who speaks, and that nothing has to be said
/// again. In the customer's language where it is built in. The summary is for colleagues and is
/// not quoted.
pub fn acknowledgement(view: &TicketView, agent: &str) -> String {
    let customer = view
        .row
        .customer
        .as_ref()
        .and_then(|customer| customer.name.as_deref());
    let called = customer.and_then(|name| name.split_whitespace().next());
    let name = called.map(|name| format!(" {name}")).unwrap_or_default();
    let tag = view.row.ticket.language.as_deref().unwrap_or("en");
    match language::primary(tag).as_str() {
        "es" => format!(
            "Hola{name}, soy {agent}. He leído toda la conversación con nuestro asistente, no hace falta que la repita. "
        ),
        "fr" => format!(
            "Bonjour{name}, ici {agent}. J’ai lu tout votre échange avec notre assistant, inutile de le répéter. "
        ),
        "de" => format!(
            "Guten Tag{name}, hier ist {agent}. Ich habe alles gelesen, was Sie mit unserem Assistenten besprochen haben; Sie müssen nichts wiederholen. "
        ),
        "pt" => format!(
            "Olá{name}, aqui é {agent}. Li toda a sua conversa com o nosso assistente; não é preciso repetir nada. "
        ),
        _ => format!(
            "Hello{name}, this is {agent}. I have read everything you told our assistant, so there is no need to repeat it. "
        ),
    }
}
