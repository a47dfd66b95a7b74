//! The memory that all bodies together may take on one node.

use super::codes::Code;
use super::problem::Problem;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Memory is counted in blocks of so many bytes.
const BLOCK_BYTES: usize = 64 * 1024;

/// How long a body waits for memory before its sender is told to come back.
const WAIT: Duration = Duration::from_secs(2);

/// When a sender for whom there was no memory may try again.
const RETRY: Duration = Duration::from_secs(5);

/// What bodies take if nothing is set.
pub(crate) const DEFAULT_BYTES: usize = 256 * 1024 * 1024;

/// The memory that all bodies together may take. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct BodyMemory(Arc<Semaphore>);

impl Default for BodyMemory {
    fn default() -> Self {
        Self::new(DEFAULT_BYTES)
    }
}

/// The memory of one body, given back when it is dropped.
#[derive(Debug, Default)]
pub(crate) struct HeldMemory {
    blocks: usize,
    permit: Option<OwnedSemaphorePermit>,
}

impl BodyMemory {
    /// So many bytes for all bodies.
    pub(crate) fn new(bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new(bytes / BLOCK_BYTES)))
    }

    /// Takes what a body of so many bytes needs beside what it holds.
    ///
    /// # Errors
    /// 503 when others need all memory for longer than a moment.
    pub(super) async fn hold(&self, held: &mut HeldMemory, bytes: usize) -> Result<(), Problem> {
        let more = bytes.div_ceil(BLOCK_BYTES).saturating_sub(held.blocks);
        let Some(wanted) = u32::try_from(more).ok().filter(|more| *more > 0) else {
            return Ok(());
        };
        let taken = timeout(WAIT, self.0.clone().acquire_many_owned(wanted)).await;
        let Ok(Ok(permit)) = taken else {
            return Err(full());
        };
        held.blocks += more;
        match &mut held.permit {
            Some(all) => all.merge(permit),
            None => held.permit = Some(permit),
        }
        Ok(())
    }
}

fn full() -> Problem {
    Problem {
        retry_after: Some(RETRY),
        ..Problem::new(Code::ServerBusy)
            .detail("Too many large requests are on their way; nothing was stored.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_does_not_fit_waits_for_others_and_is_told_to_come_back() {
        let memory = BodyMemory::new(4 * BLOCK_BYTES);
        let mut first = HeldMemory::default();
        memory.hold(&mut first, 1).await.unwrap();
        memory.hold(&mut first, BLOCK_BYTES).await.unwrap();
        memory.hold(&mut first, 3 * BLOCK_BYTES).await.unwrap();
        assert_eq!(first.blocks, 3);
        let mut second = HeldMemory::default();
        let refused = memory.hold(&mut second, 2 * BLOCK_BYTES).await.unwrap_err();
        assert_eq!(refused.code, Code::ServerBusy);
        let leaves = async {
            tokio::time::sleep(WAIT / 2).await;
            drop(first);
        };
        let (taken, ()) = tokio::join!(memory.hold(&mut second, 2 * BLOCK_BYTES), leaves);
        taken.unwrap();
    }
}
