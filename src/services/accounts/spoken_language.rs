//! The language that a task speaks: of the person who is signed in, or as their browser says.

use crate::domain::accounts::interface_language::InterfaceLanguage;
use std::cell::Cell;
use std::future::Future;

tokio::task_local! {
    static SPOKEN: Cell<InterfaceLanguage>;
}

/// The language of the task; English where nobody has said one.
pub(crate) fn spoken() -> InterfaceLanguage {
    SPOKEN.try_with(Cell::get).unwrap_or_default()
}

/// The task speaks this language from here on. Outside a request nothing changes.
pub(crate) fn speak(language: InterfaceLanguage) {
    // A test of an extractor alone has no task that speaks.
    SPOKEN.try_with(|spoken| spoken.set(language)).ok();
}

/// Does something in a language.
pub(crate) fn speaking<T>(language: InterfaceLanguage, act: impl FnOnce() -> T) -> T {
    SPOKEN.sync_scope(Cell::new(language), act)
}

/// Answers a request in a language, unless its sender turns out to have chosen another.
pub(crate) fn speaking_while<F: Future>(
    language: InterfaceLanguage,
    answering: F,
) -> impl Future<Output = F::Output> {
    SPOKEN.scope(Cell::new(language), answering)
}
