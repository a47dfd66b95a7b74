//! Many tickets at once, and saved views.

use super::desk::Desk;
use super::keys::focus;
use super::meter::{figure, seen, watch};
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;

#[actix_web::test]
async fn three_tickets_are_picked_by_keys_tagged_at_once_and_the_tags_come_off_again() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    for conversation in ["maria", "jon", "callum", "ines"] {
        desk.bot.escalate(conversation).await;
    }
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    ada.see("#row-4", "").await;
    ada.see_no(".bulk", "").await;
    ada.keys("jxjxjx").await;
    ada.see(".bulk__count", "3 selected").await;
    ada.click("#bulk details:has([name=add]) summary").await;
    ada.write("#bulk [name=add]", "refund").await;
    ada.press(Key::Enter).await;
    ada.see(".toast", "3 tagged").await;
    ada.see_no(".bulk", "").await;
    let has_place = "return document.activeElement.closest('.row') !== null";
    ada.until("keys have a place", has_place, vec![]).await;
    let tagged = "return document.querySelectorAll('.row .hashtag').length === 3";
    ada.until("three rows have it", tagged, vec![]).await;
    ada.keys("z").await;
    ada.see(".toast", "3 undone").await;
    let none = "return document.querySelectorAll('.row .hashtag').length === 0";
    ada.until("no row has it", none, vec![]).await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_saved_view_stands_below_the_inbox_and_follows_what_happens() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let body = json!({ "do": "add", "name": "Mine to do", "filter": "agent:me", "sort": "newest" });
    agent.post("/views", &body).await.expect(201);
    let (first, second) = (desk.maria_waits().await, 2);
    desk.bot.escalate("jon").await;
    agent.accept(first).await.expect(200);
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    ada.see("[data-saved-views]", "Mine to do").await;
    ada.see("[data-saved-views] .count", "1").await;
    ada.click("[data-saved-views] a").await;
    ada.see(".queue__title", "Mine to do").await;
    ada.see_once(".row", "Maria Lindqvist").await;
    agent.accept(second).await.expect(200);
    // The server says what belongs to it, a little later.
    ada.see(&format!("#row-{second}"), "").await;
    let order = "return document.querySelector('.row').id === 'row-2'";
    ada.until("the newest is on top", order, vec![]).await;
    // A list becomes a view once it has a name.
    ada.click(".view-menu > summary").await;
    ada.click("[formaction='/views']").await;
    focus(&ada, "#view-form [name=name]").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn picking_a_whole_list_places_no_row_anew() {
    const ROWS: usize = 200;
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    for chunk in (0..ROWS).collect::<Vec<_>>().chunks(20) {
        let waiting = chunk.iter().map(|turn| {
            let bot = &desk.bot;
            async move { bot.escalate(&format!("c{turn}")).await }
        });
        futures_util::future::join_all(waiting).await;
    }
    ada.open("/queue?view=team").await;
    let more = "document.querySelector('[data-more]')?.click()
        return document.querySelectorAll('.row').length >= arguments[0]";
    ada.until("the whole list", more, vec![json!(ROWS)]).await;
    watch(&ada).await;
    ada.keys("jx").await;
    ada.see(".bulk__count", "1 selected").await;
    ada.run("document.querySelector('[data-bulk-all]').click()", vec![])
        .await;
    ada.see(".bulk__count", &format!("{ROWS} selected")).await;
    let (placed, long) = seen(&ada).await;
    figure(&format!("picking {ROWS} rows: long tasks {long:?}"));
    assert_eq!(placed, 0, "rows that were placed although only marked");
}

