use super::fixture::{ADA, NUMBER, Say, message, page, view, viewer};
use crate::domain::base::ids::{AgentId, BotId, TicketId};
use crate::domain::base::words::{Outcome, Sender};
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, HandoffReason, MoveReason};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::services::ViewedTicket;
use crate::services::reading::receivers::{ReceivingAgent, ReceivingBot};
use crate::views::console::ConsolePage;
use crate::views::queue::fill::queue_row;
use crate::views::queue::view::QueueView;
use crate::views::shell::{Counts, Section, Shell, Viewer};
use crate::views::side_menu::SideMenu;
use crate::views::thread::fill::thread;
use crate::views::thread::view::ThreadItem;
use crate::views::ticket::stance::Stance;
use crate::views::transcript::fill::transcript;
use crate::views::transcript::view::TranscriptItem;
use askama::Template;

const PLAIN: Say = Say(false);

/// Each entry of the thread in a few words.
fn told(read: &ViewedTicket) -> Vec<String> {
    let words = |item: &ThreadItem| match item {
        ThreadItem::Message(m) => format!("{} {}: {}", m.seq, m.kind, m.text),
        ThreadItem::Handoff(h) => {
            format!("{} [{}] {}>{} {}", h.seq, h.kind, h.from, h.to, h.reason)
        }
        ThreadItem::Answered(a) => format!("{} [{}] {}", a.seq, a.mark, a.line),
    };
    thread(read).iter().map(words).collect()
}

/// Each entry of the bot's part.
fn bot_part(read: &ViewedTicket) -> Vec<String> {
    let words = |item: &TranscriptItem| match item {
        TranscriptItem::Message(m) => format!("{}: {}", m.kind, m.text),
        TranscriptItem::Tool(t) => format!("{} {}: {}", t.name, t.status, t.detail),
        TranscriptItem::Pass(p) => format!("{} > {}: {}", p.from, p.to, p.detail),
    };
    transcript(read).unwrap().items.iter().map(words).collect()
}

#[test]
fn the_thread_begins_with_the_escalation_and_keeps_the_order() {
    assert_eq!(
        told(&view(PLAIN)),
        [
            "3 [event] > Earlier, in ticket #12",
            "3 agent: Your address is changed",
            "22 [handoff] Harbour Helper>Billing asked for a person",
            "23 system: I am handing you over",
            "30 [accepted] > Ada Okafor accepted",
            "31 agent: Hello Maria",
            "32 agent: I am looking",
            "33 suppressed: A voucher?",
            "34 note: Same bug as #17",
            "35 customer: my screenshot",
        ]
    );
}

#[test]
fn the_copy_in_the_browser_and_the_stored_message_have_the_same_key() {
    let keys: Vec<String> = thread(&view(PLAIN))
        .into_iter()
        .filter_map(|item| match item {
            ThreadItem::Message(message) => Some(message.key),
            ThreadItem::Handoff(_) | ThreadItem::Answered(_) => None,
        })
        .collect();
    assert!(keys.contains(&"0b7c".to_owned()), "{keys:?}");
    assert!(keys.contains(&"msg_35".to_owned()), "{keys:?}");
}

#[test]
fn what_a_bot_says_after_the_ticket_is_closed_is_in_it_and_the_next_ticket_is_not() {
    let mut read = view(PLAIN);
    read.row.ticket.status = Status::Closed(Outcome::Resolved);
    read.messages
        .push(message(60, Sender::Bot, "Anything else?".into()));
    let mut next = message(70, Sender::Customer, "Again!".into());
    next.ticket = Some(TicketId(49));
    read.messages.push(next);
    let told = told(&read).join("\n");
    assert!(
        told.contains("Anything else?") && !told.contains("Again!"),
        "{told}"
    );
}

#[test]
fn the_bots_part_shows_nothing_twice_and_tools_with_what_came_of_them() {
    assert_eq!(
        bot_part(&view(PLAIN)),
        [
            "customer: You charged me twice for order 88-2041",
            "get_order ok: order 88-2041: status paid, charges 2",
            "bot: I see both charges. One moment.",
            "refund failed: order 88-2041, amount 64.9: Error: amount over limit",
            "customer: Let me talk to a person",
            "transfer_to_human_agents unknown: ",
            "bot: A colleague will help you",
        ]
    );
    let part = transcript(&view(PLAIN)).unwrap();
    assert_eq!(part.extent, "4 messages, 3 tool calls");
    let technical: Vec<&str> = part
        .technical
        .iter()
        .map(|entry| entry.label.as_str())
        .collect();
    assert_eq!(technical, ["system prompt"]);
}

#[test]
fn mirrored_words_the_transcript_lacks_stand_where_they_were_said() {
    let mut read = view(PLAIN);
    let mut first = message(9, Sender::Customer, "Hi".into());
    read.messages.insert(1, first.clone());
    let person = "Let me talk to a person";
    read.messages
        .insert(4, message(12, Sender::Customer, person.into()));
    assert_eq!(bot_part(&read).first().unwrap(), "customer: Hi");
    // Without a transcript the mirror is all there is.
    read.transcript.clear();
    first.seq = 13;
    read.messages.push(first);
    assert_eq!(
        bot_part(&read),
        [
            "customer: Hi",
            "customer: You charged me twice for order 88-2041",
            "bot: I see both charges. One moment.",
            "customer: Let me talk to a person",
            "bot: A colleague will help you",
            "customer: Hi",
        ]
    );
}

