//! A command: who gives it, and what they sent. Extracting it checks that a browser's form came from
//! our own page.

use super::client::{is_script, wants_json};
use super::input::{Input, command_id};
use crate::domain::base::limits::BODY_MAX_BYTES;
use crate::domain::case::actor::Actor;
use crate::services::{Commander, Key};
use crate::web::{AgentAuth, Code, Problem, Via, form_token, large_input, origin};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use std::future::Future;
use std::pin::Pin;

/// A command of an agent.
pub(super) struct ConsoleCommand {
    /// The request, for the form of the answer.
    pub(crate) request: HttpRequest,
    pub(crate) auth: AgentAuth,
    /// What they sent.
    pub(crate) input: Input,
    /// The id they gave the command.
    pub(crate) client_id: Option<String>,
}

/// Where what agents write about customers goes; settings may hold patterns that look like secrets.
const ABOUT_CUSTOMERS: [&str; 4] = ["/tickets/", "/customers/", "/me/hand-over", "/queue/bulk"];

impl ConsoleCommand {
    /// The command of an agent. Secrets in what the agent wrote at a ticket are masked here.
    ///
    /// # Errors
    /// 400 and 422 for an id that is none.
    pub(crate) async fn of(
        request: HttpRequest,
        auth: AgentAuth,
        mut input: Input,
    ) -> Result<Self, Problem> {
        let path = request.path();
        if ABOUT_CUSTOMERS.iter().any(|begin| path.starts_with(begin)) {
            input = large_input::look_at(input.size(), || input.masked()).await?;
        }
        let client_id = command_id::of(&request, input.client_id())?;
        Ok(Self {
            request,
            auth,
            input,
            client_id,
        })
    }

    /// The agent who gives the command, and its id: the server carries out each id once.
    pub(crate) fn commander(&self) -> Commander {
        Commander {
            actor: self.actor(),
            key: self.key(),
        }
    }

    /// The id they gave the command, and what it stands for.
    pub(crate) fn key(&self) -> Option<Key> {
        let id = self.client_id.clone()?;
        let (method, path) = (self.request.method().as_str(), self.request.path());
        Some(Key::new(id, method, path, &self.input.without_ids()))
    }

    /// The actor that access rules decide by.
    pub(crate) fn actor(&self) -> Actor {
        self.auth.actor()
    }

    /// Whether the answer is JSON.
    pub(crate) fn wants_json(&self) -> bool {
        wants_json(&self.request, self.auth.via)
    }

    /// Whether a browser without script sent a form.
    pub(crate) fn is_form(&self) -> bool {
        !self.wants_json()
    }
}

impl FromRequest for ConsoleCommand {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let auth = AgentAuth::from_request(request, payload);
        let payload = web::Payload::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let payload = payload
                .await
                .map_err(|_| Problem::new(Code::MalformedBody))?;
            let auth = match auth.await {
                Ok(auth) => auth,
                // The form is read although the session has ended, so that `given_back` can return its words. A body
                // that cannot be read has nothing to return, and the sign-in page is the answer either way.
                Err(problem) if problem.code == Code::SignedOut && !is_script(&request) => {
                    drop(Input::read(&request, payload, BODY_MAX_BYTES).await);
                    return Err(problem);
                }
                Err(problem) => return Err(problem),
            };
            if auth.via == Via::Session {
                origin::check(&request)?;
            }
            let input = Input::read(&request, payload, BODY_MAX_BYTES).await?;
            let auth = auth.after_body(&request);
            if auth.via == Via::Session {
                form_token::check(auth.form_secret(), input.csrf(&request))?;
            }
            Self::of(request, auth, input).await
        })
    }
}
