//! An invented ticket in every stance.

use baton::domain::base::ids::{BotId, ConversationId, TeamId, TicketId, Token};
use baton::domain::base::words::{DraftKind, Outcome, Priority, Reason};
use baton::domain::case::control::Holder;
use baton::domain::case::invitation::{Invitation, Invitee};
use baton::domain::case::lifecycle::{Offeree, Status};
use baton::domain::case::ticket::Ticket;
use baton::views::AttachmentView;
use baton::views::chips::InvitedView;
use baton::views::composer::view::ComposerView;
use baton::views::control::view::ControlView;
use baton::views::packet::view::PacketView;
use baton::views::presence::{HereDoing, PersonHere, PresenceView, TypingView};
use baton::views::tags::TagView;
use baton::views::thread::view::{HandoffKind, HandoffView, ThreadItem};
use baton::views::ticket::stance::{Stance, Stances};
use baton::views::ticket::view::{
    AlsoOpenView, EarlierView, LinkedView, ReturnTarget, TicketView, WithBotView,
};

use crate::conversation::{handoff, message, transcript};
use crate::packet::packet;
use crate::queue::{ADA, BEN, BILLING};
use crate::say::{Say, at, moment};

/// Where a ticket stands that is like this to Ada.
fn status(stance: Stance) -> Status {
    match stance {
        Stance::Waiting | Stance::Elsewhere => Status::Waiting,
        Stance::OfferedYou => Status::Offered(Offeree::Agent(ADA)),
        Stance::OfferedOther => Status::Offered(Offeree::Agent(BEN)),
        Stance::Bot | Stance::GivenBack => Status::Offered(Offeree::Bot(BotId(1))),
        Stance::Taken | Stance::Invited => Status::Active(BEN),
        Stance::Snoozed => Status::Snoozed(ADA),
        Stance::Closed => Status::Closed(Outcome::Resolved),
        Stance::Yours => Status::Active(ADA),
    }
}

/// A ticket that is like this to Ada, who is in its team unless it is elsewhere.
pub fn case(stance: Stance) -> Ticket {
    let now = moment();
    Ticket {
        id: TicketId(1042),
        token: Token("tkt_1042".into()),
        conversation: ConversationId(5),
        bot: BotId(1),
        team: if stance == Stance::Elsewhere {
            TeamId(9)
        } else {
            BILLING
        },
        status: status(stance),
        agent: (stance == Stance::GivenBack).then_some(ADA),
        priority: Priority::Urgent,
        reason: Reason::UserRequested,
        language: None,
        packet_version: 1,
        previous: None,
        reopened: 0,
        created_at: now,
        waiting_since: now,
        accepted_at: None,
        first_reply_at: None,
        unanswered_since: None,
        due_at: now,
        closed_at: None,
        last_seq: 39,
        customer_seq: 37,
        queued_at: now,
        declined: Vec::new(),
        snoozed_until: None,
        invitation: (stance == Stance::Invited).then_some(Invitation {
            to: Invitee::Agent(ADA),
            since: now,
        }),
    }
}

pub fn control(say: Say, number: i64, stance: Stance) -> ControlView {
    let status = status(stance);
    let bot = Holder::Bot(BotId(1));
    let (holder, owner, name) = match status {
        Status::Waiting => (Holder::Team(BILLING), None, ""),
        Status::Offered(Offeree::Agent(ADA)) => (Holder::Team(BILLING), Some(ADA), "Ada Okafor"),
        Status::Offered(Offeree::Agent(to)) => (Holder::Team(BILLING), Some(to), "Ben Ito"),
        Status::Offered(Offeree::Bot(_)) => (bot, None, "Harbour Helper"),
        Status::Active(ADA) | Status::Snoozed(ADA) => (Holder::Agent(ADA), Some(ADA), "Ada Okafor"),
        Status::Active(owner) | Status::Snoozed(owner) => {
            (Holder::Agent(owner), Some(owner), "Ben Ito")
        }
        Status::Closed(_) => (bot, Some(ADA), "Ada Okafor"),
    };
    let is_closed = matches!(status, Status::Closed(_));
    ControlView {
        tags: vec![TagView {
            name: say.it("refund"),
            colour: "teal",
        }],
        priority: Priority::Normal,
        closed: None,
        number,
        status,
        stances: Stances::of(&case(stance)),
        note: match stance {
            Stance::Invited => say.it("She asks for the refund"),
            _ => String::new(),
        },
        outcome: if is_closed {
            "resolved".into()
        } else {
            String::new()
        },
        holder,
        epoch: 7,
        bot: say.it("Harbour Helper"),
        team: BILLING,
        team_name: say.it("Billing"),
        owner,
        owner_name: if name.is_empty() {
            String::new()
        } else {
            say.it(name)
        },
        comes_back: true,
        invited: (stance == Stance::Invited).then(|| InvitedView {
            to: Invitee::Agent(ADA),
            name: say.it("Ada Okafor"),
        }),
        due: if is_closed { String::new() } else { at(2.2) },
        awaits_reply: matches!(status, Status::Active(_)),
        due_label: if matches!(status, Status::Active(_)) {
            "Answer within %".into()
        } else {
            "Accept within %".into()
        },
        waiting_since: at(-11.0),
        seq: 39,
    }
}

