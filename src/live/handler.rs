//! `GET /live`: a console opens its socket.

use super::admission::Admissions;
use super::hub::{Hub, Topic};
use super::shown_ticket::{self, Desk};
use super::socket::Socket;
use super::viewers::Viewers;
use crate::domain::base::ids::TicketId;
use crate::domain::case::access;
use crate::services::{Interest, Services, spoken};
use crate::storage::log_brake;
use crate::web::{AgentAuth, Code, Problem, admitted_caller, origin};
use actix_web::{Error, HttpRequest, HttpResponse, web};
use serde::Deserialize;
use std::time::Duration;
use tokio::time::timeout;

/// The reader of the log goes to its end within a moment, if storage can be read at all.
const READY_WITHIN: Duration = Duration::from_secs(5);

/// A console waits this long for its agent to be known as online, and then opens all the same.
const SIGNED_WITHIN: Duration = Duration::from_secs(1);

/// What a console wants to hear beside its queues.
#[derive(Debug, Deserialize)]
pub(crate) struct LiveQuery {
    /// The ticket it has open.
    ticket: Option<String>,
    /// The id of the whole conversation it has open.
    conversation: Option<String>,
}

/// Everything live that a handler needs.
#[derive(Clone, Default)]
pub struct Live {
    /// The sockets.
    pub hub: Hub,
    /// How many there are.
    pub(crate) admissions: Admissions,
    /// Who looks at what.
    pub viewers: Viewers,
}

/// Opens a socket that carries every queue the agent may see, and the ticket the console shows.
///
/// # Errors
/// 401, 403 for another site's page, 404 for a ticket or a conversation that is not the agent's to see, 429.
pub(crate) async fn open(
    request: HttpRequest,
    stream: web::Payload,
    auth: AgentAuth,
    wanted: web::Query<LiveQuery>,
    live: web::Data<Live>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Error> {
    origin::check(&request)?;
    let agent = auth.signed_in.agent.clone();
    let admission = live.admissions.admit(agent.id);
    let admission = admission.ok_or(Problem::new(Code::TooManySockets))?;
    let admitted = admitted_caller::of_agent(&request, &auth, &services);
    // Before anything is read: what happens from now on is pushed.
    let ear = services.feed.listen(Interest::Everything);
    let ear = timeout(READY_WITHIN, ear).await;
    let ear = ear.map_err(|_| Problem::new(Code::Unavailable))?;
    let desk = Desk {
        services: services.get_ref().clone(),
        hub: live.hub.clone(),
        viewers: live.viewers.clone(),
        agent: agent.id,
        language: spoken(),
        name: agent.name,
    };
    let mut topics = queues(&auth);
    let mut seq = 0;
    let mut shown = None;
    if let Some(number) = &wanted.ticket {
        let ticket = number
            .parse()
            .map(TicketId)
            .map_err(|_| Problem::new(Code::NotFound))?;
        seq = services
            .reading()
            .last_seq(auth.actor(), ticket)
            .await
            .map_err(Problem::from)?;
        shown = Some(ticket);
    }
    if let Some(token) = wanted.into_inner().conversation {
        let heard = services
            .reading()
            .heard_conversation(auth.actor(), token)
            .await;
        topics.push(Topic::Conversation(heard.map_err(Problem::from)?));
    }
    // What happens is pushed all the same: reading goes on where nothing can be written.
    match timeout(
        SIGNED_WITHIN,
        services.accounts().sign_online(vec![desk.agent]),
    )
    .await
    {
        Ok(Ok(())) => {}
        Ok(Err(error)) => log_brake::warn("Presence was not written", &error),
        Err(over) => log_brake::warn("Presence was not written", &over),
    }
    let hello = shown_ticket::hello(shown, seq);
    let holds = (admission, admitted, ear);
    Socket::new(desk, (topics, shown), hello, holds).open(&request, stream)
}

fn queues(auth: &AgentAuth) -> Vec<Topic> {
    let actor = auth.actor();
    if access::leads(&actor) {
        vec![Topic::Queues, Topic::Overview, Topic::Agent(actor.id)]
    } else {
        let teams = actor.teams.iter().map(|team| Topic::Queue(*team));
        teams.chain([Topic::Agent(actor.id)]).collect()
    }
}
