//! What is done by accident can be undone, and being away is said where one looks.

use super::desk::Desk;
use super::keys::focus;
use baton::domain::team::Team;
use fantoccini::key::Key;

#[actix_web::test]
async fn a_ticket_resolved_by_a_slip_comes_back_from_the_toast_and_from_its_page() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    for way in [".toast__open", ".actions [data-command=reopen] button"] {
        ada.click(".actions [data-key=e]").await;
        ada.click("#resolve .button--primary").await;
        ada.see(".control__state", "resolved").await;
        ada.click(way).await;
        ada.see(".control__state", "you").await;
        ada.see(".row", "Maria").await;
    }
    // By keys: the next one is a command, and Z is the undo of the toast.
    focus(&ada, "#main h1").await;
    ada.keys("e").await;
    ada.see("#resolve", "The ticket closes").await;
    ada.send().await;
    ada.see(".toast", "Undo").await;
    focus(&ada, "#main h1").await;
    ada.keys("z").await;
    ada.see(".control__state", "you").await;
    ada.see_no(".toast", "Undo").await;
    // At a closed ticket a note can still be written.
    ada.click(".actions [data-key=e]").await;
    ada.click("#resolve .button--primary").await;
    ada.see(".control__state", "resolved").await;
    ada.click(".tab--note span").await;
    ada.write(".composer__text", "For whoever reads this later")
        .await;
    ada.send().await;
    ada.see(".message--note", "For whoever reads this later")
        .await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_ticket_snoozed_until_a_date_of_ones_own_comes_back_from_the_toast() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click(".actions [data-key=s]").await;
    let morning = "return /9:00/.test(document.querySelector('[data-next-morning]').textContent)";
    ada.until("tomorrow morning says when", morning, vec![])
        .await;
    ada.click("#snooze [value=at]").await;
    let offered = "const at = document.querySelector('#snooze [name=at]')
        return at.checkVisibility() && at.value.endsWith('T09:00')
          && document.querySelector('#snooze [name=zone]').value === Intl.DateTimeFormat().resolvedOptions().timeZone";
    ada.until("the field offers the next morning here", offered, vec![])
        .await;
    ada.click("#snooze .button--primary").await;
    ada.see(".control", "Comes back").await;
    ada.click(".toast__open").await;
    ada.see(".control", "Answer within").await;
    ada.see_no(".toast", "Snoozed").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_mark_is_not_given_by_one_key() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.keys("2").await;
    focus(&ada, "[data-mark-key='2'][aria-pressed=false]").await;
    ada.press(Key::Enter).await;
    focus(&ada, "[data-mark-key='2'][aria-pressed=true]").await;
    ada.see(".toast", "Rated:").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_hand_back_is_taken_back_while_the_bot_thinks() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click(".actions [data-key=b]").await;
    ada.click("#return .button--primary").await;
    ada.see(".control__state", "Helper bot").await;
    ada.click(".actions [data-when=given-back] button").await;
    ada.see(".control__state", "you").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn words_that_come_while_a_dialog_is_open_are_read_before_it_closes_the_ticket() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click(".actions [data-key=e]").await;
    desk.maria_says("Wait, one more thing").await;
    ada.see(".message--customer", "Wait, one more thing").await;
    ada.click("#resolve .button--primary").await;
    ada.see(".toast", "There are new messages").await;
    ada.see(".control__state", "you").await;
    ada.click(".actions [data-key=e]").await;
    ada.click("#resolve .button--primary").await;
    ada.see(".control__state", "resolved").await;
}

#[actix_web::test]
async fn a_missed_offer_is_said_in_every_tab_with_the_way_back() {
    let desk = Desk::open().await;
    desk.app.team_offers().await;
    let hired = desk.hire("Ada").await;
    let (one, other) = (desk.window().await, desk.window().await);
    for tab in [&one, &other] {
        tab.sign_in(&hired.email).await;
        tab.see(".away", "Available").await;
    }
    let ticket = desk.maria_waits().await;
    desk.app.offer().await;
    for tab in [&one, &other] {
        tab.see(".toast", "Accept within").await;
    }
    // Nothing on the page moves when it is said.
    let place = "return document.querySelector('.queue').getBoundingClientRect().top";
    let before = one.run(place, vec![]).await;
    desk.app.pass(Team::OFFER_WITHIN).await;
    for tab in [&one, &other] {
        tab.see_no(".toast", "Offer").await;
        tab.see(".missed", "You missed an offer").await;
        tab.see(".missed a", &format!("Open #{ticket}")).await;
        tab.see(".away", "Away").await;
    }
    assert_eq!(one.run(place, vec![]).await, before);
    one.click(".missed a").await;
    one.see(".ticket__number", &format!("#{ticket}")).await;
    one.click(".missed button").await;
    for tab in [&one, &other] {
        tab.see_no(".missed", "").await;
        tab.see(".away", "Available").await;
        tab.assert_quiet().await;
    }
}
