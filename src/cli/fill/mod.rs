//! `baton fill`: made-up conversations in bulk, to measure a database with as many as one will have. They go through the
//! use cases that a bot's do, so everything that belongs to a ticket is there.

mod made_up;

use super::Failure;
use crate::api::input;
use crate::services::{ControlRequest, ControlWords, Escalated, ServiceError, Services};
use crate::storage::StorageError;
use clap::Args;
use futures_util::{StreamExt, TryStreamExt, stream};
use made_up::MadeUp;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Conversations that are written at the same time: they share a flush of the disk.
const AT_ONCE: usize = 64;

/// How long one of them waits before it is tried again, when the database is busy.
const AGAIN_AFTER: Duration = Duration::from_secs(1);

/// How often that is done before the command gives up: a busy database has ten minutes.
const ATTEMPTS: u32 = 600;

/// How often progress is told.
const TOLD_EVERY: Duration = Duration::from_secs(2);

/// `baton fill …`
#[derive(Debug, Args)]
pub(crate) struct FillCommand {
    /// How many messages, in conversations of 20. Each becomes a closed ticket.
    #[arg(value_name = "MESSAGES", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    messages: u64,
    /// The bot whose conversations they are.
    #[arg(long, value_name = "NAME")]
    bot: String,
    /// Another number makes other conversations. The same number adds none twice.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Runs `baton fill …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn run(services: Services, command: FillCommand) -> Result<(), Failure> {
    let conversations = command.messages.div_ceil(made_up::MESSAGES_EACH);
    let made_up = MadeUp::new(command.seed);
    let begun = Instant::now();
    let mut told = begun;
    let all = stream::iter(0..conversations);
    let mut done = all
        .map(|at| patiently(&services, &command.bot, &made_up, at))
        .buffer_unordered(AT_ONCE);
    let mut count = 0u64;
    while done.try_next().await?.is_some() {
        count += 1;
        if told.elapsed() >= TOLD_EVERY || count == conversations {
            told = Instant::now();
            tell(count, conversations, begun.elapsed());
        }
    }
    eprintln!();
    Ok(())
}

/// Writes one conversation, and waits while the database is busy: a bulk as large as this one meets checkpoints and
/// time limits that a server's short work does not.
async fn patiently(
    services: &Services,
    bot: &str,
    made_up: &MadeUp,
    at: u64,
) -> Result<(), Failure> {
    let mut attempts = 1;
    loop {
        match one(services, bot, made_up, at).await {
            Err(failure) if attempts < ATTEMPTS && passes(&failure) => {
                attempts += 1;
                tokio::time::sleep(AGAIN_AFTER).await;
            }
            ended => return ended,
        }
    }
}

/// Whether the same may succeed a moment later.
fn passes(failure: &Failure) -> bool {
    use StorageError as Why;
    let why = failure.downcast_ref::<ServiceError>();
    matches!(
        why,
        Some(ServiceError::Storage(
            Why::Busy(_) | Why::Raced(_) | Why::Unknown(_)
        ))
    )
}

/// Escalates a conversation and calls it off again. Done before, in part or whole, it does what is left.
async fn one(services: &Services, bot: &str, made_up: &MadeUp, at: u64) -> Result<(), Failure> {
    let settings = services.settings_snapshot().await?;
    let bot = settings.bot_by_name(bot);
    let bot = bot.ok_or_else(|| Failure::from("there is no bot of this name".to_owned()))?;
    let bot = bot.bot.as_ref().clone();
    let id = made_up.conversation_id(at);
    let body = serde_json::to_vec(&made_up.escalation(at))?;
    let (escalation, warnings) = input::escalation(&body)?;
    let intake = services.intake();
    let is_open = |escalated: Escalated| escalated.ticket.ticket.is_open();
    let escalated = intake
        .escalate(bot.clone(), escalation, warnings, None, is_open)
        .await?;
    if escalated.answer {
        let cancel = ControlRequest::Cancel;
        let bots = services.bots();
        bots.change_control(bot, id, cancel, None, ControlWords::default())
            .await?;
    }
    Ok(())
}

fn tell(count: u64, of: u64, time: Duration) {
    let messages = count * made_up::MESSAGES_EACH;
    let seconds = time.as_secs_f64().max(0.001);
    #[expect(clippy::cast_precision_loss, reason = "shown rounded")]
    let (done, all) = (count as f64, of as f64);
    let left = seconds / done * (all - done);
    let line = format!(
        "{messages} messages in {count} conversations, {:.0} % done, {:.0} conversations/s, {left:.0} s left",
        done / all * 100.0,
        done / seconds
    );
    match std::io::stderr().is_terminal() {
        true => eprint!("\r{line}   "),
        false => eprintln!("{line}"),
    }
}
