//! An invented day on the overview.

use baton::views::overview::view::{
    AgentLine, AgentState, BotLine, FailedLine, OverviewView, StuckLine, TeamLine,
};

use crate::say::{Say, at};

pub fn overview(say: Say) -> OverviewView {
    let team = |id: &str,
                name: &str,
                waiting,
                oldest: f64,
                offered,
                active,
                closed_today,
                online,
                load,
                capacity| TeamLine {
        id: id.into(),
        name: say.it(name),
        closed: None,
        waiting,
        oldest_since: if waiting > 0 {
            at(oldest)
        } else {
            String::new()
        },
        due: at(2.0),
        overdue: usize::from(online == 0) * 2,
        offered,
        active,
        closed_today,
        closed_per_day: [3, 9, 0, 14, 22, 12, closed_today],
        online,
        load,
        capacity,
    };
    let agent = |id: &str, name: &str, teams: &str, state: &str, since, load, capacity| AgentLine {
        id: id.into(),
        name: say.it(name),
        teams: say.it(teams),
        state: AgentState::parse(state).unwrap(),
        away_for: String::new(),
        since: at(since),
        load,
        capacity,
    };
    OverviewView {
        at: at(0.0),
        stuck: vec![StuckLine {
            number: 51,
            customer: say.it("Maria Lindqvist"),
            summary: say.it("Paid twice for one order"),
            team: say.it("Night desk"),
            waiting_since: at(-18.0),
        }],
        failed: vec![FailedLine {
            kind: "mail.overdue".into(),
            error: say.it("the mail server refused the address"),
            at: at(-30.0),
        }],
        bots: vec![
            BotLine {
                name: say.it("Refund bot 2.1"),
                heard_at: at(-190.0),
                unreachable: say.it("Night desk queue"),
                lapses: 3,
                tickets: vec![1204, 1188],
            },
            BotLine {
                name: say.it("Order bot"),
                unreachable: "the ticket’s queue".into(),
                ..BotLine::default()
            },
        ],
        teams: vec![
            team("night", "Night desk", 2, -18.0, 0, 0, 4, 0, 0, Some(4)),
            team("billing", "Billing", 3, -16.5, 1, 5, 31, 2, 6, Some(8)),
            team("orders", "Orders", 0, 0.0, 0, 2, 18, 3, 2, None),
        ],
        agents: vec![
            agent(
                "ada",
                "Ada Okafor",
                "Billing, Orders",
                "online",
                -190.0,
                3,
                Some(4),
            ),
            agent("ben", "Ben Ito", "Billing", "online", -85.0, 4, Some(4)),
            agent("cleo", "Cleo Marsh", "Orders", "away", -12.0, 1, Some(4)),
            agent(
                "dov",
                "Dov Sharabi",
                "Night desk",
                "offline",
                -700.0,
                0,
                None,
            ),
        ],
    }
}
