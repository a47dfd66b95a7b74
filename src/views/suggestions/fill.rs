//! Fills the list of suggestions.

use super::view::{SuggestionRow, SuggestionsFragment};
use crate::services::desk::saved_replies::FilledReply;
use crate::services::desk::suggestions::{PastReply, Suggestions};

/// Of what a customer said so many characters are shown.
const REQUEST_SHOWN_CHARS: usize = 160;

/// The list.
pub(crate) fn suggestions(found: &Suggestions) -> SuggestionsFragment {
    SuggestionsFragment {
        saved: found.saved.iter().map(saved).collect(),
        past: found.past.iter().map(past).collect(),
        team: found.team.clone(),
        is_incomplete: found.is_incomplete,
    }
}

fn saved(reply: &FilledReply) -> SuggestionRow {
    SuggestionRow {
        id: reply.id.to_string(),
        about: reply.name.clone(),
        text: reply.text.clone(),
        ..SuggestionRow::default()
    }
}

fn past(reply: &PastReply) -> SuggestionRow {
    SuggestionRow {
        id: String::new(),
        about: beginning(&reply.request),
        text: reply.text.clone(),
        ticket: reply.ticket.to_string(),
        at: reply.at.to_string(),
    }
}

fn beginning(text: &str) -> String {
    let mut shown: String = text.chars().take(REQUEST_SHOWN_CHARS).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
