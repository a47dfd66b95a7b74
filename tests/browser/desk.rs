//! A helpdesk with a bot, and people who sit at it in browsers.

use super::support::TestApp;
use super::support::agent::{AgentClient, number};
use super::support::bot::BotClient;
use super::window::Window;
use baton::domain::base::words::Role;

/// A helpdesk, and a bot that knows it.
pub struct Desk {
    pub bot: BotClient,
    pub app: TestApp,
}

impl Desk {
    pub async fn open() -> Self {
        let app = TestApp::spawn().await;
        Self {
            bot: app.bot().await,
            app,
        }
    }

    pub fn base(&self) -> String {
        self.app.url("")
    }

    /// Somebody with a password who sits nowhere yet.
    pub async fn hire(&self, name: &str) -> AgentClient {
        self.app.agent_with_password(name, Role::Agent).await
    }

    /// A browser that is signed in nowhere.
    pub async fn window(&self) -> Window {
        Window::at(&self.base()).await
    }

    /// An agent of the first team, signed in, with the team's queue before them.
    pub async fn agent(&self, name: &str) -> Window {
        let agent = self.hire(name).await;
        let window = self.window().await;
        window.sign_in(&agent.email).await;
        window
    }

    /// Ada and Ben in two windows.
    pub async fn ada_and_ben(&self) -> (Window, Window) {
        futures_util::join!(self.agent("Ada"), self.agent("Ben"))
    }

    /// Maria wants her money back, and the bot hands her over.
    pub async fn maria_waits(&self) -> i64 {
        number(&self.bot.escalate("maria").await)
    }

    /// What the customer Maria writes.
    pub async fn maria_says(&self, text: &str) {
        self.bot.say("maria", "customer", text).await.expect(201);
    }

    /// Opens a ticket in this window and accepts it.
    pub async fn accept(&self, window: &Window, ticket: i64) {
        window.open(&format!("/tickets/{ticket}")).await;
        window.keys("a").await;
        window.see(".control__state", "you").await;
        // The first words for the customer come with the answer.
        let answered = "return !document.querySelector('[data-command=accept][data-busy]')";
        window.until("the answer", answered, vec![]).await;
    }
}
