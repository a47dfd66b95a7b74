//! Routing: one ticket by rules and then to the best of many agents, and many tickets to many agents who
//! come at once. The whole of it: decisions are stored, transactions committed.

use crate::database::{BenchDatabase, Kind};
use crate::server::wait;
use crate::table::Table;
use crate::times::{Times, ms};
use baton::config::Config;
use baton::domain::accounts::agent::Agent;
use baton::domain::base::ids::AgentId;
use baton::domain::base::words::{Reason, Role};
use baton::domain::bots::bot::Bot;
use baton::domain::intake::{ConversationInput, CustomerInput, Escalation};
use baton::domain::packet::{Intent, Packet, Summary, Trigger};
use baton::domain::rules::routing::{IntentIs, RouteRule, Then, When};
use baton::domain::team::Assignment;
use baton::services::{
    AddAgent, AddBot, AddTeam, Clock, RoutesChange, Services, SetAgent, SetTeam,
};
use baton::startup::open_services;
use baton::storage::{StorageError, agents};
use futures_util::{StreamExt, stream};
use std::time::{Duration, Instant};

/// Rules of an instance that has many.
const RULES: usize = 50;
/// Tickets that are routed one after the other.
const TICKETS: usize = 400;
/// Tickets that wait when everybody comes.
const WAITING: usize = 2_000;
/// Tickets that come at once while the queue fills.
const SEVERAL: usize = 16;
/// How many each agent may have.
const CAPACITY: i64 = 3;

/// Measures both on a database.
pub fn measure(kind: Kind) {
    let title = format!(
        "Routing one ticket, 500 agents in 20 teams ({})",
        kind.name()
    );
    let mut table = Table::new(&title, &["", "p50", "p99", "max"]);
    one_by_one(kind, &mut table);
    table.print();
    let title = format!(
        "{WAITING} tickets meet 200 agents who come at once ({})",
        kind.name()
    );
    let mut table = Table::new(&title, &["", "offers", "time", "each"]);
    for teams in [20, 1] {
        at_once(kind, teams, &mut table);
    }
    table.print();
}

/// Teams with their people, and a bot.
struct Place {
    services: Services,
    bot: Bot,
    people: Vec<AgentId>,
    _database: BenchDatabase,
}

impl Place {
    fn new(kind: Kind, teams: usize, people: usize, capacity: Option<i64>) -> Self {
        let database = BenchDatabase::create(kind);
        let config = Config {
            database: database.database(),
            ..Config::default()
        };
        let services = open_services(&config, Clock::system()).unwrap();
        let (bot, people) = wait(fill(&services, teams, people, capacity));
        Self {
            services,
            bot,
            people,
            _database: database,
        }
    }

    /// Everybody opens a console.
    fn come(&self) {
        wait(self.services.accounts().sign_online(self.people.clone())).unwrap();
    }

    /// How long an escalation takes.
    fn escalate(&self, n: usize) -> Duration {
        let (bot, input) = (self.bot.clone(), escalation(n));
        let began = Instant::now();
        let done = wait(
            self.services
                .intake()
                .escalate(bot, input, Vec::new(), None, drop),
        );
        done.unwrap();
        began.elapsed()
    }

    /// Many escalations, several at once.
    fn escalate_all(&self, count: usize) {
        wait(
            stream::iter(0..count).for_each_concurrent(SEVERAL, async |n| {
                let (bot, input) = (self.bot.clone(), escalation(n));
                let done = self
                    .services
                    .intake()
                    .escalate(bot, input, Vec::new(), None, drop);
                done.await.unwrap();
            }),
        );
    }

    /// Offers what waits: how many offers it made, and how long it took.
    fn offer(&self) -> (usize, Duration) {
        let began = Instant::now();
        let made = wait(self.services.dispatch().offer_waiting()).unwrap();
        (made, began.elapsed())
    }

    fn agents(&self) -> Vec<Agent> {
        let read = self.services.store.read(|conn| {
            let all = agents::all(conn);
            all.map_err(StorageError::from)
        });
        wait(read).unwrap()
    }
}

