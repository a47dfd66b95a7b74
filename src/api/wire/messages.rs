//! The answers to posted messages: to one, and to a batch.

use super::verdict::VerdictWire;
use super::{ControlWire, MessageWire};
use crate::domain::case::message::Message;
use crate::services::{MirrorResults, Posted};
use crate::web::Code;
use serde::{Deserialize, Serialize};

/// The result for one posted message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Posted)]
pub(crate) enum PostedWord {
    /// It is in the conversation.
    Stored,
    /// It was there before.
    Seen,
    /// The bot has no control: kept as a draft that only agents see.
    ControlLost,
}

impl From<Posted> for PostedWord {
    fn from(posted: Posted) -> Self {
        match posted {
            Posted::Stored => Self::Stored,
            Posted::Seen => Self::Seen,
            Posted::ControlLost => Self::ControlLost,
        }
    }
}

/// One posted message and what became of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PostedItem {
    /// The result for this message.
    pub(crate) result: PostedWord,
    /// The message.
    pub(crate) message: MessageWire,
}

/// The stored part of an answer to posted messages, from which both answers are made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PostedMessages {
    /// One for each posted message, in order.
    pub(crate) results: Vec<PostedItem>,
    /// Control as it is now.
    pub(crate) control: ControlWire,
    /// The verdict of the trigger rules.
    pub(crate) verdict: VerdictWire,
    /// The last `seq`.
    pub(crate) cursor: i64,
}

impl From<MirrorResults> for PostedMessages {
    fn from(mirrored: MirrorResults) -> Self {
        Self {
            results: mirrored.results.iter().map(PostedItem::from).collect(),
            control: ControlWire::from(&mirrored.conversation),
            verdict: VerdictWire::from(mirrored.verdict),
            cursor: mirrored.conversation.last_seq,
        }
    }
}

impl From<&(Posted, Message)> for PostedItem {
    fn from((posted, message): &(Posted, Message)) -> Self {
        Self {
            result: PostedWord::from(*posted),
            message: MessageWire::from(message),
        }
    }
}

/// The answer to one message.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct PostedMessage {
    /// The result for this message.
    result: PostedWord,
    /// The message.
    message: MessageWire,
    /// Control as it is now.
    control: ControlWire,
    /// Whether the rules would escalate.
    verdict: VerdictWire,
    /// The last `seq`.
    cursor: i64,
}

/// A bot's words without control: they were kept as a draft.
#[derive(Debug)]
pub(crate) struct KeptBack {
    /// Control as it was then.
    pub(crate) control: ControlWire,
    /// The draft.
    pub(crate) draft: MessageWire,
}

impl PostedMessage {
    /// The answer to a message that came alone; nothing if none came.
    ///
    /// # Errors
    /// [`KeptBack`]: the bot had no control.
    pub(crate) fn alone(posted: PostedMessages) -> Option<Result<Self, KeptBack>> {
        let PostedMessages {
            results,
            control,
            verdict,
            cursor,
        } = posted;
        let PostedItem { result, message } = results.into_iter().next()?;
        Some(match result {
            PostedWord::Stored | PostedWord::Seen => Ok(Self {
                result,
                message,
                control,
                verdict,
                cursor,
            }),
            PostedWord::ControlLost => Err(KeptBack {
                control,
                draft: message,
            }),
        })
    }
}

/// The answer to a batch.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct PostedBatch {
    /// One for each message, in order.
    results: Vec<BatchItem>,
    /// Control as it is now.
    control: ControlWire,
    /// Whether the rules would escalate.
    verdict: VerdictWire,
    /// The last `seq`.
    cursor: i64,
}

/// One message of a batch and what became of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct BatchItem {
    /// The result for this message.
    result: PostedWord,
    /// The status it would have had alone: 201, 200 or 409.
    status: u16,
    /// The message; when its result is `control_lost`, the draft it was kept as.
    message: MessageWire,
}

impl From<PostedMessages> for PostedBatch {
    fn from(posted: PostedMessages) -> Self {
        Self {
            results: posted.results.into_iter().map(BatchItem::from).collect(),
            control: posted.control,
            verdict: posted.verdict,
            cursor: posted.cursor,
        }
    }
}

impl From<PostedItem> for BatchItem {
    fn from(PostedItem { result, message }: PostedItem) -> Self {
        let status = match result {
            PostedWord::Stored => 201,
            PostedWord::Seen => 200,
            PostedWord::ControlLost => Code::ControlLost.status(),
        };
        Self {
            result,
            status,
            message,
        }
    }
}
