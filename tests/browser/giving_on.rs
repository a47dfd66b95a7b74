//! Giving a ticket to a colleague, and putting it off.

use super::desk::Desk;
use baton::domain::base::words::Role;
use std::time::Duration;

#[actix_web::test]
async fn a_colleague_is_asked_sees_the_note_and_accepts_or_declines() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open("/queue?view=team").await;
    give_to_ben(&ada).await;
    // Wherever he is, he is told, and led there.
    ben.see(".toast", "is transferring Maria").await;
    // Also on a page that is loaded meanwhile, with a list and without one.
    for page in ["/queue?view=mine", "/customers"] {
        ben.open(page).await;
        ben.see_once(".toast--offer", "is transferring Maria").await;
        ben.see(".toast__detail", "Maria trusts you").await;
    }
    ben.click(".toast__open").await;
    ben.see(".control", "Accept within").await;
    ben.see(".thread", "Maria trusts you").await;
    ben.keys("d").await;
    ben.click("#decline button[type=submit]").await;
    ada.see(".control", "Waiting").await;
    desk.accept(&ada, ticket).await;
    give_to_ben(&ada).await;
    desk.accept(&ben, ticket).await;
    ada.see(".composer__blocked", "Ben has this ticket").await;
    ben.write(".composer__text", "Hello Maria, Ben here").await;
    ben.send().await;
    ada.see_once(".message--agent", "Hello Maria, Ben here")
        .await;
    let spoken = desk.bot.spoken("maria").await;
    assert!(spoken.iter().all(|(_, text)| text != "Maria trusts you"));
}

async fn give_to_ben(ada: &super::window::Window) {
    ada.click("[data-key=t]").await;
    ada.see("#transfer", "You give up the ticket now").await;
    ada.click("#transfer [value=cold]").await;
    choose_ben(ada).await;
    ada.write("#transfer textarea", "Maria trusts you").await;
    ada.click("#transfer button[type=submit]").await;
    ada.see(".control", "Offered").await;
}

#[actix_web::test]
async fn a_transfer_is_cancelled_where_it_is_told_and_the_head_keeps_its_height() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open(&format!("/tickets/{ticket}")).await;
    let height = "return document.querySelector('.ticket__head').offsetHeight";
    let before = ada.run(height, vec![]).await;
    ada.click("[data-key=t]").await;
    choose_ben(&ada).await;
    ada.click("#transfer button[type=submit]").await;
    ada.see_once(".control__cancel", "Cancel transfer").await;
    assert_eq!(ada.run(height, vec![]).await, before);
    // Who is asked has the same line, without what only the owner can do.
    ben.see(".control", "transfer offered to").await;
    ben.see_no(".control__cancel", "").await;
    ada.click(".control__cancel").await;
    ada.see(".toast", "Transfer cancelled").await;
    ada.see_no(".control", "transfer offered to").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_transfer_is_answered_in_its_toast_and_its_note_stands_where_one_accepts() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open("/account").await;
    ask_ben(&ada).await;
    ben.see(
        ".toast--offer",
        &format!("Ada wants to transfer Maria Lindqvist (#{ticket}) to you"),
    )
    .await;
    ben.see(".toast--offer", "Maria trusts you").await;
    ben.see(".toast__left", "Accept within").await;
    // Taken back, it is gone, also where no queue is.
    ada.click(".control__cancel").await;
    ben.see_no(".toast--offer", "").await;
    ask_ben(&ada).await;
    ben.click("[data-offer=decline]").await;
    ben.see_no(".toast--offer", "").await;
    ada.see(".toast", "Ben declined your transfer of Maria")
        .await;
    ada.see(".handoff", "Ben declined the transfer").await;
    // Opened, it is gone, and the page says what it said.
    ask_ben(&ada).await;
    ben.click(".toast--offer .toast__open").await;
    ben.see(".composer__blocked", "Maria trusts you").await;
    ben.see_no(".toast--offer", "").await;
    desk.accept(&ben, ticket).await;
    ada.see(".composer__blocked", "Ben has this ticket").await;
    ada.assert_quiet().await;
    ben.assert_quiet().await;
}

