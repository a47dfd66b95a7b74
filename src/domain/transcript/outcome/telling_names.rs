//! The names of members that say how it went, whatever the framework.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a member of a name says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// True when it failed. Such a flag is the last word: a framework or a protocol set it.
    FailedFlag,
    /// True when it went well.
    WellFlag,
    /// True when it failed, where nothing else says more.
    Failed,
    /// What went wrong, if anything did.
    Error,
    /// A code of HTTP and nothing else.
    HttpCode,
    /// 0 is well and everything else is not.
    ExitCode,
    /// A word for how it ended.
    State,
    /// A word for how it ended, or a code of HTTP where a sentence explains it.
    StateOrCode,
    /// May be a code of HTTP, and is one where a sentence explains it.
    MaybeCode,
}

const NAMES: [(Tells, &str); 9] = [
    (
        Tells::FailedFlag,
        "is_error iserror has_error haserror is_failure isfailure is_failed isfailed errored error_occurred",
    ),
    (
        Tells::WellFlag,
        "success successful succeeded is_success issuccess is_successful issuccessful ok",
    ),
    (Tells::Failed, "failed"),
    (
        Tells::Error,
        "error errors err exception exceptions error_message errormessage error_msg errormsg errmsg error_text \
         errortext error_code errorcode error_type errortype error_details errordetails error_detail error_description \
         raw_error_message tool_call_error toolcallerror tool_error toolerror fault traceback stack_trace stacktrace \
         failure_reason failurereason",
    ),
    (
        Tells::HttpCode,
        "statuscode status_code http_status httpstatus http_status_code httpstatuscode http_code httpcode \
         response_code responsecode",
    ),
    (
        Tells::ExitCode,
        "exit_code exitcode returncode return_code exit_status errno errcode err_code",
    ),
    (
        Tells::State,
        "state outcome type kind event result_type finish_reason task_status result_status",
    ),
    (Tells::StateOrCode, "status"),
    (Tells::MaybeCode, "code"),
];
static TELLS: LazyLock<HashMap<&str, Tells>> = LazyLock::new(|| {
    let names = |(tells, names): (Tells, &'static str)| {
        names.split_whitespace().map(move |name| (name, tells))
    };
    NAMES.into_iter().flat_map(names).collect()
});
/// The longest name that says anything.
static LONGEST: LazyLock<usize> = LazyLock::new(|| {
    TELLS
        .keys()
        .map(|name| name.len())
        .max()
        .unwrap_or_default()
});

/// What a member says, and its name in small letters.
pub(super) fn tells(name: &str) -> Option<(Tells, Cow<'_, str>)> {
    if name.len() > *LONGEST {
        return None;
    }
    let small = match name.bytes().any(|b| b.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    };
    TELLS.get(&*small).map(|tells| (*tells, small))
}
