//! The rules that never break (design: ten of them), each with a test that tries to break it with
//! concurrency, retries and restarts.

mod assignment;
mod deadlines;
mod fenced_control;
mod internal;
mod one_open_ticket;
mod ordered_log;
mod outlook;
mod retries;
mod six_steps;
mod survival;
mod time_booking;
