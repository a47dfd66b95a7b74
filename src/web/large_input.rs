//! Reading and masking take time that grows with what was sent: what is large is looked at off the threads that serve
//! everybody.

use super::codes::Code;
use super::problem::Problem;
use actix_web::web;

/// What is looked at where it arrives, in bytes: well below a millisecond.
const SMALL_MAX_BYTES: usize = 16 * 1024;

/// Does what takes time in proportion to this many bytes.
///
/// # Errors
/// 500 if it panics.
pub(crate) async fn look_at<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    match bytes <= SMALL_MAX_BYTES {
        true => Ok(work()),
        false => web::block(work).await.map_err(|error| {
            tracing::error!(%error, "Large input could not be looked at");
            Problem::new(Code::Internal)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[actix_web::test]
    async fn what_is_large_is_looked_at_on_another_thread_than_the_one_that_serves() {
        let serves = thread::current().id();
        let looked = async |bytes| look_at(bytes, || thread::current().id()).await.unwrap();
        assert_eq!(looked(SMALL_MAX_BYTES).await, serves);
        assert_ne!(looked(SMALL_MAX_BYTES + 1).await, serves);
    }
}
