//! What one caller may do at the same time: bodies on their way, files, streams, long polls, calls of a language model.

use super::caller::Caller;
use super::codes::Code;
use super::problem::Problem;
use actix_web::{HttpRequest, web};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// When a caller who does too much at once may try again.
const RETRY: Duration = Duration::from_secs(1);

/// Something that goes on for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Doing {
    /// A request's body is on its way.
    Body,
    /// Files are on their way.
    Files,
    /// A stream of events is open.
    Stream,
    /// A long poll waits.
    Poll,
    /// A language model is asked.
    Assist,
}

/// What one caller may do at the same time on one node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtOnceLimits {
    /// Event streams of one key.
    pub streams: usize,
    /// Long polls of one key.
    pub polls: usize,
}

impl Default for AtOnceLimits {
    fn default() -> Self {
        Self {
            streams: 100,
            polls: 1000,
        }
    }
}

impl AtOnceLimits {
    fn most(self, caller: Caller, doing: Doing) -> usize {
        match (doing, caller) {
            (Doing::Body, Caller::Bot(_)) => 200,
            (Doing::Body, Caller::Program(_) | Caller::Console(_) | Caller::Origin(_)) => 50,
            (Doing::Files, Caller::Bot(_)) => 20,
            (Doing::Files, Caller::Program(_) | Caller::Console(_) | Caller::Origin(_)) => 8,
            (Doing::Stream, _) => self.streams,
            (Doing::Poll, _) => self.polls,
            (Doing::Assist, _) => 2,
        }
    }
}

/// What goes on, by who does it. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct AtOnce {
    limits: AtOnceLimits,
    going_on: Arc<Mutex<HashMap<(Caller, Doing), usize>>>,
}

/// Something that goes on; dropping it is its end.
pub(crate) struct Ongoing {
    at_once: AtOnce,
    key: (Caller, Doing),
}

impl AtOnce {
    /// Nothing goes on yet.
    pub(crate) fn new(limits: AtOnceLimits) -> Self {
        Self {
            limits,
            going_on: Arc::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<(Caller, Doing), usize>> {
        self.going_on.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins something, counted in the same step.
    ///
    /// # Errors
    /// 429 when the caller does too much of it already.
    pub(crate) fn begin(&self, caller: Caller, doing: Doing) -> Result<Ongoing, Problem> {
        let most = self.limits.most(caller, doing);
        let mut going_on = self.lock();
        let own = going_on.entry((caller, doing)).or_default();
        if *own >= most {
            return Err(too_many(doing, most));
        }
        *own += 1;
        Ok(Ongoing {
            at_once: self.clone(),
            key: (caller, doing),
        })
    }
}

/// Begins something for whoever sent a request.
///
/// # Errors
/// As for [`AtOnce::begin`].
pub(crate) fn begin(request: &HttpRequest, doing: Doing) -> Result<Option<Ongoing>, Problem> {
    let at_once = request.app_data::<web::Data<AtOnce>>();
    let turn = at_once.map(|at_once| at_once.begin(Caller::of(request), doing));
    turn.transpose()
}

impl Drop for Ongoing {
    fn drop(&mut self) {
        let mut going_on = self.at_once.lock();
        if let Some(own) = going_on.get_mut(&self.key) {
            *own = own.saturating_sub(1);
            if *own == 0 {
                going_on.remove(&self.key);
            }
        }
    }
}

fn too_many(doing: Doing, most: usize) -> Problem {
    let what = match doing {
        Doing::Body => "requests whose bodies are on their way",
        Doing::Files => "uploads",
        Doing::Stream => "event streams",
        Doing::Poll => "long polls",
        Doing::Assist => "calls of the language model",
    };
    let problem = Problem::new(Code::TooManyAtOnce).with("limit", most);
    Problem {
        retry_after: Some(RETRY),
        ..problem.detail(format!("At most {most} {what} at the same time."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::ids::BotId;

    #[test]
    fn many_who_begin_at_once_are_counted_in_one_step() {
        let at_once = AtOnce::default();
        let begin = |bot| at_once.begin(Caller::Bot(BotId(bot)), Doing::Stream);
        let turns: Vec<Ongoing> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..150).map(|_| scope.spawn(|| begin(1).ok())).collect();
            let done = threads.into_iter().map(|thread| thread.join().unwrap());
            done.flatten().collect()
        });
        assert_eq!(turns.len(), 100);
        assert!(begin(2).is_ok(), "others have a number of their own");
        drop(turns);
        assert!(begin(1).is_ok());
        assert!(at_once.lock().is_empty(), "nothing is kept of who has left");
    }
}
