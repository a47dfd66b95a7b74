//! The brakes on guessing passwords.
//!
//! Who guesses from one place meets a hard brake for that account; who guesses one account from many places meets a soft
//! one, which slows guessing down and never lasts long; who tries many accounts from one place meets that of the place.
//! A device on which somebody has signed in to the account before has a brake of its own and none of the others, and at a
//! place from which they have, the soft one does not count: no stranger keeps an owner out of where they work.

use super::secrets;
use crate::domain::base::time::Moment;
use crate::services::error::{Result, ServiceError};
use crate::storage::{AnyConnection, sessions};
use diesel::QueryResult;
use std::net::IpAddr;
use std::time::Duration;

/// Wrong logins are forgotten after this long.
const FORGET: Duration = Duration::from_secs(3600);

/// How one kind of brake takes hold.
#[derive(Debug, Clone, Copy)]
struct Strength {
    /// Wrong logins before it does.
    free: i64,
    /// How long the first one lasts; it doubles with each further wrong login.
    first: Duration,
    /// How long one lasts at most.
    most: Duration,
}

/// Of an account from one place, or on one known device.
const HARD: Strength = Strength {
    free: 5,
    first: Duration::from_secs(10),
    most: Duration::from_secs(15 * 60),
};

/// Of an account from all places together: two guesses a minute in the end.
const SOFT: Strength = Strength {
    free: 30,
    first: Duration::from_secs(2),
    most: Duration::from_secs(30),
};

/// Of one place, which many people may share.
const OF_PLACE: Strength = Strength { free: 50, ..HARD };

/// What a wrong login is counted for. Subjects are hashed: the table of brakes holds no addresses.
#[derive(Debug, Clone)]
struct Brake {
    subject: String,
    strength: Strength,
}

/// The brakes of a login. Their order is the order in which they are locked.
#[derive(Debug, Clone)]
pub(super) struct Brakes {
    own: Brake,
    others: Vec<Brake>,
}

impl Brakes {
    /// Of a login from a place, on a device that nobody has used for this account. `is_known` says that somebody has
    /// signed in to it from this place before.
    pub(super) fn of_stranger(email: &str, place: &str, is_known: bool) -> Self {
        let (account, place) = (account(email), place_of(place));
        let place = hashed(&format!("origin {place}"));
        let brake = |subject, strength| Brake { subject, strength };
        let own = brake(format!("{account}.{place}"), HARD);
        let of_place = brake(place, OF_PLACE);
        let others = match is_known {
            true => vec![of_place],
            false => vec![brake(account, SOFT), of_place],
        };
        Self { own, others }
    }

    /// Of a login on a device that is known to be the account's, or of somebody in a session.
    pub(super) fn of_known(email: &str, device: &[u8]) -> Self {
        let device = data_encoding::HEXLOWER.encode(device);
        let subject = format!("{}.{device}", account(email));
        Self {
            own: Brake {
                subject,
                strength: HARD,
            },
            others: Vec::new(),
        }
    }

    /// Counts a try as wrong before the password is looked at, so that tries at the same time are counted too.
    ///
    /// # Errors
    /// [`ServiceError::Throttled`]: nothing is counted then.
    pub(super) fn count(&self, conn: &mut AnyConnection, now: Moment) -> Result<()> {
        for Brake { subject, strength } in self.all() {
            let (before, locked_until, last) = sessions::lock_throttle(conn, subject, now)?;
            if let Some(until) = locked_until.filter(|until| *until > now) {
                let retry_after = until.since(now);
                return Err(ServiceError::Throttled { retry_after });
            }
            let forgotten = now.since(last) >= FORGET;
            let failures = if forgotten { 1 } else { before + 1 };
            let until = strength.lasts_until(failures, now);
            sessions::set_throttle(conn, subject, failures, until, now)?;
        }
        Ok(())
    }

    /// The password was right: the login's own brake is taken off. Of the others, which guesses of somebody else may have
    /// filled, only this try is taken back.
    pub(super) fn was_right(&self, conn: &mut AnyConnection, now: Moment) -> QueryResult<()> {
        sessions::clear_throttle(conn, &self.own.subject)?;
        for Brake { subject, strength } in &self.others {
            let (counted, locked_until, last) = sessions::lock_throttle(conn, subject, now)?;
            let failures = counted - 1;
            if failures <= 0 {
                sessions::clear_throttle(conn, subject)?;
                continue;
            }
            let until = locked_until.filter(|_| failures >= strength.free);
            sessions::set_throttle(conn, subject, failures, until, last)?;
        }
        Ok(())
    }

    fn all(&self) -> impl Iterator<Item = &Brake> {
        std::iter::once(&self.own).chain(&self.others)
    }
}

impl Strength {
    fn lasts_until(self, failures: i64, now: Moment) -> Option<Moment> {
        let over = u32::try_from(failures - self.free).ok()?;
        let lasts = self.first.saturating_mul(2u32.saturating_pow(over));
        Some(now.plus(lasts.min(self.most)))
    }
}

/// Takes every brake of an account off, from whichever place.
pub(super) fn lift(conn: &mut AnyConnection, email: &str) -> QueryResult<()> {
    sessions::clear_throttles_below(conn, &account(email))
}

fn account(email: &str) -> String {
    hashed(&format!("email {email}"))
}

fn hashed(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&secrets::hash(text))
}

/// Whoever has one address of IPv6 has all of its network: 64 bits of it are one place.
pub(super) fn place_of(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(IpAddr::V4(_)) | Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_addresses_of_a_network_are_one_place() {
        let one = place_of("2001:db8:0:7::1");
        assert_eq!(one, place_of("2001:db8:0:7:ffff::2"));
        assert_ne!(one, place_of("2001:db8:0:8::1"));
        assert_eq!(place_of("192.0.2.66"), "192.0.2.66");
    }

    #[test]
    fn a_brake_takes_hold_after_the_free_tries_doubles_and_has_an_end() {
        let now = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        let lasts = |strength: Strength, failures| {
            let until = strength.lasts_until(failures, now);
            until.map(|until| until.since(now).as_secs())
        };
        let hard: Vec<_> = [4, 5, 6, 7, 100].map(|n| lasts(HARD, n)).into();
        assert_eq!(hard, [None, Some(10), Some(20), Some(40), Some(900)]);
        let soft: Vec<_> = [29, 30, 33, 5_000].map(|n| lasts(SOFT, n)).into();
        assert_eq!(soft, [None, Some(2), Some(16), Some(30)]);
    }
}
