//! A password on standard input.

use super::Failure;
use secrecy::SecretString;
use std::io::{BufRead, IsTerminal};

/// The first line of standard input.
///
/// # Errors
/// It cannot be read.
pub(super) fn read_password() -> Result<SecretString, Failure> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        eprint!("Password: ");
    }
    let mut line = String::new();
    stdin.lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned().into())
}
