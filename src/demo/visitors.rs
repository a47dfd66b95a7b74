//! Who can sign in to the demo.

use crate::domain::base::words::Role;

/// Somebody who can sign in.
pub(super) struct Login {
    /// Plainly invented.
    pub(crate) name: &'static str,
    /// At example.com, where no mail arrives.
    pub(crate) email: &'static str,
    /// What they may do.
    pub(crate) role: Role,
}

/// Who can sign in.
pub(super) const LOGINS: [Login; 3] = [
    Login {
        name: "Ada Agent",
        email: "ada@example.com",
        role: Role::Agent,
    },
    Login {
        name: "Max Manager",
        email: "max@example.com",
        role: Role::Manager,
    },
    Login {
        name: "Ina Admin",
        email: "ina@example.com",
        role: Role::Admin,
    },
];
