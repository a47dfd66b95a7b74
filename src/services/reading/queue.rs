//! Queues: which tickets a view holds, and a page of them.

use super::counts::{QueueCounts, viewer};
use super::rows::{QueueTicket, opened};
use super::shown_view::ShownView;
use crate::domain::base::ids::{AgentId, SavedViewId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::words;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::dispatch::QueueSort;
use crate::domain::team::Team;
use crate::services::case::door::require;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::reading::Reading;
use crate::services::settings::SettingsSnapshot;
use crate::storage::AnyConnection;
use crate::storage::listing::{self, Listed, ListingQuery, PageQuery, QueueScope};

words! {
    /// Whose tickets.
    #[derive(Default)]
    View {
        /// The agent's own.
        Mine = "mine",
        /// Those of the agent's teams.
        #[default]
        Team = "team",
        /// All the agent may see.
        All = "all",
    }
}

/// Which page of which queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct QueueQuery {
    /// Whose tickets.
    pub(crate) view: View,
    /// Only this team: its name, or its id.
    pub(crate) team: Option<String>,
    /// Only this status.
    pub(crate) status: Option<StatusKind>,
    /// Only what these filters say, as they are typed into the search; not for closed tickets.
    pub(crate) filter: String,
    /// The order.
    pub(crate) sort: QueueSort,
    /// The saved view whose filters and order these are, instead of those above.
    pub(crate) saved: Option<SavedViewId>,
    /// After this place.
    pub(crate) after: Option<(Moment, TicketId)>,
    /// How many at most.
    pub(crate) limit: i64,
}

/// A page of a queue.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QueuePage {
    /// In the order that was asked for: the least time left first, unless it is another one.
    pub(crate) tickets: Vec<QueueTicket>,
    /// Where the next page begins, if there is one.
    pub(crate) next: Option<(Moment, TicketId)>,
    /// The team it was asked for, and its name.
    pub(crate) team: Option<(TeamId, String)>,
    /// By what it was filtered and ordered.
    pub(crate) shown: ShownView,
}

/// A page of a queue with the numbers beside the views.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QueueConsole {
    pub(crate) queue: QueuePage,
    /// The numbers.
    pub(crate) counts: QueueCounts,
}

/// A page that is looked for: what it needs of storage, and how it is made of that.
pub(super) struct QueueLookup {
    page: PageQuery,
    team: Option<(TeamId, String)>,
    shown: ShownView,
}

impl QueueLookup {
    /// The tickets a query asks for, none of which its actor may not see.
    pub(crate) fn new(
        conn: &mut AnyConnection,
        settings: &SettingsSnapshot,
        actor: &Actor,
        query: &QueueQuery,
        now: Moment,
    ) -> Result<Self> {
        let team = match &query.team {
            Some(named) => {
                let found = team(settings, named);
                let found = found.filter(|team| access::may_see_team(actor, team.id));
                Some(found.ok_or(ServiceError::NotFound(Noun::Team))?)
            }
            None => None,
        };
        let which = match (team, query.view) {
            (Some(team), _) => QueueScope::Teams(vec![team.id]),
            (None, View::Mine) => QueueScope::Of(actor.id),
            (None, View::All) if access::leads(actor) => QueueScope::All,
            (None, View::All) => QueueScope::TeamsAndOf(actor.teams.clone(), actor.id),
            (None, View::Team) => QueueScope::Teams(actor.teams.clone()),
        };
        let (shown, filters) = ShownView::of(conn, settings, actor, query, now)?;
        Ok(Self {
            page: PageQuery {
                which,
                status: query.status,
                filters,
                sort: shown.sort,
                after: query.after,
                // One more tells that there is a next page. Where a filter names nothing, nothing is found by it.
                limit: match shown.finds() {
                    true => query.limit + 1,
                    false => 0,
                },
            },
            shown,
            team: team.map(|team| (team.id, team.name.clone())),
        })
    }

