//! The pages about rules, which link to each other.

/// A page about what is set for everybody, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RulesPage {
    /// The trigger rules.
    Triggers,
    /// How well they do.
    Scorecard,
    /// The routing rules.
    Routing,
    /// What the packets hold.
    Context,
}
