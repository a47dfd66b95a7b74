//! By what a list is filtered and ordered: as it is asked for, or as a saved view says.

use super::search::filter_meaning::meaning;
use crate::domain::base::ids::SavedViewId;
use crate::domain::base::time::Moment;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::desk::saved_view_fault::SavedViewFault;
use crate::domain::desk::saved_views::{self, SavedView};
use crate::domain::dispatch::QueueSort;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::storage::listing::TicketFilter;
use crate::storage::{AnyConnection, saved_views as kept};

/// By what a list is to be filtered and ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AskedView {
    /// Only what these filters say, as they are typed into the search; not for closed tickets.
    pub(crate) filter: String,
    /// The order.
    pub(crate) sort: QueueSort,
    /// The saved view whose filters and order these are, instead of those above.
    pub(crate) saved: Option<SavedViewId>,
}

/// By what a list is filtered and ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ShownView {
    /// The saved view, with its name.
    pub(crate) saved: Option<(SavedViewId, String)>,
    /// Whether a saved view was asked for that is gone.
    pub(crate) is_gone: bool,
    /// Its filters, as they were typed.
    pub(crate) filter: String,
    /// The order.
    pub(crate) sort: QueueSort,
    /// Filters that name what is not there, or not for whoever looks: `team:Flihgts`. Nothing is found by them.
    pub(crate) unknown: Vec<String>,
    /// What is wrong with the filters that were asked for: nothing is found then either.
    pub(crate) fault: Option<SavedViewFault>,
}

/// The saved views that the actor sees: their own first.
pub(crate) fn seen_views(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
) -> Result<Vec<SavedView>> {
    let teams = settings.teams().iter().map(|team| team.team.id);
    let teams = teams.filter(|team| access::may_see_team(actor, *team));
    Ok(kept::seen_by(conn, actor.id, teams.collect())?)
}

impl ShownView {
    /// What is asked for, of open or of closed tickets, and what these have to be for it.
    pub(super) fn of(
        conn: &mut AnyConnection,
        settings: &SettingsSnapshot,
        actor: &Actor,
        (asked, of_closed): (&AskedView, bool),
        now: Moment,
    ) -> Result<(Self, Vec<TicketFilter>)> {
        let mut shown = Self {
            filter: asked.filter.clone(),
            sort: asked.sort,
            ..Self::default()
        };
        if let Some(id) = asked.saved {
            let found = kept::find(conn, id)?;
            let found = found.filter(|view| access::may_see_view(actor, view.owner));
            shown.is_gone = found.is_none();
            if let Some(view) = found {
                shown.saved = Some((id, view.words.name));
                shown.filter = view.words.filter;
                shown.sort = view.words.sort;
            }
        }
        let filters = saved_views::filters(&shown.filter).unwrap_or_else(|fault| {
            shown.fault = Some(fault);
            Vec::new()
        });
        // They may be many: the search finds them by an index.
        if of_closed && !filters.is_empty() {
            shown.fault = Some(SavedViewFault::Closed);
        }
        let mut meanings = Vec::new();
        for filter in filters {
            match meaning(conn, settings, actor, &filter, now)? {
                Some(known) => meanings.push(known),
                None => shown.unknown.push(filter.to_string()),
            }
        }
        Ok((shown, meanings))
    }

    /// Whether tickets can be found so at all.
    pub(super) fn finds(&self) -> bool {
        self.unknown.is_empty() && self.fault.is_none()
    }
}
