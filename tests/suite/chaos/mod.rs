//! Worlds made by chance, in which everybody does anything at any time. Whatever happens: nobody has
//! more than they may, no ticket has two owners, every state has a deadline, every decision can be
//! made again, and the oldest whom somebody can help is helped first.
//!
//! A failure names its seed; the same seed makes the same world and the same acts.

mod acts;
mod evidence;
mod order;
mod rules;
mod truths;
mod world;

use crate::soundness::contradictions;
use crate::support::dice::Dice;
use acts::Act;
use baton::storage::{AnyConnection, StorageError};
use futures_util::future::join_all;
use std::collections::HashSet;
use std::time::Duration;
use world::{Size, World};

/// Acts that are under way at the same moment.
const AT_ONCE: usize = 24;

/// Lives through so many batches of acts; returns what was done, where tickets stood meanwhile, and how they
/// ended.
async fn live(seed: u64, size: Size, batches: usize) -> HashSet<String> {
    let dice = &mut Dice::new(seed);
    let world = World::make(size, dice).await;
    let (mut conversations, mut seen) = (0, HashSet::new());
    for batch in 0..batches {
        if batch % 30 == 0 {
            world.new_rules(dice).await;
        }
        let places = world.places().await;
        let acts: Vec<Act> = (0..AT_ONCE)
            .map(|_| Act::next(&world, &places, &mut conversations, dice))
            .collect();
        let done = join_all(acts.into_iter().map(|act| act.run(&world))).await;
        seen.extend(done.into_iter().flatten().map(str::to_owned));
        world
            .app
            .clock
            .advance(Duration::from_secs(u64::try_from(dice.below(20)).unwrap()));
        if batch % 10 == 0 {
            let now = world.snapshot().await;
            now.check();
            seen.extend(now.kinds());
        }
    }
    world.snapshot().await.check();
    let sound = |conn: &mut AnyConnection| Ok::<_, StorageError>(contradictions(conn));
    let found = world.app.services.store.read(sound).await.unwrap();
    assert_eq!(found, Vec::<String>::new(), "not sound");
    let decided = truths::decisions_are_reproducible(&world).await;
    assert!(
        decided > batches,
        "only {decided} decisions: the world is too quiet"
    );
    let followed = rules::routes_are_reproducible(&world).await;
    assert!(followed > 0, "no rule ever held");
    order::the_most_urgent_whom_somebody_can_help_goes_first(&world, dice).await;
    order::everything_that_can_be_helped_is_in_the_end(&world).await;
    world.snapshot().await.check();
    seen
}

#[actix_web::test]
async fn a_large_world_keeps_its_rules() {
    let size = Size {
        teams: 12,
        agents: 240,
        bots: 4,
    };
    let seen = live(20_261_123, size, 80).await;
    for kind in ["waiting", "offered", "active", "resolved", "returned"] {
        assert!(seen.contains(kind), "no ticket was ever {kind}");
    }
    for command in [
        "escalate", "say", "control", "accept", "decline", "reply", "resolve", "return",
        "transfer", "snooze", "take",
    ] {
        assert!(seen.contains(command), "nobody ever did {command}");
    }
}

#[actix_web::test]
async fn many_small_worlds_keep_their_rules() {
    for seed in 0..4 {
        let size = Size {
            teams: 3,
            agents: 6,
            bots: 2,
        };
        live(seed, size, 40).await;
    }
}
