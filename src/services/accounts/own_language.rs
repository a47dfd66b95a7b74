//! What an agent chooses for their console: its language, and how it looks and sounds.

use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::accounts::preferences::Preferences;
use crate::domain::base::ids::AgentId;
use crate::services::accounts::Accounts;
use crate::services::error::Result;
use crate::storage::agents;

impl Accounts<'_> {
    /// The console speaks this language to an agent from now on; nothing: the language of their browser.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn choose_language(
        self,
        agent: AgentId,
        language: Option<InterfaceLanguage>,
    ) -> Result<()> {
        self.services
            .record(move |conn| Ok(agents::set_interface_language(conn, agent, language)?))
            .await
    }

    /// Adds a choice to those that an agent has made for their console.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn prefer(self, agent: AgentId, change: Preferences) -> Result<()> {
        self.services
            .record(move |conn| Ok(agents::prefer(conn, agent, change)?))
            .await
    }
}