#[test]
fn a_transcript_does_not_repeat_an_earlier_ticket() {
    let mut read = view(PLAIN);
    let told = |seq, sender, text: &str| {
        let mut said = message(seq, sender, text.into());
        said.ticket = Some(TicketId(12));
        said
    };
    read.messages = vec![
        told(
            2,
            Sender::Customer,
            "You charged me twice for order 88-2041",
        ),
        told(3, Sender::Agent, "I see both charges. One moment."),
        told(4, Sender::Customer, "Let me talk to a person"),
    ];
    let part = bot_part(&read);
    assert!(
        part.iter().all(|line| !line.starts_with("customer:")),
        "{part:?}"
    );
}

#[test]
fn who_looks_decides_the_stance() {
    let read = view(PLAIN);
    let mine = page(&read, &viewer(ADA.0));
    assert_eq!((mine.stance, mine.number), (Stance::Yours, NUMBER.0));
    assert_eq!(page(&read, &viewer(2)).stance, Stance::Taken);
    assert_eq!(mine.return_to[0].id, "Harbour Helper");
    assert_eq!(mine.language, "Spanish");
    assert_eq!(mine.control.due_label, "Answer within %");
}

#[test]
fn no_text_of_anybody_becomes_markup() {
    let say = Say(true);
    let mut read = view(say);
    for status in [
        Status::Active(ADA),
        Status::Waiting,
        Status::Offered(Offeree::Bot(read.bot.id)),
    ] {
        read.row.ticket.status = status;
        read.row.ticket.first_reply_at = None;
        let me = Viewer {
            name: say.it("Ada"),
            email: say.it("ada"),
            ..viewer(ADA.0)
        };
        let page = ConsolePage {
            ticket: Some(page(&read, &me)),
            shell: Shell {
                me,
                title: say.it("title"),
                csrf: String::new(),
                view: Section::Team,
                menu: SideMenu::default(),
                counts: Counts::default(),
                now: String::new(),
                theme: String::new(),
            },
            queue: QueueView {
                rows: vec![queue_row(&read.row)],
                filtered_by: say.it("filter"),
                ..QueueView::default()
            },
            flash: say.it("flash"),
        };
        let html = page.render().unwrap();
        assert!(!html.contains("<script>"), "a raw script");
        assert!(!html.contains("\" onload=\"x"), "a text left its attribute");
        assert!(!html.contains("href=\"javascript:"), "a link to a script");
        assert!(html.contains("screenshot"));
    }
}

#[test]
fn a_ticket_is_offered_to_nobody_whose_login_is_gone_and_says_who_is_not_there() {
    let mut read = view(PLAIN);
    let (bea, cleo, gone) = (AgentId(8), AgentId(9), AgentId(10));
    let names = [(bea, "Bea"), (cleo, "Cleo"), (gone, "Gone")];
    let names = names.map(|(id, name)| (id, name.to_owned()));
    read.agents.extend(names);
    let receiver = |id, is_available, active, capacity| ReceivingAgent {
        id,
        is_available,
        active,
        capacity,
    };
    read.receivers.agents = vec![
        receiver(bea, false, 1, None),
        receiver(ADA, true, 0, None),
        receiver(cleo, true, 3, Some(5)),
    ];
    read.receivers.bots.clear();
    let shown = page(&read, &viewer(1));
    let of = |label: &str| -> Vec<&str> {
        let groups = shown.give_to.iter().filter(|group| group.label == label);
        let targets = groups.flat_map(|group| &group.targets);
        targets.map(|target| target.name.as_str()).collect()
    };
    assert!(of("Bots").is_empty());
    let colleagues = of("Colleagues");
    assert_eq!(
        colleagues,
        ["Cleo, 3 of 5 tickets", "Bea, offline, 1 ticket"]
    );
}

#[test]
fn a_bot_that_never_had_the_ticket_gets_it_and_not_back() {
    let mut read = view(PLAIN);
    let pop = BotId(77);
    read.bots.insert(pop, "Pop bot".to_owned());
    read.receivers.bots.push(ReceivingBot {
        id: pop,
        has_connected: false,
    });
    let shown = page(&read, &viewer(ADA.0));
    let groups = shown.give_to.iter().filter(|group| group.label == "Bots");
    let targets = groups.flat_map(|group| &group.targets);
    let bots: Vec<&str> = targets.map(|target| target.name.as_str()).collect();
    assert_eq!(bots, ["Harbour Helper", "Pop bot, never connected"]);
    assert_eq!(shown.hand_back(), "Hand back to Harbour Helper");

    for (bot, stands, line) in [
        (
            read.bot.id,
            "Handed back to",
            "Harbour Helper handed back, accepted",
        ),
        (pop, "Transferred to", "Pop bot transferred, accepted"),
    ] {
        read.row.ticket.status = Status::Offered(Offeree::Bot(bot));
        let stood = page(&read, &viewer(ADA.0)).control.stands().to_string();
        assert!(stood.starts_with(stands), "{stood}");
        let mut given = read.handoffs[1].clone();
        given.seq = 40;
        given.from = Holder::Agent(ADA);
        given.to = Holder::Bot(bot);
        given.reason = HandoffReason::Moved(MoveReason::Returned);
        given.outcome = Some(HandoffOutcome::Accepted);
        read.handoffs.push(given);
        let told = told(&read);
        assert!(told.iter().any(|one| one.ends_with(line)), "{told:?}");
        read.handoffs.pop();
    }
}
