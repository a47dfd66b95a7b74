//! HTTP plumbing: who asks, what errors look like, limits, headers, assets.

pub(crate) mod admitted_caller;
mod arriving;
pub(crate) mod assets;
pub mod at_once;
pub(crate) mod auth;
pub(crate) mod body;
pub(crate) mod body_memory;
pub mod body_times;
pub(crate) mod caller;
pub mod client_address;
pub(crate) mod codes;
pub(crate) mod cookies;
pub(crate) mod file_answer;
pub(crate) mod form_token;
pub(crate) mod headers;
pub(crate) mod health;
pub(crate) mod in_flight;
pub(crate) mod known_caller;
pub(crate) mod large_input;
pub(crate) mod multipart;
pub(crate) mod origin;
pub(crate) mod problem;
mod problem_detail;
pub(crate) mod problems;
pub(crate) mod rate_limits;
pub(crate) mod reader_language;
pub(crate) mod request_deadline;
pub(crate) mod shutdown;
mod unread_body;

pub(crate) use auth::{AgentAuth, BotAuth, Via};
pub use codes::Code;
pub(crate) use problem::Problem;
pub(crate) use problem_detail::ProblemDetail;
