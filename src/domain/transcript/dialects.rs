//! Every dialect that is read: a new one has a file of its own and a line here.

use super::dialect::Dialect;
use super::{
    a2a, ag_ui, botframework, botpress, langchain, openai_chat, openai_responses, pydantic_ai,
    rasa, simple, sunco, text_plain, vercel_model, vercel_ui,
};

/// Every dialect, in the order in which people are told of them. The number is its place in the order in
/// which an item is held against them: the lowest that knows it counts.
pub(super) const DIALECTS: [(u8, Dialect); 14] = [
    (14, simple::DIALECT),
    (13, openai_chat::DIALECT),
    (11, openai_responses::DIALECT),
    (9, langchain::DIALECT),
    (10, vercel_model::DIALECT),
    (4, vercel_ui::DIALECT),
    (3, pydantic_ai::DIALECT),
    (1, rasa::DIALECT),
    (7, botframework::DIALECT),
    (5, botpress::DIALECT),
    (2, a2a::DIALECT),
    (8, ag_ui::DIALECT),
    (6, sunco::DIALECT),
    (12, text_plain::DIALECT),
];

/// The words for all dialects.
pub fn dialects() -> impl Iterator<Item = &'static str> {
    DIALECTS.iter().map(|(_, dialect)| dialect.word)
}
