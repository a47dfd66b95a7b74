//! Invented tickets in a queue, and the frame around them.

use baton::domain::accounts::preferences::Preferences;
use baton::domain::base::ids::{AgentId, TeamId};
use baton::domain::base::words::{Priority, Role};
use baton::domain::case::actor::Actor;
use baton::domain::case::lifecycle::{Offeree, Status};
use baton::services::View;
use baton::views::queue::view::{QueueRow, QueueView, SaidView};
use baton::views::shell::{Counts, Section, Shell, Viewer};
use baton::views::side_menu::SideMenu;

use crate::say::{Say, at};

pub fn shell(say: Say, view: &str, role: Role) -> Shell {
    Shell {
        title: say.it(if view == "overview" {
            "Overview"
        } else {
            "Team queue"
        }),
        me: Viewer {
            account: "agt_7".into(),
            preferences: Preferences::default(),
            actor: Actor {
                id: ADA,
                role,
                teams: vec![BILLING, TeamId(2)],
            },
            name: say.it("Ada Okafor"),
            email: say.it("ada@harbour.example"),
            capacity: 0,
            away: false,
            away_for: String::new(),
            missed_offer: false,
            missed_ticket: None,
        },
        csrf: "t0ken".into(),
        view: Section::parse(view).unwrap(),
        menu: SideMenu::default(),
        counts: Counts {
            load: 3,
            mine: 3,
            mine_unread: 1,
            team: 5,
            all: 12,
            notifications: 2,
        },
        now: at(0.0),
        theme: String::new(),
    }
}

pub const ADA: AgentId = AgentId(1);
pub const BEN: AgentId = AgentId(2);
pub const CLEO: AgentId = AgentId(3);
pub const BILLING: TeamId = TeamId(1);

struct Line(
    i64,
    &'static str,
    &'static str,
    &'static str,
    Priority,
    Status,
    f64,
    f64,
);

pub fn row(say: Say) -> QueueRow {
    rows(say)
        .into_iter()
        .find(|row| row.number == 1042)
        .unwrap()
}

pub fn rows(say: Say) -> Vec<QueueRow> {
    [
        Line(
            1049,
            "Jon Bakker",
            "Cannot sign in after changing phone; codes go to the old number",
            "going in circles",
            Priority::High,
            Status::Waiting,
            -1.2,
            -16.5,
        ),
        Line(
            1051,
            "سلمى العطار",
            "الطلب لم يصل منذ أسبوع والعميلة تطلب استرداد المبلغ",
            "language",
            Priority::Normal,
            Status::Offered(Offeree::Agent(ADA)),
            0.6,
            -1.4,
        ),
        Line(
            1042,
            "Maria Lindqvist",
            "Charged twice for order 88-2041, wants the second payment back today",
            "asked for a person",
            Priority::Urgent,
            Status::Active(ADA),
            2.2,
            -11.0,
        ),
        Line(
            1038,
            "Wei-Ling 陳",
            "發票地址需要更改,客戶已經提供新的統一編號",
            "policy or permission limit",
            Priority::Normal,
            Status::Active(BEN),
            14.0,
            -42.0,
        ),
        Line(
            1053,
            "Priya Raghunathan",
            "Sales demo went well; asks how to move 40 seats to the yearly plan before Friday",
            "approval required",
            Priority::Normal,
            Status::Waiting,
            21.0,
            -3.0,
        ),
        Line(
            1044,
            "Unknown customer",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "low confidence",
            Priority::Low,
            Status::Waiting,
            55.0,
            -5.0,
        ),
        Line(
            1031,
            "Tomás Herrera",
            "Parcel returned to sender twice, driver could not find the gate",
            "anger",
            Priority::Normal,
            Status::Snoozed(CLEO),
            190.0,
            -130.0,
        ),
    ]
    .into_iter()
    .map(|line| QueueRow {
        tags: Vec::new(),
        more_tags: 0,
        invited: None,
        closed: None,
        ask: String::new(),
        number: line.0,
        customer: say.it(line.1),
        summary: say.it(line.2),
        said: (line.0 % 2 == 1).then(|| SaidView {
            who: say.it("Ben Ito"),
            agent: BEN.to_string(),
            text: say.it("Let me look that up for you."),
        }),
        reason: say.it(line.3),
        priority: line.4,
        status: line.5,
        owner: line.5.place(),
        owner_name: match line.5.place() {
            None => String::new(),
            Some(ADA) => say.it("Ada Okafor"),
            Some(BEN) => say.it("Ben Ito"),
            Some(_) => say.it("Cleo Marsh"),
        },
        language: if line.0 == 1051 {
            "ar".into()
        } else {
            "en".into()
        },
        channel: say.it("web"),
        team: BILLING,
        team_name: say.it("Billing"),
        order: at(line.6),
        due: at(line.6),
        waiting_since: at(line.7),
        awaits_reply: true,
        seq: 40 + line.0,
        message_seq: 38 + line.0,
        unread: line.0 == 1051 || line.0 == 1049,
        new_messages: 0,
        draft: String::new(),
    })
    .collect()
}

pub fn queue(say: Say, view: &str, current: i64) -> QueueView {
    QueueView {
        view: View::parse(view).unwrap(),
        title: if view == "mine" {
            "Mine".into()
        } else {
            "Team".into()
        },
        rows: rows(say),
        more: "/queue?view=team&after=c9".into(),
        current,
        ..QueueView::default()
    }
}