#[actix_web::test]
async fn whoever_gave_a_ticket_is_told_elsewhere_that_it_was_accepted() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    desk.app.clock.advance(Duration::from_secs(60));
    ask_ben(&ada).await;
    ada.open("/queue?view=mine").await;
    ada.see(".row", "Maria").await;
    desk.accept(&ben, ticket).await;
    ada.see(".toast", "Ben accepted your transfer of Maria")
        .await;
    ada.see_no(".row", "").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn who_asks_a_colleague_who_is_not_there_reads_until_when() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    desk.hire("Ben").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click("[data-key=t]").await;
    choose_ben(&ada).await;
    let chosen = "document.querySelector('#transfer select')
            .dispatchEvent(new Event('change', { bubbles: true }))
        return /offered until .*\\d:\\d\\d/.test(document.querySelector('[data-away-hint]').textContent)";
    ada.until("the time is told", chosen, vec![]).await;
    ada.see("#transfer .dialog__warning", "offline or away")
        .await;
    // Given away at once, the ticket does not stay theirs.
    ada.click("#transfer [value=cold]").await;
    ada.see_no("#transfer .dialog__warning", "offline or away")
        .await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn who_declines_a_transfer_is_told_who_keeps_the_ticket_and_nothing_else() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ask_ben(&ada).await;
    ben.open(&format!("/tickets/{ticket}")).await;
    ben.keys("d").await;
    ben.see("#decline", &format!("Decline #{ticket} · Maria Lindqvist"))
        .await;
    ben.see("#decline", "The ticket stays with its agent").await;
    ben.see_no("#decline span", "The ticket goes to the next agent")
        .await;
    ben.click("#decline [value=other]").await;
    ben.write("#decline [name=words]", "On leave from noon")
        .await;
    ben.click("#decline [value=language]").await;
    ben.see_no("#decline [name=words]", "").await;
    ben.click("#decline button[type=submit]").await;
    ben.see(".toast", "Declined. Ada keeps the ticket.").await;
    ben.see_no(".toast", "no longer offered").await;
    ada.see(".toast", "Reason: not my language").await;
    ada.see(".handoff", "Ben declined the transfer · not my language")
        .await;
    ada.assert_quiet().await;
    ben.assert_quiet().await;
}

