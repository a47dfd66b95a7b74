//! The queue, in two windows.

use super::cable::Cable;
use super::desk::Desk;
use super::window::Window;
use baton::services::{ChangeAgent, ManagedBy};
use fantoccini::key::Key;

#[actix_web::test]
async fn a_ticket_appears_in_both_queues_and_who_accepts_it_is_seen_at_once() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    for window in [&ada, &ben] {
        window.see_once(".row", "Maria Lindqvist").await;
        window.see(".row .status", "waiting").await;
        window.click(".row__link").await;
        window.see(".actions", "Accept").await;
    }
    ada.keys("a").await;
    ada.see(".control__state", "you").await;
    ada.see(&format!("#row-{ticket} .row__owner"), "You").await;
    ben.see(&format!("#row-{ticket} .row__owner"), "Ada").await;
    ben.see(".composer__blocked", "Ada has this ticket").await;
    ben.see_no(".actions", "Accept").await;
    ada.assert_quiet().await;
    ben.assert_quiet().await;
    // An empty list is not all there is.
    ben.open("/queue?view=mine").await;
    ben.see(".blank__elsewhere", "Your teams have open tickets")
        .await;
}

#[actix_web::test]
async fn a_resolved_ticket_leaves_both_queues() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.see(".row .status", "active").await;
    ada.reply("Your refund is on its way").await;
    ada.see_once(".message", "Your refund is on its way").await;
    ada.press(Key::Escape).await;
    ada.keys("e").await;
    ada.see("#resolve", "The ticket closes").await;
    ada.send().await;
    ada.see(".control__state", "resolved").await;
    ada.see_no(".row", "").await;
    ben.see_no(".row", "").await;
    ben.see(".queue__empty-title", "No tickets are waiting")
        .await;
    ben.see(".blank__title", "All quiet").await;
    // Nothing is no number.
    ben.see_no("[data-count=all]", "").await;
}

#[actix_web::test]
async fn a_closed_ticket_stays_among_the_closed_when_a_note_is_added() {
    let desk = Desk::open().await;
    let (cleo, ben) = (desk.hire("Cleo").await, desk.agent("Ben").await);
    let ticket = desk.maria_waits().await;
    cleo.accept(ticket).await.expect(200);
    cleo.resolve(ticket).await.expect(200);
    ben.open("/queue?view=all&status=closed").await;
    ben.see_once(".row", "Maria Lindqvist").await;
    cleo.note(ticket, "She called again").await.expect(200);
    // News of this comes after the note's.
    desk.bot.escalate("jon").await;
    ben.see("[data-count=all]", "1").await;
    ben.see_once(".row", "Maria Lindqvist").await;
    // An open ticket keeps the list it was found in.
    ben.click(".row a").await;
    ben.see(".ticket__number", &format!("#{ticket}")).await;
    ben.see("#queue-list[data-status=closed] .row", "Maria")
        .await;
    ben.reload().await;
    ben.see("#queue-list[data-status=closed] .row", "Maria")
        .await;
    ben.assert_quiet().await;
}

#[actix_web::test]
async fn who_accepts_second_is_told_who_was_first_and_shown_the_way_on() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.bot.escalate("jon").await;
    ben.open(&format!("/tickets/{ticket}")).await;
    desk.accept(&ada, ticket).await;
    // As if Ben had been faster than the news: the form is still on his page.
    let late = "document.querySelector('#accept-form').requestSubmit()";
    ben.run(late, vec![]).await;
    ben.see(".toast", "Ada accepted this ticket a moment ago.")
        .await;
    ben.see_no(".toast--error", "").await;
    ben.click(".toast__open").await;
    ben.see(".ticket__number", "#2").await;
}

#[actix_web::test]
async fn a_list_keeps_its_pages_and_its_place_over_a_reconnect() {
    let desk = Desk::open().await;
    let email = desk.hire("Ada").await.email;
    let cable = Cable::to(desk.app.address).await;
    let waiting = (0..120).map(|turn| {
        let bot = &desk.bot;
        async move { bot.escalate(&format!("c{turn}")).await }
    });
    futures_util::future::join_all(waiting).await;
    let ada = Window::at(&cable.base()).await;
    ada.sign_in(&email).await;
    // Not with the pointer: rows get their heights when they come into sight, and the link moves away under it.
    let more = "document.querySelector('[data-more]').click(); return true";
    ada.until("more is asked for", more, vec![]).await;
    ada.until(
        "two pages",
        "return document.querySelectorAll('.row').length === 100",
        vec![],
    )
    .await;
    let place = "return Math.round(document.querySelector('#row-70').getBoundingClientRect().top)";
    let scroll = "document.querySelector('#row-70').scrollIntoView(); return true";
    ada.until("it is scrolled", scroll, vec![]).await;
    let before = ada.run(place, vec![]).await;
    let mark = "document.querySelector('#queue-list').dataset.seenBefore = 'yes'; return true";
    ada.until("it is marked", mark, vec![]).await;
    cable.cut();
    ada.see("#offline", "Baton can’t be reached").await;
    cable.mend();
    let fresh = "return !document.querySelector('#queue-list').dataset.seenBefore
        && document.querySelectorAll('.row').length === 100";
    ada.until("the list was asked for again", fresh, vec![])
        .await;
    // But for a part of a pixel.
    let is_there =
        format!("const now = (() => {{ {place} }})(); return Math.abs(now - arguments[0]) <= 2");
    ada.until("the list stands where it stood", &is_there, vec![before])
        .await;
}

/// Asks for the list again, and keeps its answer back until it is let go.
const OLD_ANSWER: &str = "
    const ask = window.fetch
    const letGo = new Promise(resolve => { window.letGo = resolve })
    window.fetch = async (address, ...more) => {
        const answer = await ask(address, ...more)
        if (!String(address).includes('/queue/fragment')) return answer
        window.isAnswered = true
        await letGo
        return answer
    }
    new MutationObserver(() => { window.isReplaced = true })
        .observe(document.getElementById('queue-list').parentElement, { childList: true })
    dispatchEvent(new Event('online'))";

#[actix_web::test]
async fn a_ticket_that_arrives_while_the_page_asks_for_news_stays_in_the_list() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    ada.see(".live__text", "live").await;
    ada.run(OLD_ANSWER, vec![]).await;
    ada.until("an old answer", "return window.isAnswered", vec![])
        .await;
    let ticket = desk.maria_waits().await;
    let row = format!("#row-{ticket} .row__name");
    ben.see(&row, "Maria Lindqvist").await;
    ada.run("window.letGo()", vec![]).await;
    ada.until(
        "the old answer is shown",
        "return window.isReplaced",
        vec![],
    )
    .await;
    ada.see(&row, "Maria Lindqvist").await;
}

#[actix_web::test]
async fn who_is_put_into_another_team_is_told_so_where_the_queue_changes() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    desk.app.add_team("Billing").await;
    ada.see(".live__text", "live").await;
    let other = ChangeAgent {
        teams: Some(vec!["Billing".into()]),
        ..ChangeAgent::default()
    };
    let accounts = desk.app.services.accounts();
    accounts
        .change_agent(ManagedBy::CommandLine, "ada@example.com".into(), other)
        .await
        .unwrap();
    accounts.end_withdrawn().await.unwrap();
    ada.see_once(".toast", "Your teams have changed").await;
}
