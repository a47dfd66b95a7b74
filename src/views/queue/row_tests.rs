use crate::domain::base::ids::AgentId;
use crate::domain::base::words::Sender;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::message::LatestWords;
use crate::domain::dispatch::QueueGroup;
use crate::services::ViewedTicket;
use crate::views::fixture::{ADA, Say, view};
use crate::views::queue::fill::queue_row;

const PLAIN: Say = Say(false);

#[test]
fn a_row_has_its_owner_and_its_clock() {
    let mut read = view(PLAIN);
    let row = queue_row(&read.row);
    assert_eq!(
        (row.owner, row.owner_name.as_str()),
        (Some(ADA), "Ada Okafor")
    );
    assert_eq!(row.summary, "Charged twice for order 88-2041");
    assert_eq!(row.due, "2026-11-23T10:35:00.000000Z");
    read.row.ticket.status = Status::Waiting;
    let row = queue_row(&read.row);
    assert_eq!((row.owner, row.owner_name.as_str()), (None, ""));
}

#[test]
fn a_row_says_who_spoke_last_and_what() {
    let mut read = view(PLAIN);
    let said = |read: &ViewedTicket| queue_row(&read.row).said.unwrap();
    assert_eq!(
        (said(&read).who.as_str(), said(&read).text.as_str()),
        ("", "Is anybody there?")
    );
    let by = |sender, agent: Option<(AgentId, &str)>| LatestWords {
        sender,
        agent: agent.map(|(id, _)| id),
        author: agent.map(|(_, name)| name.to_owned()),
        text: "One\nmoment".to_owned(),
    };
    for (latest, who) in [
        (by(Sender::Bot, None), "Bot"),
        (by(Sender::Agent, Some((ADA, "Ada Okafor"))), "Ada Okafor"),
        // Whoever had the ticket before.
        (by(Sender::Agent, Some((AgentId(99), "Ben"))), "Ben"),
    ] {
        read.row.latest = Some(latest);
        assert_eq!(said(&read).who, who);
        assert_eq!(said(&read).text, "One moment");
    }
    read.row.latest = None;
    assert!(queue_row(&read.row).said.is_none());
}

#[test]
fn a_row_stands_where_the_viewer_looks_for_it() {
    let mut read = view(PLAIN);
    let (before, after) = ("2026-11-23T10:34:00.000000Z", "2026-11-23T10:36:00.000000Z");
    let (mine, others) = (ADA.to_string(), "2");
    let group = |read: &ViewedTicket, viewer: &str, now| queue_row(&read.row).group(viewer, now);
    assert_eq!(group(&read, &mine, before), QueueGroup::Yours);
    assert_eq!(group(&read, others, after), QueueGroup::Others);
    read.row.ticket.unanswered_since = None;
    assert_eq!(group(&read, &mine, after), QueueGroup::Answered);
    read.row.ticket.status = Status::Waiting;
    assert_eq!(group(&read, &mine, before), QueueGroup::Waiting);
    assert_eq!(group(&read, others, after), QueueGroup::Overdue);
    read.row.ticket.status = Status::Offered(Offeree::Agent(ADA));
    assert_eq!(group(&read, &mine, before), QueueGroup::Yours);
    assert_eq!(group(&read, others, before), QueueGroup::Waiting);
    read.row.ticket.status = Status::Offered(Offeree::Bot(read.bot.id));
    assert_eq!(group(&read, others, after), QueueGroup::Others);
}
