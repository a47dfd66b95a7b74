//! How a viewer stands to a ticket: on the page, and looked up in the bar that is pushed to everybody.

use askama::Template;
use baton::domain::base::ids::{AgentId, BotId, TeamId};
use baton::domain::base::words::{Outcome, Role};
use baton::domain::case::actor::Actor;
use baton::domain::case::invitation::{Invitation, Invitee};
use baton::domain::case::lifecycle::{Offeree, Status};
use baton::domain::case::ticket::Ticket;
use baton::views::control::view::{ControlFragment, ControlView};
use baton::views::shell::Viewer;
use baton::views::ticket::stance::{Stance, Stances};

use crate::pages::PLAIN;
use crate::queue::{ADA, BEN, BILLING};
use crate::say::moment;
use crate::ticket::{case, control};

const ELSEWHERE: TeamId = TeamId(9);

fn actor(id: AgentId, role: Role, teams: &[TeamId]) -> Actor {
    Actor {
        id,
        role,
        teams: teams.to_vec(),
    }
}

fn ada() -> Actor {
    actor(ADA, Role::Agent, &[BILLING])
}

/// Ada where she is in another team.
fn stranger() -> Actor {
    actor(ADA, Role::Agent, &[ELSEWHERE])
}

fn ticket(status: Status) -> Ticket {
    Ticket {
        status,
        team: BILLING,
        ..case(Stance::Waiting)
    }
}

fn asking(status: Status, to: Invitee) -> Ticket {
    let since = moment();
    Ticket {
        invitation: Some(Invitation { to, since }),
        ..ticket(status)
    }
}

#[test]
fn the_stance_follows_status_owner_team_and_invitation() {
    let bot = Offeree::Bot(BotId(1));
    let (closed, snoozed) = (Status::Closed(Outcome::Resolved), Status::Snoozed);
    let (active, offered) = (Status::Active, |to| Status::Offered(Offeree::Agent(to)));
    let manager = actor(ADA, Role::Manager, &[]);
    for (viewer, ticket, stance) in [
        (ada(), ticket(Status::Waiting), Stance::Waiting),
        (stranger(), ticket(Status::Waiting), Stance::Elsewhere),
        (manager.clone(), ticket(Status::Waiting), Stance::Waiting),
        (ada(), ticket(offered(ADA)), Stance::OfferedYou),
        (stranger(), ticket(offered(ADA)), Stance::OfferedYou),
        (ada(), ticket(offered(BEN)), Stance::OfferedOther),
        (stranger(), ticket(offered(BEN)), Stance::Elsewhere),
        (ada(), ticket(Status::Offered(bot)), Stance::Bot),
        (stranger(), ticket(Status::Offered(bot)), Stance::Bot),
        (stranger(), case(Stance::GivenBack), Stance::GivenBack),
        (
            manager.clone(),
            ticket(Status::Offered(bot)),
            Stance::GivenBack,
        ),
        (stranger(), ticket(active(ADA)), Stance::Yours),
        (ada(), ticket(active(BEN)), Stance::Taken),
        (manager.clone(), ticket(active(BEN)), Stance::Taken),
        (stranger(), ticket(active(BEN)), Stance::Elsewhere),
        (ada(), ticket(snoozed(ADA)), Stance::Snoozed),
        (ada(), ticket(snoozed(BEN)), Stance::Taken),
        (ada(), ticket(closed), Stance::Closed),
        (stranger(), ticket(closed), Stance::Closed),
    ] {
        assert_eq!(Stances::of(&ticket).to(&viewer), stance, "{ticket:?}");
    }
    for (viewer, to) in [
        (stranger(), Invitee::Agent(ADA)),
        (stranger(), Invitee::Team(ELSEWHERE)),
        (manager, Invitee::Agent(ADA)),
    ] {
        for status in [active(BEN), snoozed(BEN)] {
            let asked = Stances::of(&asking(status, to)).to(&viewer);
            assert_eq!(asked, Stance::Invited);
        }
        let own = Stances::of(&asking(active(ADA), to)).to(&viewer);
        assert_eq!(own, Stance::Yours);
    }
    let bens = asking(active(BEN), Invitee::Team(ELSEWHERE));
    assert_eq!(Stances::of(&bens).to(&ada()), Stance::Taken);
}

/// The value of an attribute of a rendered element.
fn attribute<'h>(html: &'h str, name: &str) -> &'h str {
    let (_, rest) = html.split_once(&format!(" {name}=\"")).unwrap();
    rest.split_once('"').unwrap().0
}

/// As `static/js/stance.js` does it: the first line of the bar that is about the viewer.
fn looked_up(bar: &str, viewer: &Viewer) -> String {
    let stands_as = viewer.stands_as();
    let mine: Vec<&str> = stands_as.split(' ').collect();
    let mut lines = attribute(bar, "data-stances")
        .split(' ')
        .map(|line| line.split_once('=').unwrap());
    let (_, stance) = lines.find(|(whom, _)| mine.contains(whom)).unwrap();
    stance.to_owned()
}

#[test]
fn what_is_looked_up_after_a_push_is_what_the_page_would_say() {
    let statuses = [
        Status::Waiting,
        Status::Offered(Offeree::Agent(ADA)),
        Status::Offered(Offeree::Agent(BEN)),
        Status::Offered(Offeree::Bot(BotId(1))),
        Status::Active(ADA),
        Status::Active(BEN),
        Status::Snoozed(ADA),
        Status::Snoozed(BEN),
        Status::Closed(Outcome::Returned),
    ];
    let invitees = [
        Invitee::Agent(ADA),
        Invitee::Team(BILLING),
        Invitee::Team(ELSEWHERE),
    ];
    let invitees = || [None].into_iter().chain(invitees.map(Some));
    let mut told = Vec::new();
    for (status, to) in statuses
        .into_iter()
        .flat_map(|status| invitees().map(move |to| (status, to)))
    {
        let ticket = match to {
            Some(to) => asking(status, to),
            None => ticket(status),
        };
        let control = ControlView {
            stances: Stances::of(&ticket),
            ..control(PLAIN, 1042, Stance::Waiting)
        };
        let control = &control;
        let bar = ControlFragment { control }.render().unwrap();
        for role in Role::ALL {
            for teams in [&[][..], &[BILLING], &[ELSEWHERE], &[BILLING, ELSEWHERE]] {
                let viewer = Viewer {
                    actor: actor(ADA, *role, teams),
                    ..crate::queue::shell(PLAIN, "team", *role).me
                };
                let stance = Stances::of(&ticket).to(&viewer.actor);
                assert_eq!(looked_up(&bar, &viewer), stance.as_str(), "{ticket:?}");
                told.push(stance);
            }
        }
    }
    assert!(Stance::ALL.iter().all(|stance| told.contains(stance)));
}

#[test]
fn the_script_decides_nothing_itself() {
    let page = crate::pages::console(PLAIN, Stance::Yours)
        .render()
        .unwrap();
    assert_eq!(
        attribute(&page, "data-stands-as"),
        "agent-1 team-1 team-2 leaders anyone"
    );
    let script = include_str!("../../static/js/stance.js");
    assert!(script.contains("viewer.standsAs") && script.contains("dataset.stances"));
    for fact in [
        "status",
        "owner)",
        "isManager",
        ".teams",
        "toBot",
        "dataset.invited",
    ] {
        assert!(!script.contains(fact), "{fact}");
    }
}