    /// What to look for.
    pub(crate) fn wanted(&self) -> ListingQuery {
        ListingQuery {
            page: Some(self.page.clone()),
            ..ListingQuery::default()
        }
    }

    /// The numbers of the tickets on the page, and where the next page begins.
    pub(crate) fn on_page(&self, found: &Listed) -> (Vec<TicketId>, Option<(Moment, TicketId)>) {
        let limit = usize::try_from(self.page.limit - 1).unwrap_or_default();
        let page = found.page.get(..limit).unwrap_or(&found.page);
        let more = found.page.len() > limit;
        let next = page.last().copied().filter(|_| more);
        (page.iter().map(|(_, id)| *id).collect(), next)
    }

    /// Reads the rows of the page.
    fn read(
        self,
        conn: &mut AnyConnection,
        settings: &SettingsSnapshot,
        actor: &Actor,
        found: &Listed,
        now: Moment,
    ) -> Result<QueuePage> {
        let (ids, _) = self.on_page(found);
        let mut rows = opened(conn, settings, actor.id, ids, now)?;
        Ok(self.page(found, |id| rows.remove(&id).map(|opened| opened.row)))
    }

    /// The page, of the rows of its tickets.
    pub(crate) fn page(
        self,
        found: &Listed,
        row: impl FnMut(TicketId) -> Option<QueueTicket>,
    ) -> QueuePage {
        let (ids, next) = self.on_page(found);
        QueuePage {
            tickets: ids.into_iter().filter_map(row).collect(),
            next,
            team: self.team,
            shown: self.shown,
        }
    }
}

/// The team of this name; else, as pages name it, of this id.
fn team<'s>(settings: &'s SettingsSnapshot, named: &str) -> Option<&'s Team> {
    let by_id = || {
        let mut teams = settings.teams().iter();
        teams.find(|team| team.team.id.to_string() == named)
    };
    let found = settings.team_by_name(named).or_else(by_id);
    found.map(|found| found.team.as_ref())
}

impl Reading<'_> {
    /// A page of a queue.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a team that is not there or not the actor's.
    pub(crate) async fn queue(self, actor: Actor, query: QueueQuery) -> Result<QueuePage> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let asked = QueueLookup::new(conn, settings, &actor, &query, now)?;
                let found = listing::find(conn, &asked.wanted())?;
                asked.read(conn, settings, &actor, &found, now)
            })
            .await
    }

    /// The same with the numbers beside the views.
    ///
    /// # Errors
    /// As for [`Self::queue`].
    pub(crate) async fn queue_console(
        self,
        actor: Actor,
        query: QueueQuery,
    ) -> Result<QueueConsole> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let asked = QueueLookup::new(conn, settings, &actor, &query, now)?;
                let wanted = ListingQuery {
                    numbers: Some(viewer(&actor, None)),
                    ..asked.wanted()
                };
                let found = listing::find(conn, &wanted)?;
                Ok(QueueConsole {
                    queue: asked.read(conn, settings, &actor, &found, now)?,
                    counts: QueueCounts::of(&actor, &found.numbers),
                })
            })
            .await
    }

    /// The rows of these tickets, for nobody in particular: none is marked unread.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn queue_rows(self, ids: Vec<TicketId>) -> Result<Vec<QueueTicket>> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| super::rows(conn, settings, AgentId(0), ids, now))
            .await
    }

    /// A ticket as a row of a queue: what a command answers that was done just now, whose settings still name
    /// everybody.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn queue_ticket(self, actor: Actor, ticket: TicketId) -> Result<QueueTicket> {
        let (now, settings) = (self.services.clock.now(), self.services.held.now());
        self.services
            .look_up(move |conn| {
                let row = super::rows(conn, &settings, actor.id, vec![ticket], now)?.pop();
                let row = row.ok_or(ServiceError::NotFound(Noun::Ticket))?;
                require(&actor, Action::Read, &row.ticket)?;
                Ok(row)
            })
            .await
    }
}
