//! The words about one refused request, in the language of whoever sent it.

use crate::domain::files::{ArchiveFault, FileRefused};
use crate::services::Taken;
use crate::views::catalogue::t;
use crate::web::ProblemDetail;

/// The words for a person; none for a detail that only programs are told.
pub(super) fn said(detail: &ProblemDetail) -> Option<String> {
    Some(match detail {
        ProblemDetail::NoSuch(noun) => t::error_no_such(noun.word()),
        ProblemDetail::Owned(name) => t::error_owned(name),
        ProblemDetail::OwnedBy { name, may_take } => match may_take {
            true => t::error_owned_take(name),
            false => t::error_owned_ask(name),
        },
        ProblemDetail::Unowned => t::error_unowned().to_owned(),
        ProblemDetail::Closed => t::error_closed_reopen().to_owned(),
        ProblemDetail::ContinuedIn(ticket) => t::error_continued_in(ticket.0),
        ProblemDetail::ContinuedElsewhere => t::error_continued_elsewhere().to_owned(),
        ProblemDetail::AnsweredFirst { by, outcome } => {
            t::error_answered_first(outcome.as_str(), by)
        }
        ProblemDetail::InUse(taken) => in_use(*taken).to_owned(),
        ProblemDetail::File(refused) => file(refused),
        ProblemDetail::LargeFiles(most) => t::error_large_files(*most),
        ProblemDetail::Stopping => t::error_stopping().to_owned(),
        ProblemDetail::BusyWithBodies => t::error_busy_with_bodies().to_owned(),
        ProblemDetail::Told(_) => return None,
    })
}

/// Of a name or an address that others have.
pub(super) fn in_use(taken: Taken) -> &'static str {
    match taken {
        Taken::Email => t::settings_error_email_in_use(),
        Taken::TeamName => t::settings_error_team_in_use(),
        Taken::BotName => t::settings_error_bot_in_use(),
    }
}

fn file(refused: &FileRefused) -> String {
    match refused {
        FileRefused::Quota { limit_bytes } => t::error_file_quota(limit_bytes / (1024 * 1024)),
        FileRefused::Empty => t::error_file_empty().to_owned(),
        FileRefused::Mismatch { declared, actual } => t::error_file_mismatch(actual, declared),
        FileRefused::Type { actual, allowed } => t::error_file_type(actual, allowed.join(", ")),
        FileRefused::Unknown => t::error_file_unknown().to_owned(),
        FileRefused::Unreadable => t::error_file_picture().to_owned(),
        FileRefused::Pixels {
            width,
            height,
            most,
        } => t::error_file_pixels(*width, *height, *most),
        FileRefused::Archive(fault) => archive(*fault),
    }
}

fn archive(fault: ArchiveFault) -> String {
    let told = match fault {
        ArchiveFault::TooMany(most) => return t::error_archive_too_many(most),
        ArchiveFault::Unreadable => t::error_archive_unreadable(),
        ArchiveFault::TwoOfOneName => t::error_archive_same_name(),
        ArchiveFault::NoName => t::error_archive_no_name(),
        ArchiveFault::Overlap => t::error_archive_overlap(),
        ArchiveFault::Grows { mib, ratio } => return t::error_archive_grows(mib, ratio),
        ArchiveFault::Outside => t::error_archive_outside(),
        ArchiveFault::Nested => t::error_archive_nested(),
        ArchiveFault::Macros => t::error_archive_macros(),
        ArchiveFault::Lost => t::error_archive_lost(),
    };
    told.to_owned()
}
