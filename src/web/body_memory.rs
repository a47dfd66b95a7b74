//! The memory that all bodies together may take on one node.

use super::codes::Code;
use super::problem::Problem;
use super::problem_detail::ProblemDetail;
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

/// One byte in so many is for the beginnings of bodies alone: a message needs no more than that, and is not kept out by
/// large ones that do not come to their end.
const FOR_BEGINNINGS: usize = 8;

/// What bodies take if nothing is set.
pub(crate) const DEFAULT_BYTES: usize = 256 * 1024 * 1024;

/// The memory that all bodies together may take. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct BodyMemory {
    beginnings: Arc<Semaphore>,
    rest: Arc<Semaphore>,
}

impl Default for BodyMemory {
    fn default() -> Self {
        Self::new(DEFAULT_BYTES)
    }
}

/// The memory of one body, given back when it is dropped.
#[derive(Debug, Default)]
pub(crate) struct HeldMemory {
    blocks: usize,
    beginning: Option<OwnedSemaphorePermit>,
    permit: Option<OwnedSemaphorePermit>,
}

impl BodyMemory {
    /// So many bytes for all bodies.
    pub(crate) fn new(bytes: usize) -> Self {
        let blocks = bytes / BLOCK_BYTES;
        let beginnings = blocks / FOR_BEGINNINGS;
        Self {
            beginnings: Arc::new(Semaphore::new(beginnings)),
            rest: Arc::new(Semaphore::new(blocks - beginnings)),
        }
    }

    /// Takes what a body of so many bytes needs beside what it holds.
    ///
    /// # Errors
    /// 503 when others need all memory for longer than a moment.
    pub(super) async fn hold(&self, held: &mut HeldMemory, bytes: usize) -> Result<(), Problem> {
        if held.blocks == 0
            && bytes > 0
            && let Ok(beginning) = self.beginnings.clone().try_acquire_owned()
        {
            held.beginning = Some(beginning);
            held.blocks = 1;
        }
        let more = bytes.div_ceil(BLOCK_BYTES).saturating_sub(held.blocks);
        let Some(wanted) = u32::try_from(more).ok().filter(|more| *more > 0) else {
            return Ok(());
        };
        let taken = timeout(WAIT, self.rest.clone().acquire_many_owned(wanted)).await;
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
        ..Problem::new(Code::ServerBusy).detail(ProblemDetail::BusyWithBodies)
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

    #[tokio::test(start_paused = true)]
    async fn large_bodies_leave_room_for_messages() {
        let memory = BodyMemory::new(16 * BLOCK_BYTES);
        let (mut large, mut larger) = (HeldMemory::default(), HeldMemory::default());
        memory.hold(&mut large, 15 * BLOCK_BYTES).await.unwrap();
        memory.hold(&mut larger, 1).await.unwrap();
        let refused = memory.hold(&mut larger, 2 * BLOCK_BYTES).await;
        assert_eq!(refused.unwrap_err().code, Code::ServerBusy);
        drop(larger);
        let mut message = HeldMemory::default();
        memory.hold(&mut message, BLOCK_BYTES).await.unwrap();
    }
}
