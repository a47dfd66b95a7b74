//! Whatever stands still stops only itself: real processes, real sockets, real databases and disks, and everything
//! around them that can fail. Each test holds one fault and asks that all others are answered meanwhile, that
//! whoever is refused is told why and when to try again, and that all is well once the fault is over.
//!
//! `script/test` runs the short form. `script/test --only faults` runs the long one: each fault is held longer and by
//! more clients (`length`). Some faults need root or a C compiler; without them a test says so and passes.

#![cfg(test)]

#[expect(
    dead_code,
    reason = "the suite's harness; the faults need a part of it"
)]
#[path = "../suite/support/mod.rs"]
mod support;

mod desk;
mod disk;
mod length;
mod others;
mod shim;
mod wire;

mod card_numbers;
mod clocks;
mod crowds;
mod database_down;
mod disks;
mod guessing;
mod half_sent;
mod heavy_settings;
mod leaving;
mod locks;
mod lost_frames;
mod stopped_node;
mod stopping;
