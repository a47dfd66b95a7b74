//! A log and a place in it, read page by page: what long polls and streams have in common.

use super::cursor;
use crate::domain::base::ids::BotId;
use crate::domain::log::Position;
use crate::services::{AdmittedCaller, BotEvent, ServiceError, Services};
use crate::web::shutdown::Shutdown;
use crate::web::{BotAuth, Code, Problem, admitted_caller};
use actix_web::{HttpRequest, web};
use futures_util::FutureExt;
use std::time::Duration;

/// After which event reading goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LogCursor {
    /// In one conversation's log.
    Conversation {
        /// As the bot addresses it.
        id: String,
        /// The last `seq` it saw.
        after: i64,
    },
    /// In the log of all its conversations.
    All(Position),
}

impl LogCursor {
    /// The place as a client holds it.
    pub(crate) fn cursor(&self) -> String {
        match self {
            Self::Conversation { after, .. } => after.to_string(),
            Self::All(position) => cursor::opaque(*position),
        }
    }

    /// The place a client gives; nothing when the text is none.
    #[must_use]
    pub(crate) fn at(&self, text: &str) -> Option<Self> {
        Some(match self {
            Self::Conversation { id, .. } => Self::Conversation {
                id: id.clone(),
                after: cursor::parse_seq(text)?,
            },
            Self::All(_) => Self::All(cursor::parse_opaque(text)?),
        })
    }

    /// The place behind an event.
    #[must_use]
    pub(crate) fn behind(&self, event: &BotEvent) -> Self {
        match self {
            Self::Conversation { id, .. } => Self::Conversation {
                id: id.clone(),
                after: event.seq,
            },
            Self::All(_) => Self::All(event.position),
        }
    }
}

/// A bot's reader of a log.
pub(super) struct Log {
    services: web::Data<Services>,
    bot: BotId,
    shutdown: Shutdown,
    /// Ends with the bot's key.
    admission: Option<AdmittedCaller>,
    pub(crate) place: LogCursor,
}

impl Log {
    pub(crate) fn new(
        request: &HttpRequest,
        bot: BotAuth,
        services: web::Data<Services>,
        shutdown: Option<web::Data<Shutdown>>,
        place: LogCursor,
    ) -> Self {
        Self {
            admission: admitted_caller::of_bot(request, &services),
            services,
            bot: bot.0.id,
            shutdown: shutdown
                .map(|shared| Shutdown::clone(&shared))
                .unwrap_or_default(),
            place,
        }
    }

    /// The events after the place, oldest first. Waits for the first of them up to `wait`, but not beyond the server's stop.
    /// The place moves on.
    ///
    /// # Errors
    /// 401 once the bot's key has ended; those of the log.
    pub(crate) async fn page(
        &mut self,
        limit: i64,
        wait: Duration,
    ) -> Result<Vec<BotEvent>, Problem> {
        let page = tokio::select! {
            () = self.withdrawn() => return Err(Problem::new(Code::BadCredentials)),
            page = self.read(limit, wait) => page,
            () = self.shutdown.stopped() => self.read(limit, Duration::ZERO).await,
        };
        let page = page.map_err(|error| self.problem(error))?;
        if let Some(last) = page.last() {
            self.place = self.place.behind(last);
        }
        Ok(page)
    }

    /// Waits until the bot's key has ended.
    async fn withdrawn(&self) {
        match &self.admission {
            Some(admission) => admission.ended().await,
            None => std::future::pending().await,
        }
    }

    /// Whether the server stops.
    pub(crate) fn is_ending(&self) -> bool {
        self.shutdown.stopped().now_or_never().is_some()
    }

    async fn read(&self, limit: i64, wait: Duration) -> Result<Vec<BotEvent>, ServiceError> {
        let (services, bot) = (&self.services, self.bot);
        match &self.place {
            LogCursor::Conversation { id, after } => {
                let id = id.clone();
                services
                    .log()
                    .conversation_events(bot, id, *after, limit, wait)
                    .await
            }
            LogCursor::All(position) => {
                services.log().bot_events(bot, *position, limit, wait).await
            }
        }
    }

    /// Where the log over all conversations ends is no bot's business.
    fn problem(&self, error: ServiceError) -> Problem {
        match (&self.place, error) {
            (LogCursor::All(_), ServiceError::CursorAhead { .. }) => {
                Problem::new(Code::CursorAhead)
            }
            (_, error) => error.into(),
        }
    }
}
