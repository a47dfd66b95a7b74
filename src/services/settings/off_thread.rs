//! Compiling and searching, off the threads that serve everybody.

use crate::services::error::Result;
use crate::storage::StorageError;

/// Work that takes a core, off the async threads.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => Ok(done),
        Err(error) => {
            tracing::error!(%error, "A search panicked");
            Err(StorageError::Broken("a search panicked".into()).into())
        }
    }
}
