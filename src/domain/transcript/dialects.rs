//! Every dialect that is read: a new one has a file of its own and a line here.

use super::dialect::Dialect;
use super::{
    a2a, ag_ui, anthropic, autogen, bedrock, botframework, botpress, cohere, connect,
    dialogflow_cx, dialogflow_es, elevenlabs, gemini, haystack, langchain, lex, livekit,
    llamaindex, mastra, openai_assistants, openai_chat, openai_realtime, openai_responses,
    pydantic_ai, rasa, retell, semantic_kernel, sharegpt, simple, sunco, text_plain, vapi,
    vercel_model, vercel_ui, voiceflow,
};

/// Every dialect, in the order in which people are told of them.
pub(super) const DIALECTS: [Dialect; 35] = [
    simple::DIALECT,
    openai_chat::DIALECT,
    openai_responses::DIALECT,
    openai_assistants::DIALECT,
    openai_realtime::DIALECT,
    anthropic::DIALECT,
    gemini::DIALECT,
    bedrock::DIALECT,
    cohere::DIALECT,
    langchain::DIALECT,
    llamaindex::DIALECT,
    pydantic_ai::DIALECT,
    vercel_model::DIALECT,
    vercel_ui::DIALECT,
    mastra::DIALECT,
    autogen::DIALECT,
    semantic_kernel::DIALECT,
    haystack::DIALECT,
    ag_ui::DIALECT,
    a2a::DIALECT,
    livekit::DIALECT,
    vapi::DIALECT,
    retell::DIALECT,
    elevenlabs::DIALECT,
    rasa::DIALECT,
    botframework::DIALECT,
    botpress::DIALECT,
    voiceflow::DIALECT,
    dialogflow_es::DIALECT,
    dialogflow_cx::DIALECT,
    lex::DIALECT,
    connect::DIALECT,
    sunco::DIALECT,
    sharegpt::DIALECT,
    text_plain::DIALECT,
];

/// The words for all dialects.
pub fn dialects() -> impl Iterator<Item = &'static str> {
    DIALECTS.iter().map(|dialect| dialect.word)
}
