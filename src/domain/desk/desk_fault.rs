//! What can be wrong with what an agent does to a ticket.

use thiserror::Error;

/// Why a command is not carried out so.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum DeskFault {
    /// Snoozed until a moment that is over.
    #[error("must be in the future")]
    Past,
    /// Snoozed for longer than this, in days.
    #[error("at most {0} days from now")]
    TooLate(u64),
    /// No date with a time of day.
    #[error("expected a date and a time of day, such as 2026-11-30T09:00")]
    NoDateAndTime,
    /// Transferred to who has it.
    #[error("already has this ticket")]
    HasIt,
    /// Escalated where nobody is above.
    #[error("there is no tier above this team; name a team")]
    NoTierAbove,
    /// Several agents of one name.
    #[error("several agents have this name; give the e-mail address")]
    Several,
    /// No way to transfer.
    #[error("one of: cold, warm")]
    Mode,
    /// A bot cannot be asked first.
    #[error("only cold: a bot has control as soon as it is asked")]
    OnlyCold,
    /// Transferred to nobody, or to several.
    #[error("name only one of team, agent, bot, team_id and agent_id")]
    OneReceiver,
    /// Transferred to something that is none of them.
    #[error("names no team, agent or bot")]
    NoReceiver,
    /// A bot that was deactivated, by name.
    #[error("{0} is disabled: name another bot, or resolve the ticket")]
    BotDisabled(String),
    /// The bot that escalated wants others than this one, by name.
    #[error(
        "may not get this conversation: the bot that escalated names {}",
        .0.join(", ")
    )]
    OtherBots(Vec<String>),
    /// An agent with so many drafts.
    #[error("is not kept: you have {0} drafts; send or clear some of them")]
    TooManyDrafts(i64),
    /// A note that was changed so often.
    #[error("was changed {0} times: write a new note")]
    NoteChangedTooOften(i64),
    /// The id of a message stands for another one.
    #[error("used for another message; send a new one")]
    IdUsed,
    /// A ticket with more tags than this.
    #[error("a ticket has at most {0} tags")]
    TooManyTags(usize),
    /// No name of a tag, longer than so many characters.
    #[error("1 to {0} characters, without a comma")]
    TagName(usize),
    /// A tag that is called as another one is.
    #[error("another tag has this name")]
    TagTaken,
    /// A tag that is not there.
    #[error("no such tag")]
    NoTag,
    /// A tag that is to go over into itself.
    #[error("name another tag")]
    SameTag,
    /// No tickets were chosen, or something that is no number of one.
    #[error("name tickets by their numbers")]
    NoTickets,
    /// More tickets at once than this.
    #[error("{count} tickets; at most {most} in one request: send the others in further requests")]
    TooManyPicked {
        /// How many were named.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// What is to be done with several tickets is no word that is known.
    #[error("one of: {0}")]
    BulkAct(&'static str),
    /// No tags to put on or to take off.
    #[error("name tags to add or to remove")]
    NoTags,
    /// Something that the agent did not do, or that cannot be taken back.
    #[error("is nothing of yours that can be undone")]
    NotUndone,
    /// No message of the ticket that was said aloud.
    #[error("no message of this ticket that the customer can see")]
    NoMessage,
    /// A text with more characters than this.
    #[error("at most {0} characters are translated; shorten it")]
    TooLongToTranslate(usize),
    /// A file that is not there any more, or never was.
    #[error("no such file: upload it first, and refer to it within 24 hours")]
    NoFile,
}
