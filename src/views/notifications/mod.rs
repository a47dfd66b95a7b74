//! The page of an agent's notifications, and each of them in words. Whom an event tells is decided in
//! `domain/notifications`; toasts and sounds are in `views/notice.rs`.

pub(crate) mod fill;
pub(crate) mod push_words;
pub mod view;
