//! The keyboard alone.

use super::desk::Desk;
use super::giving_on::choose_ben;
use fantoccini::key::Key;

#[actix_web::test]
async fn everything_can_be_reached_by_keys() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    desk.maria_waits().await;
    desk.bot.escalate("jon").await;
    ada.see("#row-2", "Maria").await;
    ada.keys("j").await;
    ada.keys("j").await;
    focus(&ada, "#row-2 a").await;
    ada.keys("k").await;
    focus(&ada, "#row-1 a").await;
    ada.keys("j").await;
    ada.press(Key::Enter).await;
    ada.see(".ticket__number", "#2").await;
    ada.see(".control", "up to date").await;

    ada.keys("?").await;
    ada.see("#help", "next or previous ticket").await;
    ada.press(Key::Escape).await;
    ada.see_no("#help", "").await;
    ada.keys("a").await;
    ada.see(".control__state", "you").await;
    // The next key is a command still: the first words wait in the box, which has not taken the focus.
    let waiting = "const box = document.querySelector('.composer__text')
        return box.value.startsWith('Hello') && box !== document.activeElement";
    ada.until("a greeting beside the focus", waiting, vec![])
        .await;
    ada.keys("r").await;
    focus(&ada, ".composer__text").await;
    ada.press(Key::Escape).await;
    focus(&ada, "body").await;
    ada.keys("r").await;
    focus(&ada, ".composer__text").await;
    // Keys are letters inside the box.
    ada.keys("eabr").await;
    assert!(ada.written(".composer__text").await.ends_with("eabr"));
    ada.press(Key::Escape).await;
    ada.keys("f").await;
    focus(&ada, "[data-filter]").await;
    ada.keys("nobody").await;
    ada.see(".queue__none", "No tickets match").await;
    ada.press(Key::Escape).await;
    ada.see("#row-1", "Maria").await;
    ada.keys("gm").await;
    ada.see(".queue__title", "Mine").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn words_that_miss_the_box_resolve_nothing_and_keys_can_be_switched_off() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "One moment").await;
    ada.press(Key::Escape).await;
    ada.keys(", please").await;
    ada.send().await;
    ada.see_no("dialog[open]", "").await;
    ada.see(".control__state", "you").await;
    assert_eq!(ada.written(".composer__text").await, "One moment");
    // A word that begins with a key: its dialog asks once more.
    let rested =
        "window.restedAt ??= performance.now(); return performance.now() - window.restedAt > 1100";
    ada.until("she has looked up", rested, vec![]).await;
    ada.keys("ease").await;
    ada.see("#resolve", "The ticket closes").await;
    ada.send().await;
    ada.see("#resolve", "Press Ctrl+Enter once more").await;
    ada.press(Key::Escape).await;
    ada.see_no("#resolve", "").await;
    ada.see(".control__state", "you").await;

    // A layout without Latin letters has the same keys in the same places.
    let cyrillic = "document.activeElement.blur()
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'у', code: 'KeyE', bubbles: true, cancelable: true }))
        return document.querySelector('#resolve').open";
    ada.until("the Cyrillic key opens it", cyrillic, vec![])
        .await;
    ada.press(Key::Escape).await;
    ada.see_no("#resolve", "").await;

    // The key after Escape is not the closed dialog's.
    let closed = "const dialog = document.querySelector('#resolve')
        dialog.showModal()
        const took = document.activeElement.matches('#resolve textarea')
        dialog.close()
        return took && document.activeElement === document.body";
    ada.until("a closed dialog lets go of the keys", closed, vec![])
        .await;
    // Menus take the focus, and the arrows move in them.
    ada.click(".nav__me").await;
    focus(&ada, "[data-theme-choice=\"system\"]").await;
    ada.press(Key::Up).await;
    focus(&ada, "[data-sign-out] button").await;
    ada.press(Key::Escape).await;
    ada.keys("?").await;
    ada.click("[data-single-keys]").await;
    ada.press(Key::Escape).await;
    ada.see_no("#help", "").await;
    ada.keys("t").await;
    ada.keys("e").await;
    ada.see_no("dialog[open]", "").await;
    ada.reload().await;
    ada.keys("e").await;
    ada.ctrl('k').await;
    ada.see("#palette", "Resolve").await;
    ada.see_no("#resolve", "").await;
}

