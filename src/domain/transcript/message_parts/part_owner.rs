//! Whose words the parts of a message are.

use crate::domain::reader::Field;
use crate::domain::transcript::ItemRole;
use crate::domain::transcript::builder::Origin;

/// Whose message the parts belong to.
#[derive(Clone, Copy)]
pub(in crate::domain::transcript) struct PartOwner<'a> {
    pub(crate) role: ItemRole,
    pub(crate) origin: &'a Origin,
    /// The message, for complaints.
    pub(crate) source: &'a Field<'a>,
}
