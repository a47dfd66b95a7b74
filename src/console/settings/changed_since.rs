//! Two people at one page of a team's settings: the form says what it was made from, and the second to save is told.

use crate::console::input::Input;
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::team::team_fault::TeamFault;
use crate::services::SettingsHash;

/// The field that says it.
pub(super) const FIELD: &str = "revision";

/// What a form was made from, as its page wrote it there. Programs that send JSON need not have looked.
pub(super) fn made_from(input: &Input, field: &str) -> Option<SettingsHash> {
    let carried = input.text(field).filter(|_| !input.was_json());
    carried.map(SettingsHash::carried)
}

/// Whether a form was refused because somebody else has changed what it was made from.
pub(super) fn is_why(errors: &[FieldError]) -> bool {
    errors.iter().any(of_field)
}

/// The same of one field.
pub(super) fn of_field(error: &FieldError) -> bool {
    matches!(error.fault, Fault::Team(TeamFault::ChangedMeanwhile))
}
