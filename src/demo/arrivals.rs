//! When the next simulated customer comes, and when none does: a visitor who only looks is not to feel late.

use super::dialogue::Dialogue;
use super::pace::Pace;
use crate::domain::base::time::Moment;
use std::time::Duration;

/// No more customers come while so many have open tickets.
const OPEN_MAX: usize = 12;

/// No more customers come while so many wait for somebody who accepts them.
const WAITING_MAX: usize = 6;

/// The open tickets of the demo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct OpenTickets {
    /// All of them.
    pub(crate) open: usize,
    /// Those that nobody has accepted.
    pub(crate) waiting: usize,
}

impl OpenTickets {
    /// Counts them.
    pub(crate) fn of<'a>(dialogues: impl Iterator<Item = &'a Dialogue>) -> Self {
        dialogues.fold(Self::default(), |crowd, dialogue| Self {
            open: crowd.open + usize::from(dialogue.open),
            waiting: crowd.waiting + usize::from(dialogue.waits()),
        })
    }

    fn has_room(self) -> bool {
        self.open < OPEN_MAX && self.waiting < WAITING_MAX
    }
}

/// Who comes when.
#[derive(Debug)]
pub(super) struct Arrivals {
    /// How many customers this run has sent, or would have if there had been room.
    turns: u64,
    next: Moment,
}

impl Arrivals {
    /// The first comes soon after this moment.
    pub(crate) fn from(now: Moment, pace: &mut Pace) -> Self {
        let next = now.plus(pace.next_customer(0));
        Self { turns: 0, next }
    }

    /// How long it is until somebody may come.
    pub(crate) fn within(&self, now: Moment) -> Duration {
        self.next.since(now)
    }

    /// Whether somebody comes now. If there is no room, it is asked again when the next would come.
    pub(crate) fn take(&mut self, now: Moment, crowd: OpenTickets, pace: &mut Pace) -> bool {
        if now < self.next {
            return false;
        }
        self.turns += 1;
        self.next = now.plus(pace.next_customer(self.turns));
        crowd.has_room()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::Clock;

    /// Lets a demo run for so many minutes; everybody who comes waits. How many there are then.
    fn waiting_after(minutes: u64, mut crowd: OpenTickets, clock: &Clock) -> usize {
        let mut pace = Pace::new(false, clock.now());
        let mut arrivals = Arrivals::from(clock.now(), &mut pace);
        for _ in 0..minutes * 60 {
            clock.advance(Duration::from_secs(1));
            if arrivals.take(clock.now(), crowd, &mut pace) {
                crowd.open += 1;
                crowd.waiting += 1;
            }
        }
        crowd.waiting
    }

    fn clock() -> Clock {
        Clock::movable(Moment::parse("2026-05-15T15:00:00Z").unwrap())
    }

    #[test]
    fn nobody_comes_while_six_wait_and_somebody_does_once_they_are_taken() {
        let clock = clock();
        assert!(
            waiting_after(1, OpenTickets::default(), &clock) >= 3,
            "at first"
        );
        let looked_on = waiting_after(60, OpenTickets::default(), &clock);
        assert_eq!(looked_on, WAITING_MAX, "after an hour without anybody");
        let (open, waiting) = (6, 6);
        assert_eq!(waiting_after(10, OpenTickets { open, waiting }, &clock), 6);
        let waiting = 4;
        assert_eq!(waiting_after(10, OpenTickets { open, waiting }, &clock), 6);
    }

    #[test]
    fn no_more_than_twelve_tickets_are_open() {
        let busy = OpenTickets {
            open: OPEN_MAX - 2,
            waiting: 0,
        };
        assert_eq!(waiting_after(60, busy, &clock()), 2);
    }
}
