//! The passwords of the demo's agents.

use super::visitors::{LOGINS, Login};
use rand::seq::IndexedRandom;
use secrecy::SecretString;

/// Everybody knows it: good for what only this machine can reach.
pub(super) const KNOWN: &str = "try-the-baton-demo";

/// Letters and digits that nobody takes for one another.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// How a password is grouped, to be typed from a screen: 16 characters, 79 bits.
const GROUPS: [usize; 4] = [4, 4, 4, 4];

/// The passwords that hold from this start on.
#[derive(Debug)]
pub(super) enum Passwords {
    /// The one that everybody knows.
    Known,
    /// Made for this start and told once, by address.
    Made(Vec<(&'static str, SecretString)>),
}

impl Passwords {
    /// For a demo that only this machine reaches, or others too.
    pub(crate) fn of_demo(is_for_this_machine: bool) -> Self {
        match is_for_this_machine {
            true => Self::Known,
            false => Self::Made(LOGINS.iter().map(|login| (login.email, made())).collect()),
        }
    }

    /// The password of somebody who can sign in.
    pub(crate) fn of(&self, login: &Login) -> SecretString {
        let known = || KNOWN.to_owned().into();
        match self {
            Self::Known => known(),
            Self::Made(all) => {
                let own = all.iter().find(|(email, _)| *email == login.email);
                own.map_or_else(known, |(_, password)| password.clone())
            }
        }
    }
}

fn made() -> SecretString {
    let mut random = rand::rng();
    let mut letter = || LETTERS.choose(&mut random).copied().map_or('x', char::from);
    let mut group = |length: usize| (0..length).map(|_| letter()).collect::<String>();
    let groups: Vec<String> = GROUPS.iter().map(|length| group(*length)).collect();
    groups.join("-").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::strength::check_password;
    use secrecy::ExposeSecret;
    use std::collections::BTreeSet;

    #[test]
    fn nobody_knows_the_passwords_of_a_demo_that_other_machines_reach() {
        let starts = [(); 2].map(|()| Passwords::of_demo(false));
        let all = starts.iter().flat_map(|passwords| {
            let exposed = |login| passwords.of(login).expose_secret().to_owned();
            LOGINS.iter().map(exposed)
        });
        let all: BTreeSet<String> = all.collect();
        assert_eq!(all.len(), 2 * LOGINS.len(), "each its own, at each start");
        assert!(!all.contains(KNOWN));
        for password in &all {
            let checked = check_password(password, &["Ada Agent"]);
            assert!(checked.is_ok(), "{password}");
        }
    }

    #[test]
    fn on_this_machine_alone_the_password_stays_the_known_one() {
        let passwords = Passwords::of_demo(true);
        assert_eq!(passwords.of(&LOGINS[0]).expose_secret(), KNOWN);
    }
}
