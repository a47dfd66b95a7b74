//! What a server has only in a demo, and only if its visitors are on this machine.

use super::customer::CustomerSide;
use crate::console::demo_door::DemoDoor;

/// What visitors of a demo may use.
#[derive(Clone)]
pub(crate) struct DemoParts {
    /// The buttons of the sign-in page.
    pub(crate) door: DemoDoor,
    /// The customer's side.
    pub(crate) side: CustomerSide,
}
