//! Cost limits of a rule. A rule that breaks one of these is refused when it is saved, never when a
//! customer writes.

/// Rules of one bot or team.
pub(crate) const RULES_MAX: usize = 200;
/// A rule's name, in characters.
pub(crate) const NAME_MAX_CHARS: usize = 80;
/// Words, intents, languages or values of one rule.
pub(crate) const LIST_MAX: usize = 200;
/// One of them, in characters.
pub(crate) const ENTRY_MAX_CHARS: usize = 100;
/// Names a team goes by besides its own.
pub(crate) const TEAM_NAMES_MAX: usize = 30;
/// Patterns of one rule.
pub(crate) const PATTERNS_MAX: usize = 10;
/// A pattern, in characters.
pub(crate) const PATTERN_MAX_CHARS: usize = 500;
/// A pattern once compiled, in bytes: what `(a{1000}){1000}` would exceed.
pub(crate) const PATTERN_MAX_BYTES: usize = 128 * 1024;
/// How much a pattern's matching may remember, in bytes. Matching is linear in the text either way.
pub(crate) const PATTERN_CACHE_BYTES: usize = 256 * 1024;
/// Turns, times, levels: no count of a rule is above this.
pub(crate) const COUNT_MAX: u32 = 100;
/// The longest a bot may be silent before a rule notices, in seconds: a day.
pub(crate) const SECONDS_MAX: u64 = 24 * 3600;
/// The most turns that are looked at: what was said before does not count.
pub(crate) const TURNS_SEEN: usize = 60;
/// The most of one message that is looked at, in bytes: half from its beginning, half from its end.
pub(crate) const TEXT_SEEN_BYTES: usize = 4_000;
/// The longest quotation kept as evidence, in characters.
pub(crate) const EVIDENCE_MAX_CHARS: usize = 160;
