//! What opens above the bar of selected tickets: by keys, with what is wrong beside it, and below no toast.

use super::desk::Desk;
use super::keys::focus;
use super::support::agent::AgentClient;
use super::window::Window;
use fantoccini::key::Key;
use std::time::Duration;

/// Ada's window with two tickets of her own, both selected.
async fn two_selected(desk: &Desk, agent: &AgentClient) -> Window {
    for ticket in 1..=2 {
        desk.bot.escalate(&format!("c{ticket}")).await;
        agent.accept(ticket).await.expect(200);
        agent.reply(ticket, "On its way").await.expect(200);
    }
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    ada.open("/queue?view=mine").await;
    ada.see_once("#row-2", "").await;
    ada.click("#row-1 > .row__pick").await;
    ada.click("#row-2 > .row__pick").await;
    ada.see(".bulk__count", "2 selected").await;
    ada
}

#[actix_web::test]
async fn half_a_name_is_completed_and_one_that_nobody_has_is_told_in_the_box() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    for name in ["Ben Okafor", "Benedict", "Cleo Martin"] {
        desk.hire(name).await;
    }
    let ada = two_selected(&desk, &agent).await;
    ada.keys("t").await;
    focus(&ada, "#bulk [name=to]").await;
    // Both are hers: she cannot be given them.
    let listed = "const names = [...document.querySelectorAll('#bulk-receivers option')].map(one => one.value)
        return names.includes('Cleo Martin') && !names.includes('Ada')";
    ada.until("the others are offered", listed, vec![]).await;
    ada.keys("Dora").await;
    ada.press(Key::Enter).await;
    ada.see("#bulk .wrong", "There is no team or agent named “Dora”.")
        .await;
    ada.see(".bulk__count", "2 selected").await;
    ada.see_no(".toast", "").await;
    ada.write("#bulk [name=to]", "Ben").await;
    ada.see_no("#bulk .wrong", "").await;
    ada.press(Key::Enter).await;
    ada.see("#bulk .wrong", "“Ben” fits several: Ben Okafor, Benedict.")
        .await;
    ada.see(".bulk__count", "2 selected").await;
    ada.write("#bulk [name=to]", "martin").await;
    ada.press(Key::Enter).await;
    ada.see_once(".toast", "2 offered to Cleo Martin").await;
    ada.see_no(".bulk", "").await;
    ada.assert_quiet().await;
}

/// A day that is over, typed into the field of a form.
const PAST: &str = "const field = document.querySelector(arguments[0])
    field.value = '2020-01-01T09:00'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return field.value !== ''";

#[actix_web::test]
async fn a_date_in_the_past_is_told_beside_it_and_stays() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let ada = two_selected(&desk, &agent).await;
    ada.keys("s").await;
    focus(&ada, "#bulk [name=minutes]").await;
    let own = "const choice = document.querySelector('#bulk [name=minutes]')
        choice.value = 'at'
        choice.dispatchEvent(new Event('change', { bubbles: true }))
        return true";
    ada.until("an own date", own, vec![]).await;
    ada.until("it is past", PAST, vec!["#bulk [name=at]".into()])
        .await;
    ada.click("#bulk [value=snooze]").await;
    ada.see("#bulk .wrong", "Choose a date and time in the future.")
        .await;
    // The server says the same to whom no browser stops.
    ada.run(
        "document.querySelector('#bulk [name=at]').removeAttribute('min')",
        vec![],
    )
    .await;
    ada.click("#bulk [value=snooze]").await;
    ada.see("#bulk .wrong", "in the future").await;
    ada.see(".bulk__count", "2 selected").await;
    ada.see_no(".toast", "").await;
    assert_eq!(ada.written("#bulk [name=at]").await, "2020-01-01T09:00");
    // It stands in the way of nothing else.
    ada.press(Key::Escape).await;
    ada.click("#bulk > [value=resolve]").await;
    ada.see_once(".toast", "2 resolved").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_date_that_is_refused_leaves_the_dialog_open() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click("[data-key=s]").await;
    ada.click("#snooze [value=at]").await;
    ada.until("it is past", PAST, vec!["#snooze [name=at]".into()])
        .await;
    ada.click("#snooze [type=submit]").await;
    ada.see("#snooze .wrong", "Choose a date and time in the future.")
        .await;
    ada.run(
        "document.querySelector('#snooze [name=at]').removeAttribute('min')",
        vec![],
    )
    .await;
    ada.click("#snooze [type=submit]").await;
    ada.see("#snooze .wrong", "in the future").await;
    ada.see_no(".toast", "").await;
    assert_eq!(ada.written("#snooze [name=at]").await, "2020-01-01T09:00");
    // Another choice needs no date.
    ada.click("#snooze [value='30']").await;
    ada.see_no("#snooze .wrong", "").await;
    ada.click("#snooze [type=submit]").await;
    ada.see(".control", "Comes back in").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn letters_are_for_the_selected_tickets_and_a_letter_alone_resolves_none() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let ada = two_selected(&desk, &agent).await;
    ada.keys("t").await;
    focus(&ada, "#bulk [name=to]").await;
    ada.press(Key::Escape).await;
    ada.keys("#").await;
    focus(&ada, "#bulk [name=add]").await;
    ada.press(Key::Escape).await;
    ada.keys("e").await;
    ada.see("#bulk-owed", "Resolve the 2 selected tickets?")
        .await;
    ada.see_once("#bulk-owed [data-anyway]", "Resolve").await;
    ada.press(Key::Escape).await;
    ada.see_no("#bulk-owed", "").await;
    assert_eq!(agent.ticket(1).await["ticket"]["status"], "active");
    ada.keys("?").await;
    ada.see("#help", "resolve the selected tickets").await;
    ada.press(Key::Escape).await;
    ada.see_no("#help", "").await;
    ada.keys("e").await;
    ada.press(Key::Enter).await;
    ada.see_once(".toast", "2 resolved").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn what_was_offered_is_counted_until_all_of_it_is_answered() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let ben = desk.hire("Ben").await;
    let ada = two_selected(&desk, &agent).await;
    desk.app.clock.advance(Duration::from_secs(1));
    ada.keys("t").await;
    focus(&ada, "#bulk [name=to]").await;
    ada.keys("Ben").await;
    ada.press(Key::Enter).await;
    ada.see_once(".toast", "2 offered to Ben").await;
    ben.accept(1).await.expect(200);
    ada.see_once(".toast", "1 offered to Ben").await;
    let reason = serde_json::json!({ "reason": "busy" });
    ben.command(2, "decline", &reason).await.expect(200);
    ada.see_no(".toast", "offered to Ben").await;
    ada.see_no(".toast", "Undo").await;
    ada.assert_quiet().await;
}

