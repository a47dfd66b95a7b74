//! An invented ticket in every stance.

use baton::views::packet::PacketView;
use baton::views::{
    AttachmentView,
    composer::ComposerView,
    control::{ControlView, InvitedView},
    presence::{PersonHere, PresenceView, TypingView},
    stance::Stance,
    thread::{HandoffKind, HandoffView, ThreadItem},
    ticket::{EarlierView, LinkedView, ReturnTarget, TicketView},
};

use crate::conversation::{handoff, message, transcript};
use crate::packet::packet;
use crate::say::{Say, at};

pub fn control(say: Say, number: i64, stance: Stance) -> ControlView {
    let (status, holder, owner, name) = match stance {
        Stance::Waiting | Stance::Elsewhere => ("waiting", "team", "", ""),
        Stance::OfferedYou => ("offered", "team", "ada", "Ada Okafor"),
        Stance::OfferedOther => ("offered", "team", "ben", "Ben Ito"),
        Stance::Bot => ("offered", "bot", "", "Harbour Helper"),
        Stance::Taken | Stance::Invited => ("active", "agent", "ben", "Ben Ito"),
        Stance::Snoozed => ("snoozed", "agent", "ada", "Ada Okafor"),
        Stance::Closed => ("closed", "bot", "ada", "Ada Okafor"),
        Stance::Yours => ("active", "agent", "ada", "Ada Okafor"),
    };
    ControlView {
        closed: None,
        number,
        status: status.into(),
        outcome: if status == "closed" {
            "resolved".into()
        } else {
            String::new()
        },
        holder: holder.into(),
        epoch: 7,
        bot: say.it("Harbour Helper"),
        team: "billing".into(),
        team_name: say.it("Billing"),
        owner: owner.into(),
        owner_name: if name.is_empty() {
            String::new()
        } else {
            say.it(name)
        },
        invited: match stance {
            Stance::Invited => InvitedView {
                agent: "ada".into(),
                team: String::new(),
                name: say.it("Ada Okafor"),
            },
            _ => InvitedView::default(),
        },
        to_bot: stance == Stance::Bot,
        due: if status == "closed" {
            String::new()
        } else {
            at(2.2)
        },
        due_label: if status == "active" {
            "to answer".into()
        } else {
            "to accept".into()
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
        mark: String::new(),
        number,
        customer: say.it("Maria Lindqvist"),
        summary: say.it("Charged twice for order 88-2041, wants the second payment back today"),
        priority: "urgent".into(),
        channel: say.it("web"),
        language: say.it("English"),
        stance,
        linked: (stance == Stance::Taken).then(|| LinkedView {
            number: 871,
            relation: "Continues".into(),
            closed_at: at(-4000.0),
            summary: say.it("Address change"),
        }),
        earlier: vec![EarlierView {
            number: 871,
            summary: say.it("Address change"),
            status: "resolved".into(),
            at: at(-60.0 * 24.0 * 41.0),
        }],
        control: control(say, number, stance),
        transcript: Some(transcript(say, number)),
        thread,
        older: String::new(),
        newest: String::new(),
        presence: PresenceView {
            number,
            people: vec![
                PersonHere {
                    id: "ben".into(),
                    name: say.it("Ben Ito"),
                    doing: "viewing".into(),
                },
                PersonHere {
                    id: "ada".into(),
                    name: say.it("Ada Okafor"),
                    doing: "viewing".into(),
                },
            ],
        },
        typing: TypingView {
            number,
            name: say.it("Maria"),
            typing: stance == Stance::Yours,
        },
        composer: ComposerView {
            kind: "reply".into(),
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
        },
        packet: with_token(packet(say, number)),
        give_to: Vec::new(),
        return_to: vec![
            ReturnTarget {
                id: "helper".into(),
                name: say.it("Harbour Helper"),
            },
            ReturnTarget {
                id: "orders".into(),
                name: say.it("Order Bot"),
            },
        ],
        seq: 39,
    }
}
