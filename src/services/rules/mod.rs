//! The rules people write, at work: editing them, trying them on past conversations, and the verdicts of trigger rules. What
//! rules mean is decided in `domain/rules`; an escalation is routed by `intake`.

pub(crate) mod routing;
pub(crate) mod triggers;

crate::services::room! {
    /// The rules people write.
    Rules, rules
}
