//! What this process uses, server and generator together, as Linux tells it.

use std::time::Duration;

/// Ticks a second of the times in `/proc`: fixed for programs.
const TICKS_A_SECOND: f64 = 100.0;

/// Resident memory.
pub fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let mut words = line.unwrap().split_whitespace();
    words.nth(1).unwrap().parse().unwrap()
}

/// Processor time so far, of all threads.
pub fn cpu_time() -> Duration {
    cpu_of("/proc/self/stat")
}

/// Processor time so far, of the calling thread alone.
pub fn thread_cpu_time() -> Duration {
    cpu_of("/proc/thread-self/stat")
}

fn cpu_of(stat: &str) -> Duration {
    let stat = std::fs::read_to_string(stat).unwrap();
    // The name in parentheses may hold anything; after it, user and system time are 12th and 13th.
    let (_, after_name) = stat.rsplit_once(')').unwrap();
    let times = after_name.split_whitespace().skip(11).take(2);
    let ticks: u64 = times.map(|ticks| ticks.parse::<u64>().unwrap()).sum();
    Duration::from_secs_f64(ticks as f64 / TICKS_A_SECOND)
}
