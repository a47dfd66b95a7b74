//! A person answers what a bot asked. How a bot asks is part of `intake`; how an ask is stored is part of `case`.

pub(crate) mod answer;

crate::services::room! {
    /// What bots ask of people.
    Asks, asks
}
