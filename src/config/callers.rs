//! The settings of what one caller may take of a node, and all bodies together.

use super::RateLimit;
use super::formats::Values;
use super::parse::{between, bytes, rate_limit, shown_bytes};
use super::setting_names::{self, Setting};
use crate::web::at_once::AtOnceLimits;
use crate::web::body_memory::DEFAULT_BYTES;

const DEFAULT_KEY_RATE: u32 = 50;
const DEFAULT_AGENT_RATE: u32 = 50;
const DEFAULT_ORIGIN_RATE: u32 = 500;
const MIB: usize = 1024 * 1024;

/// What one caller may take of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallerLimits {
    /// How many requests one agent's tokens, and their sessions, may make; `None` for any number.
    pub agent_rate: Option<RateLimit>,
    /// How many requests may come from one origin; `None` for any number.
    pub origin_rate: Option<RateLimit>,
    /// What one caller may do at the same time.
    pub at_once: AtOnceLimits,
    /// Bytes that all bodies on their way may take together.
    pub body_memory: usize,
}

/// How many requests one key may make.
pub(super) fn key_rate(values: &mut Values) -> Option<RateLimit> {
    let read = values.read(&setting_names::RATE_LIMIT, rate_limit);
    read.unwrap_or_else(|| Some(RateLimit::per_second(DEFAULT_KEY_RATE)))
}

/// The other limits. Where keys have no rate limit nobody else has one, unless it is set.
pub(super) fn read(
    values: &mut Values,
    key_rate: Option<RateLimit>,
    file_limit: usize,
) -> CallerLimits {
    let default = |per_second| key_rate.map(|_| RateLimit::per_second(per_second));
    let mut rate = |setting: &Setting, per_second| {
        let read = values.read(setting, rate_limit);
        read.unwrap_or_else(|| default(per_second))
    };
    let agent_rate = rate(&setting_names::AGENT_RATE_LIMIT, DEFAULT_AGENT_RATE);
    let origin_rate = rate(&setting_names::ORIGIN_RATE_LIMIT, DEFAULT_ORIGIN_RATE);
    let at_once = AtOnceLimits::default();
    let mut number = |setting: &Setting, default: usize| {
        let read = values.read(setting, |text| between(text, 1, 1_000_000));
        read.map_or(default, |number| number as usize)
    };
    let at_once = AtOnceLimits {
        streams: number(&setting_names::STREAMS, at_once.streams),
        polls: number(&setting_names::LONG_POLLS, at_once.polls),
    };
    let body_memory = values.read(&setting_names::BODY_MEMORY, |text| memory(text, file_limit));
    CallerLimits {
        agent_rate,
        origin_rate,
        at_once,
        body_memory: body_memory.unwrap_or(DEFAULT_BYTES),
    }
}

/// At least a form with the largest file must fit.
fn memory(text: &str, file_limit: usize) -> Result<usize, String> {
    let least = file_limit.div_ceil(MIB) + 16;
    let given = bytes(text).filter(|bytes| *bytes / MIB >= least);
    given.ok_or_else(|| format!("must be a size from {least}MiB, such as 256MiB"))
}

pub(super) fn describe(limits: &CallerLimits) -> Vec<(&'static Setting, String)> {
    let rate = |rate: Option<RateLimit>| rate.map_or("off".into(), |r| r.per_second.to_string());
    vec![
        (&setting_names::AGENT_RATE_LIMIT, rate(limits.agent_rate)),
        (&setting_names::ORIGIN_RATE_LIMIT, rate(limits.origin_rate)),
        (&setting_names::STREAMS, limits.at_once.streams.to_string()),
        (&setting_names::LONG_POLLS, limits.at_once.polls.to_string()),
        (&setting_names::BODY_MEMORY, shown_bytes(limits.body_memory)),
    ]
}
