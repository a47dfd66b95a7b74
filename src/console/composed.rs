//! What an agent wrote, with the files that came in the same form: the composer's command.

use super::command::ConsoleCommand;
use super::input::Input;
use super::kept_form::KeptForm;
use crate::domain::packet::Attachment;
use crate::services::{ServiceError, Services, Upload};
use crate::web::{AgentAuth, Code, Problem, Via, form_token, multipart, origin};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use std::future::Future;
use std::pin::Pin;

/// A command whose form may hold files; only a browser without script sends them this way.
pub(super) struct Composed {
    /// Everything but the files.
    pub(crate) command: ConsoleCommand,
    uploads: Vec<Upload>,
}

impl FromRequest for Composed {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !multipart::is_multipart(request) {
            let command = ConsoleCommand::from_request(request, payload);
            return Box::pin(async move {
                let (command, uploads) = (command.await?, Vec::new());
                Ok(Self { command, uploads })
            });
        }
        let auth = AgentAuth::from_request(request, payload);
        let payload = web::Payload::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let malformed = |_| Problem::new(Code::MalformedBody);
            let payload = payload.await.map_err(malformed)?;
            let auth = match auth.await {
                Ok(auth) => auth,
                // The words are given back after signing in; files are chosen again.
                Err(problem) if problem.code == Code::SignedOut => {
                    let (parts, _) = multipart::parts(&request, payload, 0).await;
                    KeptForm::keep(&request, &parts.fields);
                    return Err(problem);
                }
                Err(problem) => return Err(problem),
            };
            if auth.via == Via::Session {
                origin::check(&request)?;
            }
            let limit = crate::web::auth::services(&request)?;
            let limit = limit.settings.files.limit_bytes;
            let (parts, read) = multipart::parts(&request, payload, limit).await;
            KeptForm::keep(&request, &parts.fields);
            read?;
            let input = Input::of_form(parts.fields);
            let auth = auth.after_body(&request);
            if auth.via == Via::Session {
                form_token::check(auth.form_secret(), input.csrf(&request))?;
            }
            let command = ConsoleCommand::of(request, auth, input).await?;
            Ok(Self {
                command,
                uploads: parts.files,
            })
        })
    }
}

impl Composed {
    /// Whether files came along.
    pub(crate) fn has_files(&self) -> bool {
        !self.uploads.is_empty()
    }

    /// The file of a form that is read and not stored.
    pub(crate) fn only_file(&mut self) -> Option<Vec<u8>> {
        self.uploads.pop().map(|upload| upload.bytes)
    }

    /// Stores the files, so that the words can name them.
    ///
    /// # Errors
    /// [`ServiceError::BadFile`].
    pub(crate) async fn store(
        &mut self,
        services: &Services,
    ) -> Result<Vec<Attachment>, ServiceError> {
        let mut stored = Vec::with_capacity(self.uploads.len());
        for upload in self.uploads.drain(..) {
            let agent = self.command.actor().id;
            let file = services
                .files()
                .upload_of_agent(agent, upload)
                .await?
                .answer;
            stored.push(Attachment {
                file: Some(file.token.0),
                ..Attachment::default()
            });
        }
        Ok(stored)
    }
}
