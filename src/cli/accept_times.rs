//! How soon tickets of other than normal priority must be accepted.

use crate::cli::parsed::seconds_or_none;
use clap::Args;
use std::time::Duration;

/// Options of `baton team set`.
#[derive(Debug, Args)]
pub struct AcceptTimes {
    /// Seconds an urgent ticket may wait before Baton alerts the team; 0 for a quarter of --accept-within.
    #[arg(long, value_name = "SECONDS", value_parser = seconds_or_none)]
    pub accept_urgent_within: Option<Duration>,
    /// The same for tickets of high priority; 0 for half of --accept-within.
    #[arg(long, value_name = "SECONDS", value_parser = seconds_or_none)]
    pub accept_high_within: Option<Duration>,
    /// The same for tickets of low priority; 0 for twice --accept-within.
    #[arg(long, value_name = "SECONDS", value_parser = seconds_or_none)]
    pub accept_low_within: Option<Duration>,
}
