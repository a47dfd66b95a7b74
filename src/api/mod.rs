//! What bots talk to: JSON over HTTP.

pub mod input;