/// As the page shows it, unlike what is pushed: its forms carry the token.
fn with_token(mut packet: PacketView) -> PacketView {
    if let Some(ask) = &mut packet.ask {
        ask.csrf = "t0ken".into();
    }
    packet
}

pub fn ticket(say: Say, stance: Stance) -> TicketView {
    let number = 1042;
    let said = |key, seq, kind, author, minutes, text| {
        ThreadItem::Message(message(say, key, seq, kind, author, minutes, text))
    };
    let small = |key: &str, seq, kind, minutes, reason: &str| {
        ThreadItem::Handoff(HandoffView {
            key: key.into(),
            seq,
            at: at(minutes),
            kind,
            reason: say.it(reason),
            ..HandoffView::default()
        })
    };
    let mut thread = vec![
        ThreadItem::Handoff(handoff(say)),
        said(
            "m32",
            32,
            "bot",
            "Harbour Helper",
            -11.0,
            "I am passing you to a colleague who can approve this. Usually about five minutes.",
        ),
    ];
    if stance != Stance::Waiting && stance != Stance::OfferedYou {
        thread.extend([
            small("e33", 33, HandoffKind::Accepted, -8.0, "Ada Okafor accepted"),
            said("m34", 34, "agent", "Ada Okafor", -7.5, "Hello Maria, this is Ada. I can see both charges of 64.90 EUR for order 88-2041, so no need to explain it again. I am checking the second payment now."),
            said("m35", 35, "suppressed", "Harbour Helper", -7.2, "Would you like a 10 EUR voucher instead?"),
            said("m36", 36, "customer", "Maria Lindqvist", -5.0, "thank you, finally! here is my screenshot\nhttps://fjord.example/s/4417"),
            said("m37", 37, "customer", "Maria Lindqvist", -4.8, "also: is the parcel still coming?"),
            said("m38", 38, "note", "Ben Ito", -3.0, "Same retry bug as in #1017. Finance says refunds of payment 2 are fine without a form."),
            said("m39", 39, "agent", "Ada Okafor", -2.0, "It is: it left the warehouse this morning."),
        ]);
        if let Some(ThreadItem::Message(message)) = thread.get_mut(5) {
            message.attachments = vec![AttachmentView {
                name: say.it("charges.png"),
                url: "https://fjord.example/c.png".into(),
                detail: "PNG, 84 KB".into(),
                picture: None,
                icon: "clip",
            }];
        }
    }
    TicketView {
        refilled: baton::views::ticket::refilled::Refilled::default(),
        mark: String::new(),
        is_followed: stance == Stance::Yours,
        with_bot: (stance == Stance::Closed).then(|| WithBotView {
            bot: say.it("Harbour Helper"),
            since: at(-3.0),
        }),
        number,
        customer: say.it("Maria Lindqvist"),
        summary: say.it("Charged twice for order 88-2041, wants the second payment back today"),
        priority: "urgent".into(),
        channel: say.it("web"),
        language: say.it("English"),
        stance,
        linked: (stance == Stance::Taken).then(|| LinkedView {
            number: 871,
            closed_at: at(-4000.0),
            summary: say.it("Address change"),
        }),
        earlier: vec![EarlierView {
            number: 871,
            summary: say.it("Address change"),
            status: "resolved".into(),
            at: at(-60.0 * 24.0 * 41.0),
        }],
        whole: String::new(),
        also_open: vec![AlsoOpenView {
            number: 1022,
            agent: say.it("Ben Ito"),
        }],
        before_this: say.it("2 earlier tickets"),
        known: Vec::new(),
        control: control(say, number, stance),
        transcript: Some(transcript(say, number)),
        thread,
        older: String::new(),
        newest: String::new(),
        presence: PresenceView {
            number,
            people: vec![
                PersonHere {
                    id: "2".into(),
                    name: say.it("Ben Ito"),
                    doing: HereDoing::Viewing,
                },
                PersonHere {
                    id: "1".into(),
                    name: say.it("Ada Okafor"),
                    doing: HereDoing::Viewing,
                },
            ],
        },
        typing: TypingView {
            number,
            name: say.it("Maria"),
            typing: stance == Stance::Yours,
        },
        composer: ComposerView {
            still: "I’m still working on this.",
            kind: DraftKind::Reply,
            reply: if stance == Stance::Yours {
                say.it("Good news, Maria: the second payment is refunded.")
            } else {
                String::new()
            },
            note: say.it("note draft"),
            saved_at: if stance == Stance::Yours {
                at(-0.5)
            } else {
                String::new()
            },
            client_id: "c-1".into(),
            last_seq: 39,
            guard: None,
            known: None,
            file_limit: 10 * 1024 * 1024,
            attached: Vec::new(),
            assist: None,
        },
        packet: with_token(packet(say, number)),
        give_to: Vec::new(),
        offered_min: 10,
        return_to: vec![
            ReturnTarget {
                id: "helper".into(),
                name: say.it("Harbour Helper"),
                is_away: false,
            },
            ReturnTarget {
                id: "orders".into(),
                name: say.it("Order Bot"),
                is_away: false,
            },
        ],
        seq: 39,
    }
}
