//! The one table of error codes. `docs/api.md` and `/docs/errors` show it.

use crate::domain::asks::AskState;
use crate::domain::case::lifecycle::Refused;
use crate::domain::files;
use crate::services::ServiceError;
use crate::storage::StorageError;

/// A stable code, its HTTP status, its title, and what to do about it.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $status:literal, $title:literal, $advice:literal;)+) => {
        /// A kind of error, as clients know it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code { $(#[doc = $title] $name),+ }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The stable word.
            pub fn as_str(self) -> &'static str { match self { $(Self::$name => $code),+ } }
            /// The HTTP status.
            pub(crate) fn status(self) -> u16 { match self { $(Self::$name => $status),+ } }
            /// One line.
            pub(crate) fn title(self) -> &'static str { match self { $(Self::$name => $title),+ } }
            /// The way out.
            pub(crate) fn advice(self) -> &'static str { match self { $(Self::$name => $advice),+ } }
        }
    };
}

codes! {
    MalformedBody = "malformed_body", 400, "The request body cannot be read", "Send one JSON document in UTF-8.";
    MalformedKey = "malformed_idempotency_key", 400, "The Idempotency-Key is not valid", "Use 1 to 255 visible ASCII characters.";
    BadCredentials = "bad_credentials", 401, "The key or token is not valid", "Send `Authorization: Bearer <key>` with a key that has not been rotated or revoked.";
    SignedOut = "signed_out", 401, "You are signed out", "Sign in again; your drafts are saved.";
    WrongLogin = "wrong_login", 401, "Wrong e-mail address or password", "Try again, or ask an admin to set a new password.";
    Forbidden = "forbidden", 403, "You don’t have permission to do this", "Ask a manager or the owner of the ticket.";
    PasswordGiven = "password_given", 403, "Choose your own password first", "Open Your account in the console and change the password that an admin gave you.";
    BadCsrf = "bad_csrf", 403, "The form is out of date", "Reload the page and try again.";
    BadOrigin = "bad_origin", 403, "The request came from another site", "Use the console at its own address.";
    NotFound = "not_found", 404, "Not found, or you don’t have access", "Check the address, or ask somebody who has access.";
    MethodNotAllowed = "method_not_allowed", 405, "This address does not support that method", "See the API reference for the methods that each address supports.";
    NotAcceptable = "not_acceptable", 406, "That media type is not available", "Ask for application/json.";
    BodyTimeout = "body_timeout", 408, "The upload took too long", "Send the request again, without pauses.";
    ControlLost = "control_lost", 409, "Somebody else has control of the conversation", "The message did not reach the customer: only whoever has control can write to them.";
    TicketTaken = "ticket_taken", 409, "An agent already has this ticket", "Open another ticket, or ask its owner.";
    TicketNotYours = "ticket_not_yours", 409, "This ticket is not assigned to you", "Accept it first.";
    TicketClosed = "ticket_closed", 409, "The ticket is closed", "A new escalation of the conversation reopens it or opens the next one.";
    TicketWithBot = "ticket_with_bot", 409, "The ticket has been handed back to a bot", "Wait for the bot to accept it, or take it back.";
    NothingOffered = "nothing_offered", 409, "Nothing is offered to this bot", "Read the conversation for its current state.";
    TicketOpen = "ticket_open", 409, "The ticket is open", "Only closed tickets can be reopened.";
    NewerTicket = "newer_ticket", 409, "The conversation has a newer ticket", "Continue in the newer ticket; its number is in the answer if you may see it.";
    ActedSince = "acted_since", 409, "Somebody else has acted on the ticket since", "Open the ticket, and change by hand what is still wrong.";
    NewerMessages = "newer_messages", 409, "There are newer messages", "Read them, then send again with force.";
    AlreadyKnown = "already_known", 409, "The customer has already said this", "Use the known answer, or send again with force. Sending again counts as asking twice.";
    NoteChanged = "note_changed", 409, "Somebody has changed this note", "Read what it says now, then change it again.";
    AskAnswered = "ask_answered", 409, "This has already been answered", "The bot has the answer; see it in the packet.";
    AskExpired = "ask_expired", 409, "The time to answer has run out", "The bot continues with the default answer. Tell the customer, or hand back with a note.";
    AskWithdrawn = "ask_withdrawn", 409, "This answer is no longer needed", "Check what the bot is asking now.";
    AssistOff = "assist_off", 409, "There is no language model here", "The operator sets BATON_ASSIST_URL to have one.";
    AtCapacity = "at_capacity", 409, "You are at capacity", "Close or hand back a ticket first.";
    CursorAhead = "cursor_ahead", 409, "The cursor is beyond the end of the log", "Use a cursor from an earlier page, or 0 to start from the beginning.";
    InUse = "in_use", 409, "Already in use", "Choose another name.";
    LastAdmin = "last_admin", 409, "This is the last admin", "Make somebody else an admin first.";
    TooLarge = "body_too_large", 413, "The body is too large", "Send at most 2 MiB; shorten the transcript and set truncated.";
    UnsupportedMedia = "unsupported_media_type", 415, "Unsupported content type", "Send application/json without content encoding.";
    Invalid = "invalid", 422, "Some fields are not valid", "Each entry in errors names a field and says what it should be.";
    KeyReused = "idempotency_key_reused", 422, "The Idempotency-Key was used for another request", "Use a new key for a new request.";
    FileMismatch = "file_type_mismatch", 422, "The file’s content does not match its type", "Send it with the type of its content, or without a type.";
    FileRefused = "file_refused", 422, "The file is not accepted", "The detail says why, and which files are accepted.";
    RateLimited = "rate_limited", 429, "Too many requests", "Wait for the time given in Retry-After.";
    Throttled = "too_many_logins", 429, "Too many failed sign-ins", "Wait for the time given in Retry-After, then try again.";
    TooManyAtOnce = "too_many_at_once", 429, "Too many requests at the same time", "Wait until some of your requests have finished.";
    FileQuota = "file_quota_exceeded", 429, "Too many unused files", "Refer to them in a message, or wait: files that nothing refers to are removed after 24 hours.";
    TooManySockets = "too_many_sockets", 429, "Too many open console windows", "Close a console window.";
    Internal = "internal", 500, "Something went wrong", "Give the operator the request ID.";
    AssistFailed = "assist_failed", 502, "The language model gave no usable answer", "Nothing was changed. Try again, or write it yourself.";
    OutcomeUnknown = "outcome_unknown", 503, "Baton could not confirm whether this was stored", "Send it again with the same id (message id, client_id or Idempotency-Key); it is then stored once.";
    ServerBusy = "server_busy", 503, "The server is too busy right now", "Nothing was stored. Try again after the time given in Retry-After.";
    NotReady = "not_ready", 503, "This node is not ready", "Send requests to another node, or try again.";
    LoginsBusy = "logins_busy", 503, "Too many people are signing in at once", "Try again after the time given in Retry-After.";
    Unavailable = "unavailable", 503, "The database is busy or unavailable", "Nothing was stored. Try again after the time given in Retry-After.";
    AssistBusy = "assist_busy", 503, "The language model is busy", "Nothing was changed. Try again after the time given in Retry-After.";
    AssistSlow = "assist_slow", 504, "The language model took too long", "Nothing was changed. Try again, or write it yourself.";
}