/// Whether the toast that is shown lies over one of these elements that can be seen.
const LIES_OVER: &str = "const toast = document.querySelector('.toast')?.getBoundingClientRect()
    return Boolean(toast) && [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility()).some(one => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        return left < toast.right && right > toast.left && top < toast.bottom && bottom > toast.top
    })";

/// A toast that stays.
const TOLD: &str = "const region = document.querySelector('#toasts')
    const toast = document.querySelector('#toast-template').content.firstElementChild.cloneNode(true)
    toast.querySelector('.toast__title').textContent = 'Three lines '.repeat(8)
    region.replaceChildren(toast)
    toast.style.animation = 'none'
    return true";

#[actix_web::test]
async fn a_toast_lies_over_no_open_box_no_open_menu_and_no_button_of_a_ticket() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let ada = two_selected(&desk, &agent).await;
    for (width, height) in [(1440, 900), (820, 900), (390, 844)] {
        ada.resize(width, height).await;
        ada.until("something is told", TOLD, vec![]).await;
        assert_clear(&ada, "#bulk").await;
        for key in ["t", "s", "e"] {
            ada.keys(key).await;
            ada.see(".bulk__box", "").await;
            assert_clear(&ada, "#bulk, .bulk__box").await;
            ada.press(Key::Escape).await;
            ada.see_no(".bulk__box", "").await;
        }
        ada.click(".nav__me").await;
        ada.see("#me-menu", "").await;
        assert_clear(&ada, "#me-menu").await;
        ada.press(Key::Escape).await;
        ada.see_no("#me-menu", "").await;
    }
    ada.open("/tickets/1?view=mine").await;
    ada.until("something is told", TOLD, vec![]).await;
    assert_clear(
        &ada,
        ".ticket__head, .control, .composer, .standing > *, .thread button",
    )
    .await;
    ada.assert_quiet().await;
}

async fn assert_clear(window: &Window, selector: &str) {
    let lies_over = window.run(LIES_OVER, vec![selector.into()]).await;
    assert_eq!(lies_over, false, "the toast lies over {selector}");
}

#[actix_web::test]
async fn the_list_stays_where_it_is_when_the_ticket_on_top_is_answered() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    for ticket in 1..=24 {
        desk.bot.escalate(&format!("c{ticket}")).await;
        agent.accept(ticket).await.expect(200);
    }
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    ada.resize(1440, 700).await;
    ada.open("/tickets/1?view=mine").await;
    ada.see_once("#row-24", "").await;
    let at_top = "return document.querySelector('[data-scroll]').scrollTop < 2";
    ada.until("the list is at its beginning", at_top, vec![])
        .await;
    ada.reply("Your refund is on its way").await;
    ada.see_once(".message--agent", "on its way").await;
    let is_last = "return [...document.querySelectorAll('.row')].at(-1).id === 'row-1'";
    ada.until("the row is at the end", is_last, vec![]).await;
    // The list is asked for again.
    let asked = "document.querySelector('#queue-list').dataset.seenBefore = 'yes'
        dispatchEvent(new Event('online'))
        return true";
    ada.until("it asks again", asked, vec![]).await;
    let fresh = "return !document.querySelector('#queue-list').dataset.seenBefore";
    ada.until("the list is a new one", fresh, vec![]).await;
    ada.until("it has not moved", at_top, vec![]).await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_saved_view_has_its_name_where_the_navigation_is_narrow() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let body = serde_json::json!({ "do": "add", "name": "Refunds", "filter": "agent:me", "sort": "newest" });
    agent.post("/views", &body).await.expect(201);
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    ada.resize(820, 900).await;
    ada.see("[data-saved-views] .nav__label", "Refunds").await;
    let whole = "const label = document.querySelector('[data-saved-views] .nav__label')
        return label.clientWidth > 30 && label.scrollHeight <= label.clientHeight + 1";
    ada.until("the whole name", whole, vec![]).await;
}
