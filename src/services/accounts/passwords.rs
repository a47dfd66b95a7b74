//! Passwords, hashed.

use crate::domain::base::invalid::FieldError;
use crate::services::error::{Result, ServiceError};
use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHasher, SaltString};
use secrecy::{ExposeSecret, SecretString};

/// A password is at least this long (NIST SP 800-63B).
pub(crate) const PASSWORD_MIN_CHARS: usize = 8;
/// And at most this long: argon2 reads all of it.
pub(crate) const PASSWORD_MAX_CHARS: usize = 1024;

/// Hashes a password with argon2id. Slow on purpose: never inside a transaction.
///
/// # Errors
/// [`ServiceError::Invalid`] when it is too short or too long.
pub(crate) async fn hash_password(password: SecretString) -> Result<String> {
    let length = password.expose_secret().chars().count();
    if !(PASSWORD_MIN_CHARS..=PASSWORD_MAX_CHARS).contains(&length) {
        let detail =
            format!("a password has {PASSWORD_MIN_CHARS} to {PASSWORD_MAX_CHARS} characters");
        return Err(ServiceError::Invalid(vec![FieldError::new(
            "/password",
            detail,
        )]));
    }
    let hashed = tokio::task::spawn_blocking(move || {
        let salt = SaltString::generate(&mut OsRng);
        Argon2::default()
            .hash_password(password.expose_secret().as_bytes(), &salt)
            .map(|hash| hash.to_string())
    })
    .await;
    match hashed {
        Ok(Ok(hash)) => Ok(hash),
        Ok(Err(error)) => Err(broken(&error)),
        Err(error) => Err(broken(&error)),
    }
}

fn broken(error: &dyn std::fmt::Display) -> ServiceError {
    ServiceError::Storage(crate::storage::StorageError::Broken(error.to_string()))
}
