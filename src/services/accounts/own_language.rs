//! The language that an agent chooses for the console.

use crate::domain::accounts::interface_language::InterfaceLanguage;
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
}
