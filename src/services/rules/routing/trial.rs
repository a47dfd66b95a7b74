//! Changed rules, tried on past tickets: nothing is changed.

use crate::domain::base::ids::TicketId;
use crate::domain::case::actor::Actor;
use crate::domain::rules::routing::{Replay, Route, RouteRule, RouteSet, replay};
use crate::services::error::{Result, ServiceError};
use crate::services::rules::Rules;
use crate::services::rules::routing::edit::{known, may_set};
use crate::storage::{AnyConnection, route_decisions};
use std::collections::HashSet;

/// Tickets that are looked at: the newest.
const TICKETS: usize = 1_000;

/// Routes that are read for it: a reopened ticket has several.
const ROUTES: i64 = 2_000;

impl Rules<'_> {
    /// How rules, saved or not, would have routed the newest tickets.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] with everything that is wrong, [`ServiceError::Forbidden`].
    pub(crate) async fn try_routing_rules(
        self,
        actor: Option<Actor>,
        rules: Vec<RouteRule>,
    ) -> Result<Replay> {
        may_set(actor.as_ref())?;
        let set = RouteSet::compile(rules).map_err(ServiceError::Invalid)?;
        self.services
            .read_settled(move |conn, settings| {
                let known = known(settings);
                let wrong = known.check(set.rules());
                if !wrong.is_empty() {
                    return Err(ServiceError::Invalid(wrong));
                }
                let closed = |team: &str, at| settings.is_closed(team, at);
                Ok(replay(&set, &known, &closed, past(conn)?))
            })
            .await
    }
}

/// How the newest tickets were routed last, the newest first.
fn past(conn: &mut AnyConnection) -> Result<Vec<(TicketId, Route)>> {
    let mut seen = HashSet::new();
    let mut past = route_decisions::newest_of_all(conn, ROUTES)?;
    past.retain(|(ticket, _)| seen.insert(*ticket));
    past.truncate(TICKETS);
    Ok(past)
}