#[actix_web::test]
async fn what_a_colleague_hands_over_is_one_question() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    let bea = desk.hire("Bea").await;
    let window = desk.window().await;
    window.sign_in(&bea.email).await;
    window.see(".queue__title", "").await;
    let giver = desk.window().await;
    giver.sign_in(&ada.email).await;
    giver.see(".queue__title", "").await;
    for ticket in 1..=4 {
        desk.bot.escalate(&format!("c{ticket}")).await;
        ada.accept(ticket).await.expect(200);
    }
    desk.app.clock.advance(Duration::from_secs(1));
    let body = json!({ "tickets": [1, 2, 3, 4], "to": "agent:Bea", "note": "my shift is over" });
    ada.post("/me/hand-over", &body).await.expect(200);
    window
        .see_once(".toast--offer", "Ada is transferring 4 tickets to you")
        .await;
    // What another page answers leaves the question.
    bea.accept(2).await.expect(200);
    window
        .see_once(".toast--offer", "Ada is transferring 3 tickets to you")
        .await;
    // Also on a page that is loaded meanwhile.
    window.open("/queue?view=mine").await;
    window
        .see_once(".toast--offer", "Ada is transferring 3 tickets to you")
        .await;
    window.see(".toast__detail", "my shift is over").await;
    let ready = "return !document.querySelector('[data-offer=accept]').disabled";
    window.until("it may be answered", ready, vec![]).await;
    window.see("[data-offer=decline]", "Decline all").await;
    window.click("[data-offer=accept]").await;
    window.see(".toast", "3 accepted").await;
    let has_place = "return document.activeElement !== document.body";
    window.until("keys have a place", has_place, vec![]).await;
    giver.see_once(".toast", "And 3 more").await;
    window.see_no(".toast--offer", "").await;
    giver.see_once(".toast__open", "Open notifications").await;
    for ticket in 1..=4 {
        let told = bea.ticket(ticket).await;
        assert_eq!(told["ticket"]["agent"]["name"], "Bea", "{told}");
        assert_eq!(told["ticket"]["status"], "active");
    }
    // An acceptance has no undo: the customer may know of it.
    window.click(".toast[data-undoes] .toast__open").await;
    window.see_once(".toast", "3 put back in the queue").await;
    for (ticket, status) in [(1, "waiting"), (2, "active"), (4, "waiting")] {
        assert_eq!(bea.ticket(ticket).await["ticket"]["status"], status);
    }
    window.assert_quiet().await;
}

#[actix_web::test]
async fn one_box_picks_all_tickets_that_are_handed_over_or_none() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    for ticket in 1..=2 {
        desk.bot.escalate(&format!("c{ticket}")).await;
        ada.accept(ticket).await.expect(200);
    }
    let window = desk.window().await;
    window.sign_in(&ada.email).await;
    window.open("/me/hand-over").await;
    let boxes = "return [...document.querySelectorAll('.hand-over input')].map(box => box.indeterminate ? 'some' : box.checked).join()";
    let are = async |what: &str, state: &str| {
        let script = format!("return (() => {{ {boxes} }})() === '{state}'");
        window.until(what, &script, vec![]).await;
    };
    are("all are picked", "true,true,true").await;
    window.click("[data-pick-all]").await;
    are("none is picked", "false,false,false").await;
    window.click("[name='pick.ticket'][value='2']").await;
    are("some are picked", "some,false,true").await;
    window.click("[data-pick-all]").await;
    are("all are picked again", "true,true,true").await;
    window.assert_quiet().await;
}

#[actix_web::test]
async fn customers_who_wait_are_not_resolved_away_unasked() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    for ticket in 1..=2 {
        desk.bot.escalate(&format!("c{ticket}")).await;
        agent.accept(ticket).await.expect(200);
    }
    agent
        .reply(1, "Your refund is on its way")
        .await
        .expect(200);
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    ada.open("/queue?view=mine").await;
    ada.see_once("#row-2", "").await;
    ada.click("#row-1 > .row__pick").await;
    ada.click("#row-2 > .row__pick").await;
    ada.see(".bulk__count", "2 selected").await;
    ada.click("#bulk > [value=resolve]").await;
    ada.see(
        "#bulk-owed",
        "One of these customers is waiting for an answer.",
    )
    .await;
    ada.press(Key::Escape).await;
    ada.see_no("#bulk-owed", "").await;
    ada.see(".bulk__count", "2 selected").await;
    ada.press(Key::Enter).await;
    ada.click("#bulk-owed [data-anyway]").await;
    ada.see(".toast", "2 resolved").await;
    assert_eq!(agent.ticket(2).await["ticket"]["status"], "closed");
    ada.assert_quiet().await;
}
