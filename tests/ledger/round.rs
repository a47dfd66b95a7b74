//! One round: load, a fault in the middle of it, quiet, and all checks.

use crate::crew::Crew;
use crate::evidence;
use crate::faults::{Fault, Scene};
use crate::figures::Figures;
use crate::ground::Ground;
use crate::place::Place;
use crate::readers::Readers;
use crate::snapshot::Snapshot;
use crate::support::dice::Dice;
use crate::support::process::BatonProcess;
use crate::{checks, sample, writers};
use actix_web::rt::time::sleep;
use baton::config::Config;
use baton::services::{Clock, Services};
use baton::startup::open_services;
use baton::storage::{AnyConnection, StorageError};
use futures_util::future::join_all;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Load before and after the fault, each.
const LOAD: Duration = Duration::from_millis(1_800);

/// Operations in that time at least; on a busy machine it takes longer.
const OPERATIONS: u64 = 60;

/// The longest that the load is waited for.
const LOAD_WITHIN: Duration = Duration::from_secs(90);

/// What a node is told besides. Nobody takes so much that the limits of one caller matter.
const SETTINGS: [(&str, &str); 3] = [
    ("BATON_AGENT_RATE_LIMIT", "off"),
    ("BATON_ORIGIN_RATE_LIMIT", "off"),
    ("BATON_MIGRATE", "off"),
];

/// Everything that a round leaves behind.
pub struct Ended {
    pub crew: Rc<Crew>,
    pub readers: Readers,
    pub snapshot: Snapshot,
    pub services: Services,
    pub wrong: Vec<String>,
    pub place: Place,
    nodes: Vec<BatonProcess>,
}

/// Runs the round of a seed, checks it, and tells. Nothing when this machine cannot have its fault.
pub async fn run(ground: &Ground, seed: u64) -> Option<Figures> {
    let begun = Instant::now();
    let fault = Fault::of(seed, ground.cluster.is_some());
    let mut ended = play(ground, seed, fault, |_| true).await?;
    let wrong = ended.violations(ground).await;
    let figures = Figures {
        rounds: 1,
        operations: ended.crew.operations.get(),
        events: ended.snapshot.events.len() as u64,
        read: ended.readers.read(),
        breaks: ended.readers.breaks(),
        refused_for_now: ended.crew.refused_for_now.get(),
        violations: wrong.len() as u64,
    };
    let database = if ground.cluster.is_some() {
        "postgres"
    } else {
        "sqlite"
    };
    let seconds = begun.elapsed().as_secs_f32();
    eprintln!("seed {seed} on {database}, {fault:?}, {seconds:.1} s: {figures}");
    if !wrong.is_empty() {
        let name = format!("{database}-{seed}-{fault:?}");
        let deeds = ended.crew.deeds.borrow();
        let folder = evidence::keep(&name, &deeds, &ended.snapshot, &wrong);
        wrong.iter().take(12).for_each(|what| eprintln!("  {what}"));
        eprintln!(
            "  evidence: {}; again: BATON_TEST_LEDGER_ROUNDS={seed}-{seed}",
            folder.display()
        );
    }
    ended.end(ground).await;
    Some(figures)
}

/// The round itself, up to the quiet after it. The load goes on until there is enough of it.
pub async fn play(
    ground: &Ground,
    seed: u64,
    fault: Fault,
    enough: impl Fn(&Crew) -> bool,
) -> Option<Ended> {
    let place = ground.place(seed, fault == Fault::FullDisk).await?;
    let mut nodes = Vec::new();
    for _ in 0..if ground.cluster.is_some() { 2 } else { 1 } {
        nodes.push(BatonProcess::start_on(place.url(), &SETTINGS).await);
    }
    let bases = nodes.iter().map(BatonProcess::base).collect();
    let crew = Rc::new(Crew::new(
        bases,
        &ground.bots,
        &ground.agents,
        &ground.manager,
    ));
    let mut readers = Readers::begin(&crew, seed);
    let writing = writers::begin(&crew, seed);
    let dice = &mut Dice::new(seed);
    work(&crew, &enough).await;
    let mut scene = Scene {
        nodes: &mut nodes,
        place: &place,
        crew: crew.clone(),
        wrong: Vec::new(),
    };
    scene.happens(fault, dice).await;
    let mut wrong = scene.wrong;
    work(&crew, &enough).await;
    crew.over.set(true);
    for ended in join_all(writing).await {
        ended.unwrap();
    }
    wrong.extend(sample::push_lives(&crew, &readers, dice).await);
    let services = beside(&place);
    let read = |conn: &mut AnyConnection| Ok::<_, StorageError>(Snapshot::read(conn)?);
    let snapshot = services.store.read(read).await.unwrap();
    for reading in &readers.logs {
        reading.ends_with(snapshot.log_of(ground.bot_ids[reading.bot]));
    }
    let by_seq = snapshot.own_conversations(ground.bot_ids[readers.by_seq.bot]);
    readers.by_seq.ends_with(by_seq.into_values().flatten());
    let conversation = snapshot.conversation_of(readers.console.ticket.get());
    readers
        .console
        .until
        .set(Some(conversation.map_or(0, |known| known.last_seq)));
    readers.catch_up().await;
    for node in &nodes {
        let panics = node.log().with("panicked").into_iter();
        wrong.extend(panics.map(|line| format!("a node panicked: {line}")));
    }
    wrong.append(&mut crew.wrong.borrow_mut());
    Some(Ended {
        crew,
        readers,
        snapshot,
        services,
        wrong,
        place,
        nodes,
    })
}

/// Lets everybody work.
async fn work(crew: &Crew, enough: &impl Fn(&Crew) -> bool) {
    let (begun, before) = (Instant::now(), crew.operations.get());
    sleep(LOAD).await;
    let done = || crew.operations.get() - before >= OPERATIONS && enough(crew);
    while !done() && begun.elapsed() < LOAD_WITHIN {
        sleep(Duration::from_millis(50)).await;
    }
}

impl Ended {
    pub async fn violations(&mut self, ground: &Ground) -> Vec<String> {
        let mut all = std::mem::take(&mut self.wrong);
        all.extend(checks::of_the_database(
            &self.snapshot,
            &self.crew.deeds.borrow(),
        ));
        all.extend(checks::of_the_readers(
            &self.snapshot,
            &ground.bot_ids,
            &self.readers,
        ));
        all.extend(sample::over_the_api(&self.crew, &self.snapshot, ground).await);
        all.append(&mut self.crew.wrong.borrow_mut());
        all
    }

    pub async fn end(self, ground: &Ground) {
        drop((self.nodes, self.services));
        ground.clear(self.place).await;
    }
}

/// Use cases over the database of the processes, to look at it.
fn beside(place: &Place) -> Services {
    let config = Config {
        database: place.database(),
        migrate: false,
        ..Config::default()
    };
    open_services(&config, Clock::system()).unwrap()
}
