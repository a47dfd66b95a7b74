//! What is wrong with an account, or with a password.

use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::strength::{
    DIFFERENT_CHARS, PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS, WeakPassword,
};
use crate::views::catalogue::t;

pub(super) fn said(fault: AccountFault) -> String {
    let told = match fault {
        AccountFault::Name(most) | AccountFault::Version(most) => {
            return t::fault_account_name(most);
        }
        AccountFault::Email => t::fault_account_email(),
        AccountFault::Days(most) => return t::fault_account_days(most),
        AccountFault::NoDays => t::fault_account_no_days(),
        AccountFault::Hours(most) => return t::fault_account_hours(most),
        AccountFault::Several => t::fault_account_several(),
        AccountFault::CurrentPassword => t::fault_account_current_password(),
        AccountFault::SamePassword => t::fault_account_same_password(),
        AccountFault::Level => t::fault_account_level(),
        AccountFault::Role => t::fault_account_role(),
        AccountFault::WhichKey => t::fault_account_which_key(),
        AccountFault::WhichToken => t::fault_account_which_token(),
        AccountFault::OwnAccount => t::fault_account_own(),
        AccountFault::Act(_) => t::fault_account_act(),
        AccountFault::Session => t::fault_account_session(),
        AccountFault::PushEndpoint => t::fault_account_push_endpoint(),
        AccountFault::PushKey => t::fault_account_push_key(),
        AccountFault::PushOff => t::fault_account_push_off(),
    };
    told.to_owned()
}

/// Why a password is not taken.
pub(super) fn weak(why: WeakPassword) -> String {
    match why {
        WeakPassword::Length => t::fault_password_length(PASSWORD_MIN_CHARS, PASSWORD_MAX_CHARS),
        WeakPassword::Monotonous => t::fault_password_monotonous(DIFFERENT_CHARS),
        WeakPassword::Common => t::fault_password_common().to_owned(),
    }
}