#[actix_web::test]
async fn keys_and_the_palette_reach_what_is_folded_into_the_menu() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    desk.hire("Ben").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    for width in [1440, 820, 390] {
        ada.resize(width, 800).await;
        for (key, dialog) in [("t", "#transfer"), ("b", "#return"), ("s", "#snooze")] {
            ada.keys(key).await;
            ada.see(dialog, "").await;
            if key == "s" {
                // Enter takes the choice that has the focus.
                focus(&ada, "#snooze [value='120']:checked").await;
            }
            ada.press(Key::Escape).await;
            ada.see_no(dialog, "").await;
        }
        ada.ctrl('k').await;
        ada.see(".palette__group", "This ticket").await;
        for command in ["Transfer", "Snooze", "Hand back"] {
            ada.see(".palette__item", command).await;
        }
        ada.press(Key::Escape).await;
        ada.see_no("#palette", "").await;
    }
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_waiting_row_is_accepted_by_a_and_resolved_with_the_next_one_by_shift_e() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let first = desk.maria_waits().await;
    desk.bot.escalate("jon").await;
    ada.see("#row-2", "Maria").await;
    ada.keys("j").await;
    focus(&ada, &format!("#row-{first} a")).await;
    ada.keys("a").await;
    ada.see(".ticket__number", &format!("#{first}")).await;
    ada.see(".control__state", "you").await;
    ada.see_no("#row-2", "You").await;
    // A reply that is not sent is asked about; Ctrl+Enter does what the key said.
    ada.write(".composer__text", "One moment").await;
    ada.press(Key::Escape).await;
    let rested =
        "window.restedAt ??= performance.now(); return performance.now() - window.restedAt > 1100";
    ada.until("she has looked up", rested, vec![]).await;
    ada.keys("E").await;
    ada.see("#resolve .button--primary", "Resolve and next")
        .await;
    ada.send().await;
    ada.see(".ticket__number", "#2").await;
    // The next ticket is on the screen; what became of the first is said, and can be undone from here.
    let told = format!("Maria Lindqvist’s ticket (#{first}) is resolved");
    ada.see(".toast", &told).await;
    ada.click(".toast__open").await;
    ada.see(".ticket__number", &format!("#{first}")).await;
    ada.see(".control__state", "you").await;
    ada.see_no(".toast", "is resolved").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn shift_e_asks_while_the_customer_waits_for_an_answer() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.bot.escalate("jon").await;
    desk.accept(&ada, ticket).await;
    ada.keys("E").await;
    ada.see("#resolve", "The customer is still waiting for an answer")
        .await;
    ada.see("#resolve .button--primary", "Resolve and next")
        .await;
    ada.press(Key::Escape).await;
    ada.see_no("#resolve", "").await;
    ada.reply("Your money is on its way").await;
    ada.see(".message--agent", "Your money is on its way").await;
    let answered = "return !document.querySelector('.control[data-unanswered], .is-sending')";
    ada.until("she is answered", answered, vec![]).await;
    ada.press(Key::Escape).await;
    ada.keys("e").await;
    ada.see("#resolve", "The ticket closes").await;
    ada.see_no("#resolve", "still waiting").await;
    ada.press(Key::Escape).await;
    ada.see_no("#resolve", "").await;
    ada.keys("E").await;
    ada.see(".ticket__number", "#2").await;
    ada.see(".toast", &format!("(#{ticket}) is resolved")).await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn an_offer_is_reached_by_o_and_r_says_why_there_is_nothing_to_write_into() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open(&format!("/tickets/{ticket}")).await;
    ben.keys("r").await;
    ben.keys("r").await;
    ben.see_once(".toast--told", "Ada has this ticket").await;
    ben.open("/queue?view=team").await;
    ada.click("[data-key=t]").await;
    ada.see("#transfer", "You give up the ticket now").await;
    ada.click("#transfer [value=cold]").await;
    choose_ben(&ada).await;
    ada.click("#transfer button[type=submit]").await;
    ben.see(".toast--offer", "Maria").await;
    ben.keys("o").await;
    focus(&ben, "[data-offer=accept]").await;
    ben.press(Key::Enter).await;
    ben.see(".control__state", "you").await;
    ben.assert_quiet().await;
}

#[actix_web::test]
async fn a_page_that_follows_a_form_begins_at_what_it_says_or_where_one_was() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.open("/me/hand-over").await;
    ada.see(".hand-over", "Maria").await;
    ada.click(".settings__foot [type=submit]").await;
    focus(&ada, ".notice-line").await;
    ada.keys("z").await;
    ada.see(".hand-over", "Maria").await;
    focus(&ada, ".notice-line, h1").await;
    ada.assert_quiet().await;
}

pub(super) async fn focus(window: &super::window::Window, selector: &str) {
    let script = "return document.activeElement.matches(arguments[0])";
    let wanted = vec![serde_json::json!(selector)];
    window
        .until(&format!("the focus on {selector}"), script, wanted)
        .await;
}
