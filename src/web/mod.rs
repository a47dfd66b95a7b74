//! HTTP plumbing: who asks, what errors look like, limits, headers, assets.

pub mod assets;
pub mod auth;
pub mod body;
pub mod client_address;
pub mod codes;
pub mod cookies;
pub mod file_answer;
pub mod headers;
pub mod health;
pub mod multipart;
pub mod origin;
pub mod problem;
pub mod problems;
pub mod rate_limits;
pub mod shutdown;

pub use auth::{AgentAuth, BotAuth, Via};
pub use codes::Code;
pub use problem::Problem;
