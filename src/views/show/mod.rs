//! stub
use crate::{services, views};
/// stub
pub fn queue_row(_row: &services::QueueTicket) -> views::queue::QueueRow {
    Default::default()
}
/// stub
pub fn control(_t: &services::TicketView) -> views::control::ControlView {
    Default::default()
}
/// stub
pub fn packet(_t: &services::TicketView) -> views::packet::PacketView {
    Default::default()
}
/// stub
pub fn thread(_t: &services::TicketView) -> Vec<views::thread::ThreadItem> {
    vec![]
}
/// stub
pub fn overview(_t: &services::Overview) -> views::overview::OverviewView {
    Default::default()
}
/// stub
pub mod words {
    /// stub
    pub fn duration(_: u64) -> String {
        String::new()
    }
    /// stub
    pub fn reason(_: &str) -> String {
        String::new()
    }
}