#[actix_web::test]
async fn a_queue_is_asked_nothing_and_the_toast_says_where_the_ticket_is() {
    let desk = Desk::open().await;
    let (ada, _ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    // A warm transfer can be undone until it is accepted.
    ask_ben(&ada).await;
    ada.see(".toast", "Transfer offered to Ben").await;
    ada.click(".toast[data-undoes] .toast__open").await;
    ada.see(".toast", "Transfer cancelled").await;
    ada.see_no(".control__cancel", "").await;
    // Nobody is chosen before one chooses; nothing is sent to nobody.
    ada.click("[data-key=t]").await;
    ada.see(
        "#transfer",
        "A bot or the ticket’s own team gets it at once",
    )
    .await;
    ada.click("#transfer button[type=submit]").await;
    let refused = "return document.querySelector('#transfer[open] select').matches(':invalid')";
    ada.until("nobody is chosen", refused, vec![]).await;
    let queue = "const box = document.querySelector('#transfer select')
        box.value = [...box.options].find(option => option.text.includes('back to the queue')).value
        box.dispatchEvent(new Event('change', { bubbles: true }))
        const [warm, cold] = document.querySelectorAll('#transfer [name=mode]')
        return warm.disabled && cold.checked";
    ada.until("only cold is left", queue, vec![]).await;
    ada.click("#transfer button[type=submit]").await;
    ada.see(".toast", "Waiting in the Support queue").await;
    ada.see_no(".toast", "Your note").await;
    // The next one begins as before.
    let again = "const [warm] = document.querySelectorAll('#transfer [name=mode]')
        return !warm.disabled && warm.checked";
    ada.until("warm is offered again", again, vec![]).await;
    ada.assert_quiet().await;
}

/// Ada asks Ben to take it, with a note.
async fn ask_ben(ada: &super::window::Window) {
    ada.click("[data-key=t]").await;
    choose_ben(ada).await;
    ada.write("#transfer textarea", "Maria trusts you").await;
    ada.click("#transfer button[type=submit]").await;
    ada.see(".control__cancel", "Cancel transfer").await;
}

#[actix_web::test]
async fn ctrl_enter_sends_a_dialog_from_wherever_the_focus_is() {
    let desk = Desk::open().await;
    let (ada, _ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click("[data-key=t]").await;
    choose_ben(&ada).await;
    let focus = "document.querySelector('#transfer select').focus()
        return document.activeElement.name === 'to'";
    ada.until("the list has the focus", focus, vec![]).await;
    ada.send().await;
    ada.see(".control__cancel", "Cancel transfer").await;
    ada.click("[data-key=s]").await;
    ada.click("#snooze [value='30']").await;
    ada.send().await;
    ada.see(".control", "Comes back in").await;
    ada.assert_quiet().await;
}

pub(super) async fn choose_ben(ada: &super::window::Window) {
    let choose = "const box = document.querySelector('#transfer select')
        const ben = [...box.options].find(option => option.text.startsWith('Ben'))
        box.value = ben?.value; return box.selectedOptions[0] === ben";
    ada.until("Ben is chosen", choose, vec![]).await;
}

#[actix_web::test]
async fn a_snoozed_ticket_is_back_when_the_customer_speaks() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click("[data-key=s]").await;
    ada.see("#snooze", &format!("Snooze #{ticket} · Maria Lindqvist"))
        .await;
    let times = "const times = [...document.querySelectorAll('#snooze [data-after]')]
        return times.length === 6 && times.every(time => /\\d:\\d\\d/.test(time.textContent))";
    ada.until("each choice says until when", times, vec![])
        .await;
    // What is told would stay until it is taken away.
    let stays = "const later = setTimeout
        window.setTimeout = (what, ms, ...rest) => ms === 5_000 ? 0 : later(what, ms, ...rest)";
    ada.run(stays, vec![]).await;
    ada.click("#snooze button[type=submit]").await;
    ada.see(".control", "Comes back in").await;
    ada.see(".toast", "Snoozed").await;
    ada.see(".toast", "or until the customer writes").await;
    ada.see(".handoff", "Ada snoozed it").await;
    ada.see(".handoff__until", "until").await;
    // Everywhere the same time, and in the thread only that one.
    let says = "const until = document.querySelector('.handoff__until time')
        const said = [...document.querySelectorAll('.toast, .composer__blocked [data-when=snoozed]')]
        return until.closest('.handoff').querySelectorAll('time').length === 1
            && said.length === 2 && said.every(it => it.innerText.includes(until.textContent))";
    ada.until("each says until when", says, vec![]).await;
    desk.maria_says("It has arrived!").await;
    ada.see(".control", "Answer within").await;
    ada.see(".message--customer", "It has arrived!").await;
    ada.see(".handoff", "back from snooze: the customer wrote")
        .await;
    ada.see_no(".toast", "Snoozed").await;
}

#[actix_web::test]
async fn who_takes_a_ticket_over_can_transfer_it_to_the_colleague_who_had_it() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let ticket = desk.maria_waits().await;
    ada.accept(ticket).await.expect(200);
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    window.open(&format!("/tickets/{ticket}")).await;
    // Ada is not there: nobody is asked about.
    window.click("[data-take]").await;
    window.see(".control__state", "you").await;
    window.click("[data-key=t]").await;
    let listed = "return [...document.querySelectorAll('#transfer option')]
        .some(option => option.textContent.includes('Ada'))";
    window.until("Ada is in the list", listed, vec![]).await;
    window.assert_quiet().await;
}

#[actix_web::test]
async fn a_ticket_is_taken_from_a_colleague_who_is_there_only_after_a_question() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    window.open(&format!("/tickets/{ticket}")).await;
    let there = "return Boolean(document.querySelector('.presence__person'))";
    window.until("Ada is there", there, vec![]).await;
    window.click("[data-take]").await;
    window
        .see("#take", &format!("Take over #{ticket} · Maria Lindqvist"))
        .await;
    window.see("#take", "Ada has this ticket").await;
    window.click("#take .button--quiet").await;
    window.see_no("#take", "").await;
    window.see(".control__state", "Ada").await;
    ada.write(".composer__text", "Hello Maria").await;
    let writes = "return Boolean(document.querySelector('.presence__person--typing'))";
    window.until("Ada is writing", writes, vec![]).await;
    window.click("[data-take]").await;
    window
        .see("#take", "Ada is writing to the customer now")
        .await;
    window.click("#take [type=submit]").await;
    window.see(".control__state", "you").await;
    ada.see(".composer__blocked", "Mona has this ticket").await;
    window.assert_quiet().await;
    ada.assert_quiet().await;
}
