//! How many tickets the saved views of an agent hold: for the navigation.

use super::Reading;
use super::queue::{QueueLookup, QueueQuery, View};
use super::shown_view::{AskedView, seen_views};
use crate::domain::base::ids::SavedViewId;
use crate::domain::case::actor::Actor;
use crate::services::error::Result;
use crate::storage::listing;

/// Tickets are counted up to here: nobody works through more of them at a time.
pub(crate) const COUNTED_MAX: i64 = 99;

/// Views whose tickets are counted, the agent's own first: each is looked for by itself.
const VIEWS_COUNTED_MAX: usize = 20;

/// How many tickets a saved view holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ViewCount {
    /// The view.
    pub(crate) view: SavedViewId,
    /// Its tickets, at most [`COUNTED_MAX`].
    pub(crate) count: usize,
    /// Whether there are more.
    pub(crate) has_more: bool,
}

impl Reading<'_> {
    /// How many tickets the first views hold that the actor sees.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn view_counts(self, actor: Actor) -> Result<Vec<ViewCount>> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let seen = seen_views(conn, settings, &actor)?;
                let mut counts = Vec::new();
                for view in seen.into_iter().take(VIEWS_COUNTED_MAX) {
                    let query = QueueQuery {
                        view: View::All,
                        shown: AskedView {
                            filter: view.words.filter,
                            ..AskedView::default()
                        },
                        limit: COUNTED_MAX,
                        ..QueueQuery::default()
                    };
                    let asked = QueueLookup::new(conn, settings, &actor, &query, now)?;
                    let found = listing::find(conn, &asked.wanted())?;
                    let (tickets, next) = asked.on_page(&found);
                    counts.push(ViewCount {
                        view: view.id,
                        count: tickets.len(),
                        has_more: next.is_some(),
                    });
                }
                Ok(counts)
            })
            .await
    }
}
