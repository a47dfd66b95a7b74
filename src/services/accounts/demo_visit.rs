//! The demo's database is marked, and visitors of a demo on this machine sign in without a password.

use super::brakes::Brakes;
use super::login::{LogIn, LoggedIn, device_hash};
use crate::services::accounts::Accounts;
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::{agents, demo_marks};

impl Accounts<'_> {
    /// Marks the database as a demo's, for as long as it lives.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn mark_demo(self) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| Ok(demo_marks::mark(conn, now)?))
            .await
    }

    /// Whether `baton demo` made this database.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn is_demo(self) -> Result<bool> {
        self.services
            .look_up(|conn| Ok(demo_marks::is_marked(conn)?))
            .await
    }

    /// Signs in to a demo's database without a password. Who may ask for that is decided where the request came from.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] in any other database, and for an agent who cannot sign in.
    pub(crate) async fn visit_demo(self, given: LogIn) -> Result<LoggedIn> {
        let email = given.email.clone();
        let found = self.services.read(move |conn| {
            let agent = match demo_marks::is_marked(conn)? {
                true => agents::by_email(conn, &email)?,
                false => None,
            };
            let agent = agent.filter(|agent| agent.disabled_at.is_none());
            agent.ok_or(ServiceError::NotFound(Noun::Agent))
        });
        let agent = found.await?;
        let device = given.device.as_deref().map(device_hash);
        let brakes = Brakes::of_known(&agent.email, device.as_deref().unwrap_or_default());
        self.start_session(agent, brakes, (device, given)).await
    }
}
