//! Customers and their bot, over real HTTP. One task: it reads the bot's log, and does what is due.

use super::act;
use super::agenda::{Agenda, Planned};
use super::arrivals::{Arrivals, OpenTickets};
use super::customer::{self, CustomerSide, HandingOver};
use super::dialogue::Dialogue;
use super::escalation;
use super::event::ReceivedEvent;
use super::follow::follow;
use super::pace::Pace;
use super::script::{conversation_id, number_of, script};
use crate::demo::bot_client::{Api, Trouble};
use crate::demo::sample_picture;
use crate::services::Clock;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, sleep_until};

/// Where the bot's log begins.
const BEGINNING: &str = "0";

/// Everything the simulation knows. Nothing of it is stored: all of it is read again from the log.
pub(super) struct Simulation {
    api: Api,
    /// The customer's side, which shows what the bot hears of it.
    side: CustomerSide,
    pace: Pace,
    clock: Clock,
    /// Tells the conversations of this run from those of others.
    run: String,
    /// The number of the next conversation, counted over all runs.
    next: u64,
    dialogues: HashMap<String, Dialogue>,
    agenda: Agenda,
}

impl Simulation {
    /// Over a bot that has its key, and the page of its visitors.
    pub(crate) fn new((api, side): (Api, CustomerSide), pace: Pace, clock: Clock) -> Self {
        let run = format!("{:x}", clock.now().micros() / 1_000_000);
        Self {
            api,
            side,
            pace,
            clock,
            run,
            next: 0,
            dialogues: HashMap::new(),
            agenda: Agenda::default(),
        }
    }

    /// Plays until it is dropped, or until another demo has taken the bot over.
    pub(crate) async fn run(mut self) {
        let cursor = match self.catch_up().await {
            Ok(cursor) => cursor,
            Err(trouble) => return tracing::warn!("The demo's customers stay away: {trouble}"),
        };
        let (pages, heard) = mpsc::channel(4);
        // In one task, so that both end when it is dropped.
        tokio::select! {
            () = follow(self.api.clone(), cursor, pages) => {}
            () = self.play(heard) => {}
        }
    }

    /// Reads the log of earlier runs, and plans what they have left to do.
    async fn catch_up(&mut self) -> Result<String, Trouble> {
        let mut cursor = BEGINNING.to_owned();
        loop {
            match self.api.events(&cursor, false).await {
                Ok(page) if page.events.is_empty() => break,
                Ok(page) => {
                    cursor = page.cursor;
                    page.events.into_iter().for_each(|event| self.learn(event));
                }
                Err(Trouble::Later(pause)) => sleep(pause).await,
                Err(trouble) => return Err(trouble),
            }
        }
        for (conversation, dialogue) in &self.dialogues {
            self.agenda
                .plan(conversation, dialogue.duty(), &mut self.pace);
        }
        Ok(cursor)
    }

    async fn play(&mut self, mut heard: mpsc::Receiver<Vec<ReceivedEvent>>) {
        let mut arrivals = Arrivals::from(self.clock.now(), &mut self.pace);
        loop {
            let arrival = Instant::now() + arrivals.within(self.clock.now());
            let due = self.agenda.due().map_or(arrival, |due| due.min(arrival));
            tokio::select! {
                page = heard.recv() => match page {
                    Some(events) => self.hear(events),
                    None => return,
                },
                () = sleep_until(due) => {
                    let crowd = OpenTickets::of(self.dialogues.values());
                    if arrivals.take(self.clock.now(), crowd, &mut self.pace) {
                        self.send_customer().await;
                    }
                    for (conversation, planned) in self.agenda.take_due() {
                        self.perform(conversation, planned).await;
                    }
                }
            }
        }
    }

    fn hear(&mut self, events: Vec<ReceivedEvent>) {
        let mut touched = HashSet::new();
        for event in events {
            touched.insert(event.conversation.clone());
            self.learn(event);
        }
        for conversation in &touched {
            if let Some(dialogue) = self.dialogues.get(conversation) {
                self.agenda
                    .plan(conversation, dialogue.duty(), &mut self.pace);
            }
        }
    }

    fn learn(&mut self, event: ReceivedEvent) {
        let new: fn() -> Dialogue = match number_of(&event.conversation) {
            Some(number) => {
                self.next = self.next.max(number + 1);
                Dialogue::default
            }
            None if customer::is_visitors(&event.conversation) => Dialogue::of_visitor,
            None => return, // not one of the demo's
        };
        self.side.hear(&event);
        let dialogue = self.dialogues.entry(event.conversation.clone());
        dialogue.or_insert_with(new).hear(event.news());
    }

    /// Lets a customer come.
    async fn send_customer(&mut self) {
        let (now, id) = (self.clock.now(), conversation_id(&self.run, self.next));
        match script(self.next, now) {
            Ok(script) => {
                let body = escalation::body(&script, &id, now);
                match self.escalate(body).await {
                    Ok(()) => self.next += 1,
                    Err(trouble) => tracing::debug!(%trouble, "A demo customer comes later"),
                }
            }
            Err(error) => {
                tracing::warn!(%error, "A demo script cannot be read");
                self.next += 1;
            }
        }
    }

    /// Escalates, with the picture uploaded first where one goes along.
    async fn escalate(&self, mut body: Value) -> Result<(), Trouble> {
        if let Some(file) = body.pointer_mut("/attachments/0/file") {
            let name = "bank-screenshot.png";
            *file = self
                .api
                .upload(name, sample_picture::payments())
                .await?
                .into();
        }
        self.api.escalate(&body).await
    }

    /// Types on, or makes the call. What becomes of it the log tells, and with that what comes next.
    async fn perform(&mut self, conversation: String, mut planned: Planned) {
        if planned.beats > 0 {
            planned.beats -= 1;
            if let Err(trouble) = self.api.type_on(&conversation).await {
                tracing::debug!(%trouble, "Nobody sees a demo customer type");
            }
            let beat = self.pace.beat();
            return self.agenda.put_back(conversation, planned, beat);
        }
        match self.act(&conversation, &planned).await {
            Ok(()) | Err(Trouble::Lost | Trouble::Dismissed) => {}
            Err(Trouble::Later(pause)) => self.agenda.put_back(conversation, planned, pause),
            Err(trouble @ Trouble::Refused(_)) => {
                tracing::warn!(%trouble, "The demo has made a mistake");
            }
        }
    }

    async fn act(&self, conversation: &str, planned: &Planned) -> Result<(), Trouble> {
        let script = match number_of(conversation) {
            Some(number) => script(number, self.clock.now()).ok(),
            None => Some(customer::script()),
        };
        let dialogue = self.dialogues.get(conversation);
        let act = match (dialogue, script) {
            (Some(dialogue), Some(script)) => act::of(&planned.duty, dialogue, &script),
            (_, _) => None,
        };
        match act {
            Some(act) => {
                let heard = act.perform(&self.api, conversation).await?;
                match heard
                    .escalate
                    .filter(|_| customer::is_visitors(conversation))
                {
                    Some(reason) => self.hand_over(conversation, &reason).await,
                    None => Ok(()),
                }
            }
            None => Ok(()),
        }
    }

    /// Baton says that a visitor needs a person, after words of the bot.
    async fn hand_over(&self, conversation: &str, reason: &str) -> Result<(), Trouble> {
        let said = self.dialogues.get(conversation).map(|d| d.said.as_slice());
        let why = HandingOver {
            reason,
            detail: None,
            message: None,
            last_words: None,
        };
        let body = customer::escalation(conversation, said.unwrap_or_default(), &why);
        self.api.escalate(&body).await
    }
}