impl Code {
    /// Whether it is nothing to report: somebody or something else was faster, or it is somebody else's to do.
    pub(crate) fn is_ordinary(self) -> bool {
        self.status() == 409
            || matches!(self, Self::Forbidden | Self::NotFound | Self::PasswordGiven)
    }
}

/// The code of an error of a use case.
pub(crate) fn of(error: &ServiceError) -> Code {
    match error {
        ServiceError::NotFound(_) => Code::NotFound,
        ServiceError::Forbidden | ServiceError::NotOwner { .. } => Code::Forbidden,
        ServiceError::Refused { refused, .. } => match refused {
            Refused::Taken { .. } => Code::TicketTaken,
            Refused::NotYours { .. } => Code::TicketNotYours,
            Refused::Closed(_) => Code::TicketClosed,
            Refused::WithBot => Code::TicketWithBot,
            Refused::NotOffered => Code::NothingOffered,
            Refused::StillOpen => Code::TicketOpen,
        },
        ServiceError::ControlLost { .. } => Code::ControlLost,
        ServiceError::NewerMessages { .. } => Code::NewerMessages,
        ServiceError::NewerTicket { .. } => Code::NewerTicket,
        ServiceError::ActedSince => Code::ActedSince,
        ServiceError::AlreadyKnown(_) => Code::AlreadyKnown,
        ServiceError::NoteChanged { .. } => Code::NoteChanged,
        ServiceError::AskSettled { answer, .. } => {
            match answer.as_ref().map(|answer| answer.outcome.state()) {
                Some(AskState::Answered) => Code::AskAnswered,
                Some(AskState::Superseded | AskState::Withdrawn) => Code::AskWithdrawn,
                Some(AskState::Expired | AskState::Open) | None => Code::AskExpired,
            }
        }
        ServiceError::AtCapacity { .. } => Code::AtCapacity,
        ServiceError::Invalid(_) => Code::Invalid,
        ServiceError::KeyReused => Code::KeyReused,
        ServiceError::BadFile(files::FileRefused::Mismatch { .. }) => Code::FileMismatch,
        ServiceError::BadFile(files::FileRefused::Quota { .. }) => Code::FileQuota,
        ServiceError::BadFile(_) => Code::FileRefused,
        ServiceError::CursorAhead { .. } => Code::CursorAhead,
        ServiceError::WrongLogin => Code::BadCredentials,
        ServiceError::Throttled { .. } => Code::Throttled,
        ServiceError::TooManyLogins { .. } => Code::LoginsBusy,
        ServiceError::InUse(_) => Code::InUse,
        ServiceError::LastAdmin => Code::LastAdmin,
        ServiceError::Storage(StorageError::Unknown(_)) => Code::OutcomeUnknown,
        ServiceError::Storage(
            StorageError::NotFound
            | StorageError::Conflict(_)
            | StorageError::Busy(_)
            | StorageError::Raced(_)
            | StorageError::Broken(_)
            | StorageError::Crowded(_),
        ) => Code::Unavailable,
    }
}
