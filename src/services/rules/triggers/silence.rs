//! A bot that leaves a customer without an answer: a stored deadline, like every other.

use super::verdict::remember;
use crate::domain::base::words::Sender;
use crate::domain::case::control::Holder;
use crate::domain::case::message::Message;
use crate::domain::rules::triggers::RuleSet;
use crate::services::bots::unreachable::unanswered::{self, SilentBot};
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::intake;
use crate::services::intake::posted::Posted;
use crate::services::rules::Rules;
use crate::storage::conversation_locks;
use crate::storage::silence::{self, Silence};
use std::time::Duration;

/// Silences that are looked at in one go.
const BATCH: i64 = 100;

/// One that could not be judged is tried again so much later.
const AGAIN_AFTER: Duration = Duration::from_secs(60);

/// After what was posted: does the bot owe an answer, and until when?
pub(crate) fn watch(case: &mut Case<'_>, rules: &RuleSet, posted: &[(Posted, Message)]) {
    let within = match rules.silence() {
        Some((_, within)) => within,
        // A bot that was passed the conversation may not even know of it.
        None if case.conversation.is_with_guest() => unanswered::WITHIN,
        None => return,
    };
    let mut stored = posted
        .iter()
        .filter(|(posted, _)| *posted == Posted::Stored);
    let Some((_, last)) = stored.next_back() else {
        return;
    };
    let with_bot = matches!(case.control().holder, Holder::Bot(_));
    let (seq, due_at) = (last.seq, case.now.plus(within));
    match last.sender {
        Sender::Customer if with_bot => case.later(move |conn, rows| {
            let silence = Silence {
                conversation: rows.conversation,
                seq,
                due_at,
            };
            Ok(silence::begin(conn, silence)?)
        }),
        Sender::Customer | Sender::Bot | Sender::Agent | Sender::System => {
            case.later(|conn, rows| Ok(silence::end(conn, rows.conversation)?));
        }
    }
}

impl Rules<'_> {
    /// Judges every silence that has lasted too long and returns how many a rule fired on.
    pub(crate) async fn fire_silences(self) -> Result<usize> {
        let mut fired = 0;
        let mut after = None;
        loop {
            let now = self.services.clock.now();
            let due = self
                .services
                .read(move |conn| Ok(silence::due(conn, now, after, BATCH)?))
                .await?;
            let Some(last) = due.last() else {
                return Ok(fired);
            };
            after = Some((last.due_at, last.conversation));
            for silent in due {
                match self.fire_silence(silent).await {
                    Ok(done) => fired += usize::from(done),
                    Err(error) => {
                        let conversation = silent.conversation;
                        tracing::error!(conversation.id = %conversation, %error, "A silence could not be judged");
                        let later = now.plus(AGAIN_AFTER);
                        self.services
                            .record(move |conn| Ok(silence::postpone(conn, silent, later)?))
                            .await?;
                    }
                }
            }
        }
    }

    /// Judges a silence; one whose conversation somebody else holds is still due at the next look.
    async fn fire_silence(self, silent: Silence) -> Result<bool> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let free = conversation_locks::lock_if_free(conn, silent.conversation)?;
                let Some(conversation) = free else {
                    return Ok(false);
                };
                let mut case = Case::of(conn, settings, conversation, clock.now())?;
                let fired = match fire(&mut case, silent)? {
                    Came::Nothing => false,
                    Came::Fired => true,
                    Came::Unreachable(given) => {
                        unanswered::tell(&mut case, &given)?;
                        true
                    }
                };
                case.flush()?;
                Ok(fired)
            })
            .await
    }
}

/// The outcome of a bot's silence.
enum Came {
    /// The bot owes nothing any more, or no rule minds.
    Nothing,
    /// A rule fired.
    Fired,
    /// The bot is not there at all.
    Unreachable(SilentBot),
}

fn fire(case: &mut Case<'_>, silent: Silence) -> Result<Came> {
    if !silence::take(case.conn, silent)? {
        return Ok(Came::Nothing);
    }
    let Holder::Bot(bot) = case.control().holder else {
        return Ok(Came::Nothing);
    };
    let bot = case.settings.bot(bot)?.bot.clone();
    let set = case.settings.triggers_for(&bot);
    let last = case.spoken(silent.seq - 1, 1)?;
    let waits = last.last().filter(|last| last.sender == Sender::Customer);
    let Some(waits) = waits else {
        return Ok(Came::Nothing);
    };
    if unanswered::is_gone(case, &bot)? {
        let given = unanswered::take_over(case, &bot, waits)?;
        return Ok(Came::Unreachable(given));
    }
    let Some((rule, within)) = set.silence() else {
        return Ok(Came::Nothing);
    };
    let evidence = format!("no answer for {} seconds", within.as_secs());
    let fired = rule.fired(silent.seq, evidence);
    remember(case, &bot, &fired);
    if fired.auto_escalate {
        intake::by_rule(case, &bot, &fired, waits, None)?;
    }
    Ok(Came::Fired)
}
