//! The packet after it came: what is added to it, what is known of it, and what teams need to know. What a packet is, is in
//! `domain/packet`; it is stored with its ticket by `case`.

pub(crate) mod additions;
pub(crate) mod knowledge;
pub(crate) mod needs;
mod patch;
pub(crate) mod summary;

crate::services::room! {
    /// What teams need to know.
    Packets, packets
}
