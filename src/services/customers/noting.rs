//! Notes about customers: written by an agent, read by whoever sees the customer's page, changed by their author.

use super::{Customers, seen_by};
use crate::domain::base::ids::AgentId;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::customers::CustomerNote;
use crate::services::accounts::secrets;
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::{AnyConnection, customer_notes};

/// What the public ids of these notes begin with.
const PREFIX: &str = "cnt";

/// A note to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewCustomerNote {
    /// The words.
    pub(crate) text: String,
    /// The id that the writer gave it: the same one again is a retry.
    pub(crate) client_id: Option<String>,
}

impl Customers<'_> {
    /// Adds a note about a customer.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn add_note(
        self,
        actor: Actor,
        customer: String,
        new: NewCustomerNote,
    ) -> Result<()> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let about = seen_by(conn, &actor, &customer)?.customer.id;
                let at = clock.now();
                let note = CustomerNote {
                    token: secrets::token_at(PREFIX, at),
                    by: actor.id,
                    text: new.text.clone(),
                    at,
                    edited_at: None,
                };
                customer_notes::add(conn, about, &note, new.client_id.as_deref())?;
                Ok(())
            })
            .await
    }

    /// Gives a note other words.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`] for a colleague's note.
    pub(crate) async fn edit_note(
        self,
        actor: Actor,
        customer: String,
        (note, text): (String, String),
    ) -> Result<()> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                own(conn, &actor, &customer, &note)?.ok_or(NO_NOTE)?;
                customer_notes::edit(conn, &note, &text, clock.now())?;
                Ok(())
            })
            .await
    }

    /// Deletes a note. One that is gone already is no error: the form was sent twice.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for the customer; [`ServiceError::Forbidden`] for a colleague's note.
    pub(crate) async fn delete_note(
        self,
        actor: Actor,
        customer: String,
        note: String,
    ) -> Result<()> {
        self.services
            .change(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                if own(conn, &actor, &customer, &note)?.is_some() {
                    customer_notes::delete(conn, &note)?;
                }
                Ok(())
            })
            .await
    }
}

const NO_NOTE: ServiceError = ServiceError::NotFound(Noun::CustomerNote);

/// The author of a note that the actor may change; nothing if there is no such note about this customer.
fn own(
    conn: &mut AnyConnection,
    actor: &Actor,
    customer: &str,
    note: &str,
) -> Result<Option<AgentId>> {
    let records = seen_by(conn, actor, customer)?.records();
    match customer_notes::author(conn, records, note)? {
        Some(author) if !access::may_change_customer_note(actor, author) => {
            Err(ServiceError::Forbidden)
        }
        author => Ok(author),
    }
}
