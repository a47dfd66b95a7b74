//! Every page and every fragment, rendered.

use askama::Template;
use baton::domain::base::words::Role;
use baton::views::composer::view::GuardView;
use baton::views::console::ConsolePage;
use baton::views::control::view::ControlFragment;
use baton::views::error::ErrorPage;
use baton::views::login::LoginPage;
use baton::views::message::view::MessageFragment;
use baton::views::overview::view::*;
use baton::views::packet::view::PacketFragment;
use baton::views::presence::*;
use baton::views::queue::view::*;
use baton::views::thread::view::HandoffFragment;
use baton::views::ticket::stance::Stance;

use crate::say::Say;
use crate::{board, conversation, queue, ticket};

pub const PLAIN: Say = Say { hostile: false };
const STANCES: [Stance; 9] = [
    Stance::Yours,
    Stance::OfferedYou,
    Stance::OfferedOther,
    Stance::Waiting,
    Stance::Elsewhere,
    Stance::Taken,
    Stance::Bot,
    Stance::Snoozed,
    Stance::Closed,
];

/// The html; a template of this crate cannot fail to render into memory.
pub fn render(template: &impl Template) -> String {
    template.render().unwrap_or_else(|error| panic!("{error}"))
}

pub fn console(say: Say, stance: Stance) -> ConsolePage {
    let view = if stance == Stance::Yours {
        "mine"
    } else {
        "team"
    };
    ConsolePage {
        shell: queue::shell(say, view, Role::Manager),
        queue: queue::queue(say, view, 1042),
        ticket: Some(ticket::ticket(say, stance)),
        flash: say.it(""),
    }
}

pub fn pages(say: Say) -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = STANCES
        .iter()
        .map(|&stance| (format!("ticket-{stance}"), render(&console(say, stance))))
        .collect();
    let mut guarded = console(say, Stance::Yours);
    if let Some(ticket) = &mut guarded.ticket {
        ticket.composer.guard = Some(GuardView { new_messages: 2 });
    }
    let empty = ConsolePage {
        shell: queue::shell(say, "team", Role::Agent),
        queue: QueueView {
            title: "Team".into(),
            ..QueueView::default()
        },
        ticket: None,
        flash: String::new(),
    };
    let queue = ConsolePage {
        shell: queue::shell(say, "team", Role::Manager),
        queue: queue::queue(say, "team", 0),
        ticket: None,
        flash: String::new(),
    };
    let login = LoginPage {
        kept_for: String::new(),
        kept: String::new(),
        csrf: "t0ken".into(),
        email: say.it("ada@harbour.example"),
        next: "/queue".into(),
        error: say.it("E-mail or password is wrong."),
        throttled: String::new(),
        ..LoginPage::default()
    };
    let error = ErrorPage {
        written: Vec::new(),
        status: 404,
        title: say.it("There is no such ticket"),
        explanation: say.it("Ticket #9 does not exist, or it belongs to a team you are not in."),
        advice: say.it("Check the number, or look for it in the queue."),
        request_id: "01JD8".into(),
    };
    let overview = OverviewPage {
        shell: queue::shell(say, "overview", Role::Manager),
        overview: board::overview(say),
    };
    pages.extend([
        ("ticket-guarded".into(), render(&guarded)),
        ("queue-empty".into(), render(&empty)),
        ("queue".into(), render(&queue)),
        ("login".into(), render(&login)),
        ("error".into(), render(&error)),
        ("overview".into(), render(&overview)),
    ]);
    pages
}

pub fn fragments(say: Say) -> Vec<(&'static str, String)> {
    let ticket = ticket::ticket(say, Stance::Yours);
    let message = conversation::message(
        say,
        "k3f9",
        12,
        "customer",
        "Maria Lindqvist",
        -1.0,
        "hello",
    );
    vec![
        (
            "row-1042",
            render(&QueueRowFragment {
                row: &queue::row(say),
                opened_in: "",
                is_current: false,
            }),
        ),
        (
            "queue-list",
            render(&QueueFragment {
                queue: &queue::queue(say, "team", 0),
            }),
        ),
        (
            "control-1042",
            render(&ControlFragment {
                control: &ticket.control,
            }),
        ),
        (
            "message-k3f9",
            render(&MessageFragment { message: &message }),
        ),
        (
            "handoff-h7",
            render(&HandoffFragment {
                handoff: &conversation::handoff(say),
            }),
        ),
        (
            "packet-1042",
            render(&PacketFragment {
                packet: &crate::packet::packet(say, 1042),
            }),
        ),
        (
            "presence-1042",
            render(&PresenceFragment {
                presence: &ticket.presence,
            }),
        ),
        (
            "typing-1042",
            render(&TypingFragment {
                typing: &ticket.typing,
            }),
        ),
        (
            "overview",
            render(&OverviewFragment {
                overview: &board::overview(say),
            }),
        ),
    ]
}
