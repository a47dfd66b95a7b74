//! The facts the packet has of those the team needs, and the facts that seem to be in the conversation.

use crate::domain::packet::asking_twice;
use crate::domain::packet::completeness::{CaseKnowledge, Completeness};
use crate::domain::packet::proposals::{Proposal, SourcePlace, proposals};
use crate::domain::team::phrases;
use crate::domain::text::redaction;
use crate::domain::transcript::ItemRole;
use crate::services::{ViewedTicket, of_view, sources};
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::message::view::anchor;
use crate::views::packet::view::{MissingView, PacketView, ProposalView, VerifiedView};

/// The packet with its completeness, what is missing and what is proposed.
pub(crate) fn with_context(
    view: &ViewedTicket,
    packet: PacketView,
    mut proposed: Vec<Proposal>,
) -> PacketView {
    let (needs, language) = (&view.needs, view.row.ticket.language.as_deref());
    let found = of_view(needs, &view.packet, view.row.customer.as_ref());
    let missing = missing(&found, language, &mut proposed);
    // What seems to stand in the conversation is confirmed, not asked for once more.
    let unheard = |missing: &&MissingView| missing.required && missing.proposals.is_empty();
    let asked = || missing.iter().filter(unheard);
    let questions: Vec<&str> = asked().map(|m| m.question.as_str()).collect();
    let names: Vec<&str> = asked().map(|m| m.name.as_str()).collect();
    let open = view.row.ticket.is_open();
    let asks = (!needs.facts.iter().all(|need| !need.required)).then(|| found.percent());
    PacketView {
        completeness: asks,
        ask_all: phrases::ask_for(&questions, language),
        ask_names: names.join("\n"),
        proposals: if open {
            proposed.iter().map(proposal).collect()
        } else {
            Vec::new()
        },
        verified: verified(view),
        masked: i64::try_from(masked(view)).unwrap_or(i64::MAX),
        missing,
        ..packet
    }
}

/// The facts to ask for now: required, missing, and not found in the conversation either.
pub(crate) fn questions(view: &ViewedTicket, proposed: &[Proposal]) -> Vec<String> {
    let found = of_view(&view.needs, &view.packet, view.row.customer.as_ref());
    let language = view.row.ticket.language.as_deref();
    let missing = missing(&found, language, &mut proposed.to_vec()).into_iter();
    missing
        .filter(|missing| missing.required && missing.proposals.is_empty())
        .map(|missing| missing.question)
        .collect()
}

/// Everything the conversation proposes; of a closed ticket nothing is asked any more.
pub(crate) fn proposed(view: &ViewedTicket) -> Vec<Proposal> {
    let known = CaseKnowledge {
        packet: &view.packet,
        customer: view.row.customer.as_ref(),
    };
    let sources = sources(view.row.ticket.id, &view.transcript, &view.messages);
    proposals(&view.needs, known, &sources)
}

/// Missing facts, the required ones first; each takes its own proposals out of the list.
fn missing(
    found: &Completeness<'_>,
    language: Option<&str>,
    proposed: &mut Vec<Proposal>,
) -> Vec<MissingView> {
    let open = found
        .standings
        .iter()
        .filter(|standing| standing.answer.is_none());
    let mut missing: Vec<MissingView> = open
        .map(|standing| {
            let need = standing.need;
            let own = proposed.extract_if(.., |found| found.name == need.name);
            MissingView {
                name: need.name.clone(),
                label: labels::capitalised(labels::spaced(&need.name)),
                question: need.question(language),
                required: need.required,
                proposals: own.map(|own| proposal(&own)).collect(),
            }
        })
        .collect();
    missing.sort_by_key(|missing| !missing.required);
    missing
}

fn proposal(proposal: &Proposal) -> ProposalView {
    ProposalView {
        name: proposal.name.clone(),
        label: labels::capitalised(labels::spaced(&proposal.name)),
        value: proposal.value.clone(),
        source: asking_twice::place(proposal.place),
        place: place(proposal),
        anchor: anchor(&proposal.passage),
    }
}

/// Whose words a value stands in, and where; a tool's place says both.
fn place(proposal: &Proposal) -> String {
    match (proposal.place, proposal.role) {
        (SourcePlace::Tool(0), _) => t::packet_place_tool().to_owned(),
        (SourcePlace::Tool(number), _) => t::packet_place_tool_after(number),
        (SourcePlace::Message(number), ItemRole::System | ItemRole::Tool) => {
            t::packet_place_message(number)
        }
        (SourcePlace::Message(number), ItemRole::Customer) => {
            t::packet_place_message_customer(number)
        }
        (SourcePlace::Message(number), ItemRole::Bot) => t::packet_place_message_bot(number),
        (SourcePlace::Message(number), ItemRole::Agent) => t::packet_place_message_agent(number),
    }
}

pub(crate) fn verified(view: &ViewedTicket) -> Option<VerifiedView> {
    let (said, at) = view.verified.as_ref()?;
    let missing = said.missing.iter().map(|name| labels::spaced(name));
    Some(VerifiedView {
        verdict: said.verdict,
        missing: missing.collect::<Vec<_>>().join(", "),
        understood: said.understood.clone().unwrap_or_default(),
        at: at.to_string(),
    })
}

/// The number of secrets that were masked in the conversation, in whichever member of the packet.
fn masked(view: &ViewedTicket) -> usize {
    let told = view.transcript.iter().map(|item| item.text.as_str());
    let said = view.messages.iter().map(|message| message.text.as_str());
    let texts: usize = told.chain(said).map(redaction::count).sum();
    texts + redaction::count_in(&view.packet)
}
