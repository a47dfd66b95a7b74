//! The language that a task speaks.

use crate::domain::accounts::interface_language::InterfaceLanguage;
use std::future::Future;

tokio::task_local! {
    static SPOKEN: InterfaceLanguage;
}

/// The language of the task; English where nobody has said one.
pub(crate) fn spoken() -> InterfaceLanguage {
    SPOKEN.try_with(|language| *language).unwrap_or_default()
}

/// Does something in a language.
pub(crate) fn speaking<T>(language: InterfaceLanguage, act: impl FnOnce() -> T) -> T {
    SPOKEN.sync_scope(language, act)
}

/// The same for what takes its time.
pub(crate) fn speaking_while<F: Future>(
    language: InterfaceLanguage,
    act: F,
) -> impl Future<Output = F::Output> {
    SPOKEN.scope(language, act)
}
