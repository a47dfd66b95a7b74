//! Every limit of the bot API in one place; `docs/api.md` quotes these. KB is 1,024 bytes.

/// A request's body, in bytes: 2 MiB. Above it: 413.
pub const BODY_MAX_BYTES: usize = 2 * 1024 * 1024;
/// Field errors reported at once; the rest is counted.
pub const ERRORS_MAX: usize = 50;
/// Warnings reported at once; the rest is counted.
pub(crate) const WARNINGS_MAX: usize = 50;

/// Ids given by a bot (`external_id`, `message_id`, …), in characters; at least 1, no control characters.
pub const ID_MAX_CHARS: usize = 255;
/// Names of people, teams, bots, tasks, steps, sources, files, in characters.
pub const NAME_MAX_CHARS: usize = 255;
/// Short words of the bot's own: the status of a task or step, a skill, a tag, in characters.
pub const WORD_MAX_CHARS: usize = 100;
/// A channel's name, in characters.
pub const CHANNEL_MAX_CHARS: usize = 64;
/// A language tag, in characters: letters, digits, hyphen.
pub(crate) const LANGUAGE_MAX_CHARS: usize = 64;
/// A link, in characters; http or https.
pub const URL_MAX_CHARS: usize = 2_048;

/// An e-mail address, in characters.
pub const EMAIL_MAX_CHARS: usize = 320;
/// A telephone number, in characters.
pub(crate) const PHONE_MAX_CHARS: usize = 64;
/// A time zone's name, in characters.
pub(crate) const TIMEZONE_MAX_CHARS: usize = 64;
/// Entries of `customer.attributes`.
pub const ATTRIBUTES_MAX: usize = 100;
/// All of `customer.attributes` as JSON, in bytes: 16 KB.
pub const ATTRIBUTES_MAX_BYTES: usize = 16 * 1024;

/// The words of one message or transcript item, in bytes: 64 KB.
pub const TEXT_MAX_BYTES: usize = 64 * 1024;
/// Messages in one batch.
pub const BATCH_MAX_MESSAGES: usize = 200;
/// Items of a transcript.
pub const TRANSCRIPT_MAX_ITEMS: usize = 2_000;
/// Tool calls in one transcript: one item of a source may hold many.
pub const TRANSCRIPT_MAX_TOOL_CALLS: usize = 2_000;
/// What is made of the items of a transcript: messages, calls, answers, thoughts, each counted.
pub(crate) const TRANSCRIPT_MAX_MADE: usize = 6_000;
/// What is known of a conversation that a new transcript is compared with: its latest items.
pub(crate) const ALIGN_MAX_KNOWN: usize = 4_000;

