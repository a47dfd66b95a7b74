//! What a rule may cost. What breaks one of these is refused when it is saved, never when a customer waits.

/// Rules of an instance.
pub(crate) const RULES_MAX: usize = 200;
/// A rule's name, in characters.
pub(super) const NAME_MAX_CHARS: usize = 80;
/// Alternatives of one condition, skills of one rule, attributes of one rule.
pub(super) const LIST_MAX: usize = 50;
/// Opening hours of one rule.
pub(super) const HOURS_MAX: usize = 10;
/// Opening hours of all rules together.
pub(super) const HOURS_IN_SET_MAX: usize = 100;
/// One alternative, in characters.
pub(super) const ENTRY_MAX_CHARS: usize = 100;
/// Words and phrases of all rules together: they are looked for in one pass.
pub(super) const WORDS_MAX: usize = 5_000;
/// Texts that are searched: the summary, the detail, and the customer's last words.
pub(crate) const SAYINGS_MAX: usize = 5;
/// The most of one of them that is looked at, in bytes.
pub(crate) const SAID_MAX_BYTES: usize = 4_000;
/// What was seen, as an explanation quotes it, in characters.
pub(super) const SAW_MAX_CHARS: usize = 80;
/// Attributes of a customer that are looked at.
pub(super) const ATTRIBUTES_SEEN: usize = 200;
/// One value of an attribute, in characters.
pub(super) const VALUE_MAX_CHARS: usize = 200;
