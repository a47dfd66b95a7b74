//! The brakes on guessing passwords.
//!
//! Who guesses from one place meets a hard brake for that account; who guesses one account from many places meets a soft
//! one, which slows guessing down and never lasts long; who tries many accounts from one place meets that of the place.
//! A device on which somebody has signed in to the account before has a brake of its own and none of the others, and at a
//! place from which they have, the soft one does not count: no stranger keeps an owner out of where they work.

use super::secrets;
use crate::domain::accounts::brake::{HARD, OF_PLACE, SOFT, Strength, counted};
use crate::domain::base::place::place;
use crate::domain::base::time::Moment;
use crate::services::error::{Result, ServiceError};
use crate::storage::{AnyConnection, sessions};
use diesel::QueryResult;

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
            let failures = counted(before, last, now);
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
            let until = locked_until.filter(|_| strength.takes_hold(failures));
            sessions::set_throttle(conn, subject, failures, until, last)?;
        }
        Ok(())
    }

    fn all(&self) -> impl Iterator<Item = &Brake> {
        std::iter::once(&self.own).chain(&self.others)
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

/// The place of an address, as text; an address that cannot be read is a place of its own.
pub(super) fn place_of(address: &str) -> String {
    let read = address.parse().map(|address| place(address).to_string());
    read.unwrap_or_else(|_| address.to_owned())
}
