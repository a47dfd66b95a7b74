//! Who is behind the request that is being answered.

use crate::domain::security::audit_record::{Affected, Principal};
use std::cell::RefCell;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

tokio::task_local! {
    /// The caller of the request that this task answers.
    static ANSWERED: Arc<Requester>;
}

thread_local! {
    /// The caller on whose behalf this thread runs a use case.
    static SERVED: RefCell<Option<Arc<Requester>>> = const { RefCell::new(None) };
}

/// Whoever sent a request. Outside a request there is none: then the command line is at work.
#[derive(Debug)]
pub(crate) struct Requester {
    address: Option<IpAddr>,
    request_id: String,
    principal: OnceLock<Principal>,
    hidden: Mutex<Option<Affected>>,
}

impl Requester {
    /// Somebody at this address, who has not shown who they are.
    pub(crate) fn at(address: Option<IpAddr>, request_id: String) -> Self {
        Self {
            address,
            request_id,
            principal: OnceLock::new(),
            hidden: Mutex::default(),
        }
    }

    /// Runs the answering of a request on behalf of its caller.
    pub(crate) async fn scope<T>(self: Arc<Self>, answering: impl Future<Output = T>) -> T {
        ANSWERED.scope(self, answering).await
    }

    /// The caller of the request that this task answers.
    pub(crate) fn of_task() -> Option<Arc<Self>> {
        ANSWERED.try_with(Clone::clone).ok()
    }

    /// The caller on whose behalf this thread runs a use case, or this task answers.
    pub(super) fn present() -> Option<Arc<Self>> {
        SERVED.with_borrow(Clone::clone).or_else(Self::of_task)
    }

    /// What the caller was told is not there, although it is.
    pub(crate) fn hidden(&self) -> Option<Affected> {
        let hidden = self.hidden.lock();
        hidden.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The caller as far as they have shown who they are.
    pub(crate) fn principal(&self) -> Principal {
        self.principal.get().cloned().unwrap_or(Principal::NOBODY)
    }

    pub(super) fn address(&self) -> Option<String> {
        Some(self.address?.to_string())
    }

    pub(super) fn request_id(&self) -> &str {
        &self.request_id
    }
}

/// The caller of this request has shown who they are.
pub(crate) fn known_as(principal: Principal) {
    if let Some(caller) = Requester::of_task() {
        // A caller who is asked again after a slow body is the same one.
        drop(caller.principal.set(principal));
    }
}

/// Runs a use case on this thread on behalf of a caller.
pub(crate) fn on_behalf_of<T>(caller: Option<Arc<Requester>>, work: impl FnOnce() -> T) -> T {
    /// Gives the thread back to whom it served before, also when the use case panics.
    struct Restore(Option<Arc<Requester>>);
    impl Drop for Restore {
        fn drop(&mut self) {
            SERVED.set(self.0.take());
        }
    }
    let _restore = Restore(SERVED.replace(caller));
    work()
}

/// Notes that something is there that the caller may not see. They are told that it is not; the security log is told
/// that they asked.
pub(crate) fn out_of_sight(what: Affected) {
    if let Some(caller) = Requester::present() {
        *caller.hidden.lock().unwrap_or_else(PoisonError::into_inner) = Some(what);
    }
}