/// A summary, in bytes: 16 KB.
pub const SUMMARY_MAX_BYTES: usize = 16 * 1024;
/// `last_words`, in bytes: 4 KB.
pub const LAST_WORDS_MAX_BYTES: usize = 4 * 1024;
/// A `detail`, a note, a promise, an error in words, in bytes: 4 KB.
pub(crate) const DETAIL_MAX_BYTES: usize = 4 * 1024;
/// Facts of a packet.
pub const FACTS_MAX: usize = 200;
/// A fact's name, in characters; at least 1, no control characters.
pub const FACT_NAME_MAX_CHARS: usize = 100;
/// A fact's value as JSON, in bytes: 8 KB.
pub const FACT_VALUE_MAX_BYTES: usize = 8 * 1024;
/// Promises of a packet.
pub const PROMISES_MAX: usize = 50;
/// Topics to keep away from.
pub(crate) const AVOID_MAX: usize = 50;
/// Steps of a task.
pub const STEPS_MAX: usize = 200;
/// `task.state` as sent, in bytes: 256 KB.
pub const STATE_MAX_BYTES: usize = 256 * 1024;
/// Unfinished tasks of bots that had a conversation before.
pub(crate) const EARLIER_TASKS_MAX: usize = 50;
/// The states of those tasks together: 1 MB.
pub(crate) const EARLIER_STATES_MAX_BYTES: usize = 1024 * 1024;
/// Levels of lists and objects in a value that is kept, `task.state` too. JSON readers stop at 128; the
/// packet or event that brings it back wraps it in a few more.
pub const JSON_MAX_DEPTH: usize = 100;
/// Attachments of a packet or message.
pub(crate) const ATTACHMENTS_MAX: usize = 50;
/// A file, in bytes, unless set otherwise: 10 MiB. Above it: 413.
pub(crate) const FILE_MAX_BYTES: usize = 10 * 1024 * 1024;
/// A file's name, in bytes; a longer one is cut before its ending.
pub(crate) const FILE_NAME_MAX_BYTES: usize = 150;
/// A picture, in pixels: 50 million. A small file may hold far more.
pub(crate) const IMAGE_MAX_PIXELS: u64 = 50_000_000;
/// What an archive may hold.
pub(crate) const ARCHIVE_MAX_ENTRIES: usize = 2_000;
/// The largest size of an archive when unpacked, in bytes: 200 MiB.
pub(crate) const ARCHIVE_MAX_BYTES: u64 = 200 * 1024 * 1024;
/// How many times its size an archive may grow to when unpacked.
pub(crate) const ARCHIVE_MAX_RATIO: u64 = 100;
/// Skills, and tags, of a routing wish; each a word.
pub(crate) const ROUTING_WORDS_MAX: usize = 50;
/// Bots in `return_to`.
pub const RETURN_TO_MAX: usize = 20;
/// All of `metadata` as JSON, in bytes: 8 KB.
pub const METADATA_MAX_BYTES: usize = 8 * 1024;

/// `ask.prompt`, in bytes: 4 KB.
pub(crate) const PROMPT_MAX_BYTES: usize = 4 * 1024;
/// Options of an ask.
pub(crate) const OPTIONS_MAX: usize = 50;
/// One option of an ask, as JSON, in bytes: 1 KB.
pub(crate) const OPTION_MAX_BYTES: usize = 1024;
/// `ask.schema` as JSON, in bytes: 32 KB.
pub const SCHEMA_MAX_BYTES: usize = 32 * 1024;

/// Fields of a form.
pub(crate) const FORM_FIELDS_MAX: usize = 40;
/// Choices of one field of a form, each a name.
pub(crate) const CHOICES_MAX: usize = 100;
/// The pattern of one field of a form once compiled, in bytes: 64 KB.
pub(crate) const FORM_PATTERN_MAX_BYTES: usize = 64 * 1024;
/// The arguments of a proposed action, and of an edited one, as JSON, in bytes: 16 KB.
pub(crate) const ARGUMENTS_MAX_BYTES: usize = 16 * 1024;
/// The answer to a question, or one text of a form, in bytes: 4 KB.
pub(crate) const ANSWER_MAX_BYTES: usize = 4 * 1024;

/// Facts a team may need, and patterns it may mask.
pub(crate) const NEEDS_MAX: usize = 30;
/// Other names of one needed fact.
pub(crate) const NEED_NAMES_MAX: usize = 20;
/// A question for a needed fact, in characters.
pub(crate) const QUESTION_MAX_CHARS: usize = 500;
/// A regular expression, in characters.
pub(crate) const PATTERN_MAX_CHARS: usize = 500;
/// A regular expression once compiled, in bytes: 1 MB.
pub(crate) const PATTERN_MAX_BYTES: usize = 1024 * 1024;
/// All regular expressions of what a team needs and masks, compiled, in bytes: 2 MB.
pub(crate) const TEAM_PATTERNS_MAX_BYTES: usize = 2 * 1024 * 1024;
/// The same of all teams together, in bytes: 64 MB.
pub(crate) const ALL_PATTERNS_MAX_BYTES: usize = 64 * 1024 * 1024;
