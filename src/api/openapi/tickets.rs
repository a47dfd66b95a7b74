//! Escalations, tickets, availability.

use super::call::ApiCall;
use super::examples as e;
use super::schemas::{one_of, text, text_of, whole};
use crate::api::tickets::{LIMIT_DEFAULT, LIMIT_MAX};
use crate::domain::case::lifecycle::StatusKind;
use crate::web::Code;
use utoipa::openapi::Ref;
use utoipa::openapi::path::HttpMethod;

const TAG: &str = "Tickets";

pub(super) fn calls() -> Vec<ApiCall> {
    vec![escalate(), list(), show(), patch(), availability()]
}

fn escalate() -> ApiCall {
    let does = "Opens a ticket from all the bot has. When the conversation has an open ticket, or the \
                trigger message opened one before, that ticket is answered (200, `duplicate: true`) \
                and what is new is added to its packet. Soon after closing, the ticket is reopened \
                (200). Escalating never fails for lack of people: `queue` says what will happen, \
                `say` is the sentence for the customer, which Baton has stored already.";
    ApiCall::new(
        HttpMethod::Post,
        "/escalations",
        "escalate",
        "Escalate a conversation",
        does,
    )
    .tag(TAG)
    .once()
    .takes(
        Ref::from_schema_name("EscalationBody"),
        vec![
            ("everything", e::escalation()),
            ("the least", e::escalation_small()),
        ],
    )
    .answers(
        201,
        "A ticket was opened.",
        "EscalationAnswer",
        vec![("opened", e::escalated())],
    )
    .answers(
        200,
        "The ticket was there, or is open again.",
        "EscalationAnswer",
        vec![],
    )
}

fn list() -> ApiCall {
    let does = "The bot's tickets, newest first.";
    let limit = format!("Tickets of a page; {LIMIT_DEFAULT} when absent.");
    ApiCall::new(
        HttpMethod::Get,
        "/tickets",
        "listTickets",
        "List tickets",
        does,
    )
    .tag(TAG)
    .query(
        "status",
        "Only those.",
        one_of(StatusKind::ALL.iter().map(|kind| kind.as_str())),
    )
    .query("cursor", "From the page before.", text())
    .query("limit", &limit, whole(1, LIMIT_MAX))
    .answers(200, "A page.", "TicketPage", vec![("page", e::tickets())])
}

fn show() -> ApiCall {
    let does = "The ticket with its packet and the bot's own `task.state`, byte for byte.";
    ApiCall::new(
        HttpMethod::Get,
        "/tickets/{id}",
        "getTicket",
        "Read a ticket",
        does,
    )
    .tag(TAG)
    .answers(
        200,
        "The ticket.",
        "TicketAnswer",
        vec![("ticket", e::ticket())],
    )
}

fn patch() -> ApiCall {
    let does = "Adds to the packet of an open ticket, as a JSON merge patch (RFC 7396): what is absent \
                stays, `null` removes. Each change makes a new version of the packet.";
    ApiCall::new(
        HttpMethod::Patch,
        "/tickets/{id}",
        "patchTicket",
        "Add to a packet",
        does,
    )
    .tag(TAG)
    .takes(
        Ref::from_schema_name("PatchBody"),
        vec![("patch", e::patch())],
    )
    .answers(
        200,
        "The ticket as it is now.",
        "TicketAnswer",
        vec![("ticket", e::ticket())],
    )
    .refuses(&[Code::TicketClosed])
}

fn availability() -> ApiCall {
    let does = "What a customer could expect now: how many agents could take a ticket, how many \
                tickets wait, and an estimate when recent tickets allow one.";
    ApiCall::new(
        HttpMethod::Get,
        "/availability",
        "getAvailability",
        "Ask who is there",
        does,
    )
    .tag(TAG)
    .query(
        "team",
        "A team's name; the bot's own team when absent.",
        text_of(1, 255),
    )
    .query(
        "language",
        "BCP 47. Has no effect in this version.",
        text_of(1, 64),
    )
    .answers(200, "Now.", "OutlookWire", vec![("now", e::availability())])
    .refuses(&[Code::NotFound])
}
