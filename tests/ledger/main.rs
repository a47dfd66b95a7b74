//! The ledger: writers, agents and readers use real baton processes while one fault after another happens to
//! them, and keep a record of everything that they were told. Afterwards the database and whatever the readers
//! have read are held against that record.
//!
//! Each round has a seed, which decides the fault and what everybody does; the times are those of the machine.
//! `BATON_TEST_LEDGER_ROUNDS=100` runs the first hundred seeds, `BATON_TEST_LEDGER_ROUNDS=17-17` one again.

#![cfg(test)]

#[expect(
    dead_code,
    reason = "the suite's harness; the ledger needs a part of it"
)]
#[path = "../suite/support/mod.rs"]
mod support;

#[expect(dead_code, reason = "the faults' disk; the ledger only fills it")]
#[path = "../faults/disk.rs"]
mod disk;

mod asked_for;
mod board;
mod checks;
mod crew;
mod errand;
mod evidence;
mod faults;
mod figures;
mod ground;
mod place;
mod readers;
mod record;
mod round;
mod sample;
mod snapshot;
mod spoils;
mod token;
mod writers;

use figures::Figures;

#[actix_web::test]
async fn whatever_happens_what_was_acknowledged_is_there_once_and_every_rule_holds() {
    let ground = ground::Ground::prepare().await;
    let mut all = Figures::default();
    for seed in asked_for::seeds() {
        match round::run(&ground, seed).await {
            Some(figures) => all.add(&figures),
            None => {
                eprintln!("seed {seed}: left out, the fault needs what this machine does not allow")
            }
        }
    }
    eprintln!("all: {all}");
    assert_eq!(all.violations, 0, "see above");
}
