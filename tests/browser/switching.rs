//! From one ticket to the next within the page.

use super::desk::Desk;
use super::window::Window;
use fantoccini::key::Key;
use serde_json::json;

/// Three tickets that wait; their numbers.
async fn three_wait(desk: &Desk) -> [i64; 3] {
    let mut numbers = [0; 3];
    for (number, name) in numbers.iter_mut().zip(["maria", "jon", "li"]) {
        *number = super::support::agent::number(&desk.bot.escalate(name).await);
    }
    numbers
}

/// The page, and each socket it opens, are remembered from now on.
async fn remember(window: &Window) {
    let script = "window.isTheSame = true
        window.sockets = 0
        const Native = window.WebSocket
        window.WebSocket = class extends Native { constructor(...all) { super(...all); window.sockets += 1 } }
        return true";
    window.until("it is remembered", script, vec![]).await;
}

async fn is_the_same(window: &Window) {
    let same = "return window.isTheSame === true && window.sockets === 0";
    window.until("the same page and socket", same, vec![]).await;
}

async fn go(window: &Window, number: i64) {
    window.click(&format!("#row-{number} > a")).await;
    window.see(".ticket__number", &format!("#{number}")).await;
}

#[actix_web::test]
async fn list_and_socket_stay_and_carry_the_ticket_that_is_open_now() {
    let desk = Desk::open().await;
    let waiting = (0..40).map(|turn| {
        let bot = &desk.bot;
        async move { bot.escalate(&format!("c{turn}")).await }
    });
    futures_util::future::join_all(waiting).await;
    let ada = desk.agent("Ada").await;
    ada.open("/tickets/1").await;
    remember(&ada).await;
    // Rows are as tall as they are only once they are painted.
    let scroll = "const row = document.querySelector('#row-30')
        const before = row.getBoundingClientRect().top
        row.scrollIntoView({ block: 'center' })
        return Math.abs(row.getBoundingClientRect().top - before) < 1";
    ada.until("it is scrolled", scroll, vec![]).await;
    let place = "return Math.round(document.querySelector('#row-30').getBoundingClientRect().top)";
    let before = ada.run(place, vec![]).await;
    go(&ada, 30).await;
    assert_eq!(ada.run(place, vec![]).await, before);
    ada.see_title("#30").await;
    assert_eq!(ada.path().await, "/tickets/30?view=team");
    ada.see("#row-30 > a[aria-current]", "Maria").await;
    let open = "return document.querySelectorAll('.row > a[aria-current]').length === 1";
    ada.until("one row is marked", open, vec![]).await;
    let heading = "return document.activeElement.matches('#main h1')";
    ada.until("the heading has the focus", heading, vec![])
        .await;
    let of_30 = desk.app.manager("Max").await.ticket(30).await;
    let conversation = of_30["ticket"]["conversation"]["external_id"]
        .as_str()
        .unwrap();
    desk.bot
        .say(conversation, "customer", "Still there?")
        .await
        .expect(201);
    ada.see_once(".message", "Still there?").await;
    is_the_same(&ada).await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn back_and_forward_lead_through_tickets_and_views() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let [first, second, _] = three_wait(&desk).await;
    ada.open("/queue?view=team").await;
    ada.see("#row-3", "").await;
    remember(&ada).await;
    go(&ada, first).await;
    go(&ada, second).await;
    ada.click("[data-view-link=all]").await;
    ada.see(".queue__title", "All").await;
    ada.client.back().await.unwrap();
    ada.see(".ticket__number", &format!("#{second}")).await;
    ada.see(".queue__title", "Team").await;
    ada.client.back().await.unwrap();
    ada.see(".ticket__number", &format!("#{first}")).await;
    ada.see_title(&format!("#{first}")).await;
    ada.client.back().await.unwrap();
    ada.see(".blank__title", "Choose a ticket").await;
    ada.client.forward().await.unwrap();
    ada.see(".ticket__number", &format!("#{first}")).await;
    is_the_same(&ada).await;
    // The address is the ticket's: loaded anew, it shows the same.
    ada.reload().await;
    ada.see(".ticket__number", &format!("#{first}")).await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn what_was_being_written_is_there_when_its_ticket_is_opened_again() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let [first, second, _] = three_wait(&desk).await;
    desk.accept(&ada, first).await;
    remember(&ada).await;
    ada.write(".composer__text", "Words of the first").await;
    go(&ada, second).await;
    ada.keys("n").await;
    ada.see_written(".composer__text", "").await;
    ada.write(".composer__text", "A note on the second").await;
    go(&ada, first).await;
    ada.see_written(".composer__text", "Words of the first")
        .await;
    go(&ada, second).await;
    ada.keys("n").await;
    ada.see_written(".composer__text", "A note on the second")
        .await;
    is_the_same(&ada).await;
    ada.open(&format!("/tickets/{first}")).await;
    ada.see_written(".composer__text", "Words of the first")
        .await;
    ada.send().await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_thread_with_pictures_opens_at_its_end_and_stays_where_it_is_scrolled_to() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let [first, second, _] = three_wait(&desk).await;
    for name in ["one.png", "two.png"] {
        let bytes = super::support::file::png(300, 400);
        let file = desk.bot.upload(name, "image/png", &bytes).await.expect(201);
        let said = json!({ "sender": "customer", "text": "Look", "attachments": [{ "file": file["id"] }] });
        desk.bot.message("maria", &said).await.expect(201);
    }
    desk.bot
        .say("maria", "customer", "Do you see it?")
        .await
        .expect(201);
    ada.resize(1280, 700).await;
    ada.open(&format!("/tickets/{second}")).await;
    remember(&ada).await;
    let drawn = "const pictures = [...document.querySelectorAll('.message .picture img')]
        return pictures.length === 2 && pictures.every(one => one.complete && one.naturalWidth === 300)";
    let at_end =
        "const { scrollHeight, scrollTop, clientHeight } = document.querySelector('[data-thread]')
        return scrollHeight > clientHeight && scrollHeight - scrollTop - clientHeight < 2";
    for _ in 0..2 {
        go(&ada, first).await;
        ada.until("the pictures", drawn, vec![]).await;
        ada.until("the end of the thread", at_end, vec![]).await;
        go(&ada, second).await;
    }
    go(&ada, first).await;
    ada.until("the pictures", drawn, vec![]).await;
    let up = "const thread = document.querySelector('[data-thread]')
        thread.scrollTop = 0
        return thread.scrollTop === 0";
    ada.until("she reads the beginning", up, vec![]).await;
    desk.bot
        .say("maria", "customer", "Still there?")
        .await
        .expect(201);
    ada.see("[data-to-end]", "1").await;
    let stays = "return document.querySelector('[data-thread]').scrollTop === 0";
    ada.until("she still reads it", stays, vec![]).await;
    is_the_same(&ada).await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn keys_right_after_the_switch_are_for_the_new_ticket() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let [first, second, _] = three_wait(&desk).await;
    desk.accept(&ada, first).await;
    ada.press(Key::Escape).await;
    remember(&ada).await;
    let focus = "document.querySelector(arguments[0]).focus()
        return true";
    let row = json!(format!("#row-{second} > a"));
    ada.until("a row has the focus", focus, vec![row]).await;
    ada.press(Key::Enter).await;
    ada.see(".ticket__number", &format!("#{second}")).await;
    ada.keys("n").await;
    ada.keys("Called").await;
    ada.see_written(".composer__text", "Called").await;
    ada.send().await;
    ada.see_once(".message--note", "Called").await;
    go(&ada, first).await;
    ada.see_no(".message--note", "Called").await;
    is_the_same(&ada).await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn what_was_fetched_ahead_is_not_shown_once_the_customer_has_written() {
    let desk = Desk::open().await;
    let email = desk.hire("Ada").await.email;
    let ada = desk.window().await;
    ada.sign_in(&email).await;
    let [first, second, _] = three_wait(&desk).await;
    ada.open("/queue?view=team").await;
    let hover = "document.querySelector(arguments[0]).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
        return true";
    let fetched = "return performance.getEntriesByType('resource')
        .filter(({ name }) => name.includes(arguments[0])).length === arguments[1]";
    for (number, name, fetches) in [(first, "maria", 2), (second, "jon", 1)] {
        let row = format!("#row-{number} > a");
        ada.until("a look", hover, vec![json!(row)]).await;
        let page = format!("/tickets/{number}?");
        ada.until("it is fetched ahead", fetched, vec![json!(page), json!(1)])
            .await;
        // Nobody has read it.
        ada.see(&format!("#row-{number}[data-unread]"), "").await;
        if fetches == 2 {
            desk.bot
                .say(name, "customer", "One thing more")
                .await
                .expect(201);
            let news =
                "return Number(document.querySelector(arguments[0]).dataset.seq) > arguments[1]";
            ada.until(
                "its row says so",
                news,
                vec![json!(format!("#row-{number}")), json!(1)],
            )
            .await;
            ada.see("[data-count=team]", "3").await;
        }
        go(&ada, number).await;
        if fetches == 2 {
            ada.see_once(".message", "One thing more").await;
        }
        ada.until(
            "how often it was fetched",
            fetched,
            vec![json!(page), json!(fetches)],
        )
        .await;
        ada.see_no(&format!("#row-{number}[data-unread]"), "").await;
    }
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn what_is_no_ticket_of_theirs_is_a_page_of_its_own() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    three_wait(&desk).await;
    ada.open("/queue?view=team").await;
    let elsewhere = "const link = document.querySelector('.row > a')
        link.href = '/tickets/999'
        link.click()
        return true";
    ada.until("a click", elsewhere, vec![]).await;
    ada.until(
        "a page of its own",
        "return !document.querySelector('#queue-list')",
        vec![],
    )
    .await;
    assert_eq!(ada.path().await, "/tickets/999");
}
