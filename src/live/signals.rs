//! What is shown and never stored, on every screen of this node: who looks, who writes, who is away, what was read.

use super::handler::Live;
use super::hub::Topic;
use super::screens::{Frames, in_each_language, push};
use crate::domain::base::ids::TicketId;
use crate::services::{LiveSignal, Services};
use crate::views::frames::Frame;
use crate::views::message::reached_mark::ReachedFragment;
use crate::views::presence::{
    HereDoing, PersonHere, PresenceFragment, PresenceView, TypingFragment, TypingView,
};
use crate::views::queue::view::row_id;
use tokio::sync::broadcast::error::RecvError;

/// Shows every signal. Never returns.
pub(crate) async fn show_signals(services: Services, live: Live) {
    let mut signals = services.feed.signals();
    loop {
        match signals.recv().await {
            Ok(signal) => {
                live.viewers.hear(&signal);
                show_signal(&live, &signal);
            }
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

fn show_signal(live: &Live, signal: &LiveSignal) {
    if let LiveSignal::SignedOut { agent } = signal {
        return live.hub.kick(*agent, "signed out");
    }
    let mut out = Frames::new();
    in_each_language(&live.hub, || render(live, signal, &mut out));
    live.hub.publish(&out);
}

/// In the language that is spoken.
fn render(live: &Live, signal: &LiveSignal, out: &mut Frames) {
    match signal {
        LiveSignal::Left { .. } | LiveSignal::AccessChanged | LiveSignal::SignedOut { .. } => {}
        LiveSignal::Read { agent, ticket, seq } => {
            let read = Frame::read(row_id(ticket.0), *seq);
            push(out, vec![Topic::Agent(*agent)], &read);
        }
        LiveSignal::Reached {
            ticket,
            delivered,
            shown,
        } => {
            let fragment = ReachedFragment {
                delivered: *delivered,
                shown: *shown,
            };
            let frame = Frame::new("reached", format!("reached-{ticket}"), 0, &fragment);
            push(out, vec![Topic::Ticket(*ticket)], &frame);
        }
        // An agent who missed an offer learns it from the event.
        LiveSignal::Away { agent, away, .. } => {
            push(out, vec![Topic::Agent(*agent)], &Frame::away(*away, None));
        }
        LiveSignal::Typing {
            ticket,
            agent: None,
            name,
        } => {
            let typing = TypingView {
                number: ticket.0,
                name: name.clone(),
                typing: true,
            };
            let fragment = TypingFragment { typing: &typing };
            let frame = Frame::new("typing", format!("typing-{ticket}"), 0, &fragment);
            push(out, vec![Topic::Ticket(*ticket)], &frame);
        }
        LiveSignal::Typing { ticket, .. } | LiveSignal::Viewing { ticket, .. } => {
            push(out, vec![Topic::Ticket(*ticket)], &presence(live, *ticket));
        }
    }
}

fn presence(live: &Live, ticket: TicketId) -> Frame {
    let people = live.viewers.at(ticket).into_iter().map(|here| PersonHere {
        id: here.agent.to_string(),
        name: here.name,
        doing: match here.types {
            true => HereDoing::Typing,
            false => HereDoing::Viewing,
        },
    });
    let presence = PresenceView {
        number: ticket.0,
        people: people.collect(),
    };
    let fragment = PresenceFragment {
        presence: &presence,
    };
    Frame::new("presence", format!("presence-{ticket}"), 0, &fragment)
}