async fn fill(
    services: &Services,
    teams: usize,
    people: usize,
    capacity: Option<i64>,
) -> (Bot, Vec<AgentId>) {
    for team in 0..teams {
        let name = format!("Team {team}");
        let add = AddTeam {
            name: name.clone(),
            language: None,
        };
        services.accounts().add_team(add).await.unwrap();
        let offers = SetTeam {
            assignment: Some(Assignment::Offer),
            ..SetTeam::default()
        };
        services.teams().set_team(name, offers).await.unwrap();
    }
    let mut ids = Vec::new();
    for person in 0..people {
        let email = format!("agent{person}@example.com");
        let add = AddAgent {
            email: email.clone(),
            name: format!("Agent {person}"),
            role: Role::Agent,
            teams: vec![format!("Team {}", person % teams)],
            capacity,
            password: None,
        };
        ids.push(services.accounts().add_agent(add).await.unwrap().id);
        let skilled = SetAgent {
            skills: Some([(format!("skill {}", person % 5), 3)].into()),
            ..SetAgent::default()
        };
        services.teams().set_agent(email, skilled).await.unwrap();
    }
    let rules = (0..RULES).map(|n| rule(n, teams)).collect();
    let saved = services
        .rules()
        .change_routing_rules(None, RoutesChange::All(rules), None);
    saved.await.unwrap();
    let add = AddBot {
        name: "Helper bot".to_owned(),
        team: "Team 0".to_owned(),
    };
    (services.accounts().add_bot(add).await.unwrap().0, ids)
}

/// A rule with words, an intent and attributes; every ticket is one rule's.
fn rule(n: usize, teams: usize) -> RouteRule {
    RouteRule {
        name: format!("rule {n}"),
        enabled: true,
        overrides_bot: false,
        when: When {
            topic: (0..5).map(|word| format!("topic{n}x{word}")).collect(),
            intent: vec![IntentIs::Named(format!("intent_{n}_*"))],
            customer: [("tier".to_owned(), vec!["g*".to_owned()])].into(),
            ..When::default()
        },
        then: Then {
            team: Some(format!("Team {}", n % teams)),
            prefer_skills: vec![format!("skill {}", n % 5)],
            ..Then::default()
        },
    }
}

fn escalation(n: usize) -> Escalation {
    let rule = n % RULES;
    let said =
        format!("The customer asks about topic{rule}x3 and has not heard of it since Tuesday");
    let mut customer = CustomerInput {
        external_id: Some(format!("customer {n}")),
        ..CustomerInput::default()
    };
    customer.attributes.insert("Tier".to_owned(), "gold".into());
    Escalation {
        conversation: ConversationInput {
            external_id: format!("conversation {n}"),
            ..ConversationInput::default()
        },
        customer: Some(customer),
        packet: Packet {
            trigger: Some(Trigger {
                reason: Reason::Policy,
                detail: None,
                message_id: None,
                confidence: None,
            }),
            summary: Some(Summary {
                text: said,
                author: None,
            }),
            intent: Some(Intent {
                name: format!("intent_{rule}_x"),
                confidence: Some(0.9),
            }),
            ..Packet::default()
        },
        ..Escalation::default()
    }
}

fn one_by_one(kind: Kind, table: &mut Table) {
    let place = Place::new(kind, 20, 500, None);
    place.come();
    let (mut escalated, mut offered) = (Vec::new(), Vec::new());
    for n in 0..TICKETS {
        escalated.push(place.escalate(n));
        let (made, time) = place.offer();
        assert_eq!(made, 1, "ticket {n}");
        offered.push(time);
    }
    for (name, mut times) in [
        ("escalated, by 50 rules", escalated),
        ("offered to the best", offered),
    ] {
        // The first ones warm up.
        let times: Times = times.split_off(TICKETS / 10).into_iter().collect();
        let row = [times.percentile(50), times.percentile(99), times.max()].map(ms);
        table.row(&[&[name.to_owned()], &row[..]].concat());
    }
}

fn at_once(kind: Kind, teams: usize, table: &mut Table) {
    let place = Place::new(kind, teams, 200, Some(CAPACITY));
    place.escalate_all(WAITING);
    place.come();
    let (made, time) = place.offer();
    let loads: Vec<i64> = place
        .agents()
        .iter()
        .map(|agent| agent.active_count)
        .collect();
    assert!(loads.iter().all(|load| *load == CAPACITY), "{loads:?}");
    assert_eq!(made, 200 * CAPACITY as usize);
    let each = time / u32::try_from(made).unwrap();
    let name = match teams {
        1 => "one team".to_owned(),
        teams => format!("{teams} teams"),
    };
    table.row(&[
        name,
        made.to_string(),
        format!("{:.2} s", time.as_secs_f64()),
        ms(each),
    ]);
}
