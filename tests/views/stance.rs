//! How a viewer stands to a ticket.

use baton::domain::access::Actor;
use baton::domain::ids::{AgentId, BotId, TeamId};
use baton::domain::invitation::{Invitation, Invitee};
use baton::domain::lifecycle::{Offeree, Status};
use baton::domain::ticket::Ticket;
use baton::domain::words::{Outcome, Role};
use baton::views::stance::{Stance, Stances};

use crate::queue::{ADA, BEN, BILLING};
use crate::say::moment;
use crate::ticket::case;

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
