//! Those who write: bots with their customers, and agents.

mod agent;
mod agent_acts;
mod bot;
mod bot_acts;

use crate::crew::Crew;
use crate::support::dice::Dice;
use actix_web::rt;
use actix_web::rt::task::JoinHandle;
use actix_web::rt::time::sleep;
use std::rc::Rc;
use std::time::Duration;

/// Bots that write; every other one has the same key, and so the same conversations.
const BOT_WRITERS: usize = 4;

/// Lets everybody write until the round is over.
pub fn begin(crew: &Rc<Crew>, seed: u64) -> Vec<JoinHandle<()>> {
    let dice = |turn: usize| Dice::new(seed.wrapping_mul(1_000).wrapping_add(turn as u64));
    let bots = (0..BOT_WRITERS).map(|turn| {
        let writer = bot::Writer::new(crew.clone(), turn % crew.bots.len(), dice(turn));
        rt::spawn(writer.write())
    });
    let agents = (0..crew.agents.len()).map(|turn| {
        let writer = agent::Writer::new(crew.clone(), turn, dice(100 + turn));
        rt::spawn(writer.write())
    });
    bots.chain(agents).collect()
}

/// Nobody writes without drawing breath.
async fn pause(dice: &mut Dice) {
    sleep(Duration::from_millis(5 + dice.below(40) as u64)).await;
}
