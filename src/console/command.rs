//! A command: who gives it, and what they sent. Extracting it checks that a browser's form came from
//! our own page.

use super::client::{is_script, wants_json};
use super::input::Input;
use crate::domain::base::limits::BODY_MAX_BYTES;
use crate::domain::case::actor::Actor;
use crate::web::{AgentAuth, Code, Problem, Via, origin};
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
}

/// Where what agents write about customers goes; settings may hold patterns that look like secrets.
const TICKETS: &str = "/tickets/";

impl ConsoleCommand {
    /// The command of an agent. Secrets in what the agent wrote at a ticket are masked here.
    pub(crate) fn of(request: HttpRequest, auth: AgentAuth, mut input: Input) -> Self {
        if request.path().starts_with(TICKETS) {
            input.mask();
        }
        Self {
            request,
            auth,
            input,
        }
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
                origin::check_csrf(auth.csrf(), input.csrf(&request))?;
            }
            Ok(Self::of(request, auth, input))
        })
    }
}
