//! Where the agent writes.

use crate::domain::base::words::DraftKind;

/// The composer as the page shows it first.
#[derive(Clone, Debug, Default)]
pub struct ComposerView {
    /// The tab that is open.
    pub kind: DraftKind,
    /// Kept draft of a reply, or the acknowledgement after an accept.
    pub reply: String,
    /// Kept draft of a note.
    pub note: String,
    /// When the draft was kept; empty if there is none.
    pub saved_at: String,
    /// Id for the reply that is sent without script; the browser makes its own.
    pub client_id: String,
    /// Last `seq` the page shows.
    pub last_seq: i64,
    /// That the agent is still working on it, in the customer's language.
    pub still: &'static str,
    /// The send guard, after a refused reply without script.
    pub guard: Option<GuardView>,
    /// The known fact that the refused reply asked for.
    pub known: Option<KnownView>,
    /// Bytes of one file at most.
    pub file_limit: usize,
    /// Files that are stored already, after a refused reply without script.
    pub attached: Vec<AttachedView>,
    /// The menu of what a language model can be asked for; nothing without one.
    pub assist: Option<AssistMenu>,
}

impl ComposerView {
    /// Whether the tab of the note is open.
    pub(crate) fn is_note(&self) -> bool {
        match self.kind {
            DraftKind::Note => true,
            DraftKind::Reply => false,
        }
    }
}

/// What a language model can be asked for.
#[derive(Clone, Debug, Default)]
pub struct AssistMenu {
    /// How long an answer may take, in seconds.
    pub seconds: u64,
    /// The tag of the language of the conversation; empty if it is unknown.
    pub language: String,
}

/// A file that goes with the words once they are sent.
#[derive(Clone, Debug, Default)]
pub struct AttachedView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: i64,
}

/// Something the draft asks for that is known.
#[derive(Clone, Debug, Default)]
pub struct KnownView {
    /// Its value.
    pub value: String,
    /// Where it is from, such as `message 7`.
    pub source: String,
}

/// Somebody spoke while the agent was writing.
#[derive(Clone, Debug, Default)]
pub struct GuardView {
    /// How many new messages.
    pub new_messages: i64,
}
