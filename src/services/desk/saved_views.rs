//! Saved views: those that an agent sees, adding, changing and removing them. What a list shows by them is in
//! `reading/shown_view.rs`.

use crate::domain::base::fault::Fault;
use crate::domain::base::ids::SavedViewId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::time::Moment;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::desk::saved_view_fault::SavedViewFault;
use crate::domain::desk::saved_views::{SavedView, VIEWS_MAX, ViewOwner, ViewWords};
use crate::domain::dispatch::QueueSort;
use crate::domain::search::SearchFilter;
use crate::services::desk::Desk;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::reading::search::filter_meaning::meaning;
use crate::services::reading::shown_view::seen_views;
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, StorageError, saved_views};

/// The word for whoever asks.
const OWN: &str = "me";

/// What stands before a team's name.
const OF_A_TEAM: &str = "team:";

/// A view, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListedView {
    /// The view.
    pub(crate) view: SavedView,
    /// The name of its team; nothing for the agent's own.
    pub(crate) team: Option<String>,
    /// Whether the reader may change it.
    pub(crate) may_change: bool,
}

/// A view as somebody wants it.
#[derive(Debug, Clone, Default)]
pub(crate) struct WantedView {
    /// `me`, or `team:` with the team's name.
    pub(crate) of: String,
    /// Its name.
    pub(crate) name: String,
    /// Its filters, as they were typed.
    pub(crate) filter: String,
    /// Its order.
    pub(crate) sort: QueueSort,
}

impl Desk<'_> {
    /// The views that an agent sees: their own first.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn saved_views(self, actor: Actor) -> Result<Vec<ListedView>> {
        self.services
            .read_settled(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let found = seen_views(conn, settings, &actor)?;
                let listed = found.into_iter().map(|view| listed(settings, &actor, view));
                Ok(listed.collect())
            })
            .await
    }

    /// Keeps a new view.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`], [`ServiceError::Forbidden`].
    pub(crate) async fn add_saved_view(
        self,
        actor: Actor,
        wanted: WantedView,
    ) -> Result<ListedView> {
        let now = self.services.clock.now();
        let added = self.services.change(move |conn, settings| {
            let actor = settings.as_set_now(&actor)?;
            let owner = owner_called(settings, &actor, &wanted.of);
            let owner = owner.ok_or_else(|| wrong("/of", SavedViewFault::Owner))?;
            if !access::may_change_view(&actor, owner) {
                return Err(ServiceError::Forbidden);
            }
            let words = checked(conn, settings, &actor, &wanted, now)?;
            let most = i64::try_from(VIEWS_MAX).unwrap_or(i64::MAX);
            if saved_views::count_of(conn, owner)? >= most {
                return Err(wrong("/name", SavedViewFault::Full(VIEWS_MAX)));
            }
            if saved_views::called(conn, owner, &words.name)?.is_some() {
                return Err(wrong("/name", SavedViewFault::NameTaken));
            }
            let id = saved_views::add(conn, owner, &words, now)?;
            Ok(listed(settings, &actor, SavedView { id, owner, words }))
        });
        or_taken(added.await)
    }

    /// Gives a view another name, other filters or another order.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`], [`ServiceError::NotFound`], [`ServiceError::Forbidden`].
    pub(crate) async fn change_saved_view(
        self,
        actor: Actor,
        id: SavedViewId,
        wanted: WantedView,
    ) -> Result<ListedView> {
        let now = self.services.clock.now();
        let changed = self.services.change(move |conn, settings| {
            let actor = settings.as_set_now(&actor)?;
            let held = changeable(conn, &actor, id)?;
            let words = checked(conn, settings, &actor, &wanted, now)?;
            let named = saved_views::called(conn, held.owner, &words.name)?;
            if named.is_some_and(|other| other != id) {
                return Err(wrong("/name", SavedViewFault::NameTaken));
            }
            saved_views::change(conn, id, &words, now)?;
            Ok(listed(settings, &actor, SavedView { words, ..held }))
        });
        or_taken(changed.await)
    }

    /// Throws a view away.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`].
    pub(crate) async fn remove_saved_view(self, actor: Actor, id: SavedViewId) -> Result<()> {
        self.services
            .change(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                changeable(conn, &actor, id)?;
                Ok(saved_views::remove(conn, id)?)
            })
            .await
    }
}

fn listed(settings: &SettingsSnapshot, actor: &Actor, view: SavedView) -> ListedView {
    let team = match view.owner {
        ViewOwner::Agent(_) => None,
        ViewOwner::Team(team) => settings.team_by_id(team),
    };
    ListedView {
        may_change: access::may_change_view(actor, view.owner),
        team: team.map(|team| team.team.name.clone()),
        view,
    }
}

/// The owner of a word, as far as the actor may see what belongs to it.
fn owner_called(settings: &SettingsSnapshot, actor: &Actor, word: &str) -> Option<ViewOwner> {
    let owner = match (word, word.strip_prefix(OF_A_TEAM)) {
        ("" | OWN, _) => ViewOwner::Agent(actor.id),
        (_, Some(name)) => ViewOwner::Team(settings.team_by_name(name)?.team.id),
        (_, None) => return None,
    };
    access::may_see_view(actor, owner).then_some(owner)
}

/// The view, if the actor may change it; what may not be seen looks as if it were not there.
fn changeable(conn: &mut AnyConnection, actor: &Actor, id: SavedViewId) -> Result<SavedView> {
    let found = saved_views::find(conn, id)?;
    let found = found.filter(|view| access::may_see_view(actor, view.owner));
    let found = found.ok_or(ServiceError::NotFound(Noun::SavedView))?;
    match access::may_change_view(actor, found.owner) {
        true => Ok(found),
        false => Err(ServiceError::Forbidden),
    }
}

/// What is wanted, checked: every filter names something.
fn checked(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    wanted: &WantedView,
    now: Moment,
) -> Result<ViewWords> {
    let checked = ViewWords::check(&wanted.name, &wanted.filter, wanted.sort);
    let (words, filters) = checked.map_err(|wrong| {
        let wrong = wrong.into_iter();
        let error = |(field, fault)| FieldError::new(format!("/{field}"), fault);
        ServiceError::Invalid(wrong.map(error).collect())
    })?;
    let mut unknown: Vec<&SearchFilter> = Vec::new();
    for filter in &filters {
        if meaning(conn, settings, actor, filter, now)?.is_none() {
            unknown.push(filter);
        }
    }
    match unknown.first() {
        None => Ok(words),
        Some(filter) => Err(wrong(
            "/filter",
            SavedViewFault::Unknown(filter.to_string()),
        )),
    }
}

/// Somebody else took the name at the same moment.
fn or_taken<T>(done: Result<T>) -> Result<T> {
    match done {
        Err(ServiceError::Storage(StorageError::Conflict(_))) => {
            Err(wrong("/name", SavedViewFault::NameTaken))
        }
        done => done,
    }
}

fn wrong(pointer: &str, fault: impl Into<Fault>) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(pointer, fault)])
}
