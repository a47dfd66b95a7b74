use super::*;
use Command as C;
use Status as S;

const ADA: AgentId = AgentId(1);
const BEN: AgentId = AgentId(2);
const BOT: BotId = BotId(7);

#[test]
fn a_ticket_goes_from_the_queue_to_an_agent_and_back_to_the_bot() {
    let active = apply(S::Waiting, C::Accept { by: ADA }).unwrap();
    let offered = apply(active, C::Return { by: ADA, to: BOT }).unwrap();
    assert_eq!(offered, S::Offered(Offeree::Bot(BOT)));
    assert_eq!(
        apply(offered, C::BotAccepts { bot: BOT }),
        Ok(S::Closed(Outcome::Returned))
    );
    assert_eq!(apply(offered, C::BotDeclines { bot: BOT }), Ok(S::Waiting));
    assert_eq!(apply(offered, C::ReturnLapses), Ok(S::Waiting));
}

#[test]
fn a_second_claim_is_told_who_has_it_and_a_repeated_one_is_harmless() {
    assert_eq!(
        apply(S::Active(ADA), C::Accept { by: BEN }),
        Err(Refused::Taken { owner: ADA })
    );
    assert_eq!(
        apply(S::Active(ADA), C::Accept { by: ADA }),
        Ok(S::Active(ADA))
    );
}

#[test]
fn only_the_owner_closes() {
    let refused = Err(Refused::NotYours { owner: Some(ADA) });
    assert_eq!(apply(S::Active(ADA), C::Resolve { by: BEN }), refused);
    assert_eq!(
        apply(S::Active(ADA), C::Return { by: BEN, to: BOT }),
        refused
    );
}

#[test]
fn a_bot_withdraws_only_what_nobody_has_accepted() {
    assert_eq!(
        apply(S::Waiting, C::Cancel),
        Ok(S::Closed(Outcome::Cancelled))
    );
    assert_eq!(
        apply(S::Active(ADA), C::Cancel),
        Err(Refused::Taken { owner: ADA })
    );
}

#[test]
fn a_closed_ticket_only_reopens() {
    for outcome in Outcome::ALL {
        let closed = S::Closed(*outcome);
        assert_eq!(apply(closed, C::Reopen), Ok(S::Waiting));
        assert_eq!(apply(closed, C::TakeBack { by: BEN }), Ok(S::Active(BEN)));
        assert_eq!(
            apply(closed, C::Accept { by: ADA }),
            Err(Refused::Closed(*outcome))
        );
        assert_eq!(apply(closed, C::Release), Err(Refused::Closed(*outcome)));
    }
}

#[test]
fn an_offer_is_the_agents_until_it_is_declined_or_lapses() {
    let offered = apply(S::Waiting, C::Offer { to: ADA }).unwrap();
    assert_eq!(apply(offered, C::Accept { by: ADA }), Ok(S::Active(ADA)));
    let taken = Err(Refused::Taken { owner: ADA });
    assert_eq!(apply(offered, C::Accept { by: BEN }), taken);
    assert_eq!(apply(offered, C::Decline { by: ADA }), Ok(S::Waiting));
    let not_his = Err(Refused::NotYours { owner: Some(ADA) });
    assert_eq!(apply(offered, C::Decline { by: BEN }), not_his);
    assert_eq!(apply(S::Waiting, C::Decline { by: ADA }), Ok(S::Waiting));
    assert_eq!(apply(offered, C::OfferLapses), Ok(S::Waiting));
    assert_eq!(apply(offered, C::Cancel), Ok(S::Closed(Outcome::Cancelled)));
    assert_eq!(
        apply(offered, C::BotAccepts { bot: BOT }),
        Err(Refused::NotOffered)
    );
}

#[test]
fn only_the_owner_gives_it_on_or_puts_it_off() {
    let given = apply(S::Active(ADA), C::TransferTo { by: ADA, to: BEN });
    assert_eq!(given, Ok(S::Offered(Offeree::Agent(BEN))));
    assert_eq!(
        apply(S::Active(ADA), C::Requeue { by: ADA }),
        Ok(S::Waiting)
    );
    let snoozed = apply(S::Active(ADA), C::Snooze { by: ADA }).unwrap();
    assert_eq!(apply(snoozed, C::Wake), Ok(S::Active(ADA)));
    assert_eq!(apply(snoozed, C::Accept { by: ADA }), Ok(S::Active(ADA)));
    assert_eq!(
        apply(snoozed, C::Accept { by: BEN }),
        Err(Refused::Taken { owner: ADA })
    );
    assert_eq!(
        apply(snoozed, C::Resolve { by: ADA }),
        Ok(S::Closed(Outcome::Resolved))
    );
    let not_his = Err(Refused::NotYours { owner: Some(ADA) });
    for command in [
        C::TransferTo { by: BEN, to: BEN },
        C::Requeue { by: BEN },
        C::Snooze { by: BEN },
        C::Resolve { by: BEN },
    ] {
        assert_eq!(apply(snoozed, command), not_his);
    }
}

#[test]
fn only_what_was_closed_or_handed_back_is_taken_back() {
    let back = C::TakeBack { by: ADA };
    let offered = S::Offered(Offeree::Bot(BOT));
    assert_eq!(apply(offered, back), Ok(S::Active(ADA)));
    assert_eq!(apply(S::Active(ADA), back), Ok(S::Active(ADA)), "a retry");
    for status in [
        S::Waiting,
        S::Active(BEN),
        S::Snoozed(BEN),
        S::Offered(Offeree::Agent(ADA)),
    ] {
        assert_eq!(apply(status, back), Err(Refused::StillOpen));
    }
}
