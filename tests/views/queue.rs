//! Invented tickets in a queue, and the frame around them.

use baton::views::{
    control::InvitedView,
    queue::{QueueRow, QueueView},
    shell::{Counts, Shell, Viewer},
};

use crate::say::{Say, at};

pub fn shell(say: Say, view: &str, role: &str) -> Shell {
    Shell {
        title: say.it(if view == "overview" {
            "Overview"
        } else {
            "Team queue"
        }),
        me: Viewer {
            id: "ada".into(),
            name: say.it("Ada Okafor"),
            email: say.it("ada@harbour.example"),
            role: role.into(),
            teams: vec!["billing".into(), "orders".into()],
            away: false,
        },
        csrf: "t0ken".into(),
        view: view.into(),
        counts: Counts {
            mine: 3,
            mine_unread: 1,
            team: 5,
            all: 12,
        },
        now: at(0.0),
        theme: String::new(),
    }
}

struct Line(
    i64,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    f64,
    f64,
);

pub fn row(say: Say) -> QueueRow {
    rows(say)
        .into_iter()
        .find(|row| row.number == 1042)
        .unwrap_or_default()
}

pub fn rows(say: Say) -> Vec<QueueRow> {
    [
        Line(
            1049,
            "Jon Bakker",
            "Cannot sign in after changing phone; codes go to the old number",
            "going in circles",
            "high",
            "waiting",
            "",
            -1.2,
            -16.5,
        ),
        Line(
            1051,
            "سلمى العطار",
            "الطلب لم يصل منذ أسبوع والعميلة تطلب استرداد المبلغ",
            "language",
            "normal",
            "offered",
            "ada",
            0.6,
            -1.4,
        ),
        Line(
            1042,
            "Maria Lindqvist",
            "Charged twice for order 88-2041, wants the second payment back today",
            "asked for a person",
            "urgent",
            "active",
            "ada",
            2.2,
            -11.0,
        ),
        Line(
            1038,
            "Wei-Ling 陳",
            "發票地址需要更改,客戶已經提供新的統一編號",
            "policy or permission limit",
            "normal",
            "active",
            "ben",
            14.0,
            -42.0,
        ),
        Line(
            1053,
            "Priya Raghunathan",
            "Sales demo went well; asks how to move 40 seats to the yearly plan before Friday",
            "approval required",
            "normal",
            "waiting",
            "",
            21.0,
            -3.0,
        ),
        Line(
            1044,
            "Unknown customer",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "low confidence",
            "low",
            "waiting",
            "",
            55.0,
            -5.0,
        ),
        Line(
            1031,
            "Tomás Herrera",
            "Parcel returned to sender twice, driver could not find the gate",
            "anger",
            "normal",
            "snoozed",
            "cleo",
            190.0,
            -130.0,
        ),
    ]
    .into_iter()
    .map(|line| QueueRow {
        invited: InvitedView::default(),
        closed: None,
        ask: String::new(),
        number: line.0,
        customer: say.it(line.1),
        summary: say.it(line.2),
        reason: say.it(line.3),
        priority: line.4.into(),
        status: line.5.into(),
        owner: line.6.into(),
        owner_name: match line.6 {
            "" => String::new(),
            "ada" => say.it("Ada Okafor"),
            "ben" => say.it("Ben Ito"),
            _ => say.it("Cleo Marsh"),
        },
        language: if line.0 == 1051 {
            "ar".into()
        } else {
            "en".into()
        },
        channel: say.it("web"),
        team: "billing".into(),
        team_name: say.it("Billing"),
        due: at(line.7),
        waiting_since: at(line.8),
        awaits_reply: true,
        seq: 40 + line.0,
        message_seq: 38 + line.0,
        unread: line.0 == 1051 || line.0 == 1049,
    })
    .collect()
}

pub fn queue(say: Say, view: &str, current: i64) -> QueueView {
    QueueView {
        view: view.into(),
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
