//! Drafts.

use super::desk::Desk;
use super::keys::focus;
use fantoccini::key::Key;
use serde_json::json;

#[actix_web::test]
async fn a_draft_survives_a_reload_and_is_its_writers_alone() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    let page = format!("/tickets/{ticket}");
    for (window, text) in [(&ada, "Words of Ada"), (&ben, "Words of Ben")] {
        window.open(&page).await;
        window.keys("n").await;
        window.write(".composer__text", text).await;
        window.see("[data-saved]", "Draft saved").await;
    }
    for (window, text) in [(&ada, "Words of Ada"), (&ben, "Words of Ben")] {
        window.reload().await;
        window.keys("n").await;
        window.see_written(".composer__text", text).await;
    }
    // Kept by the server too: another machine of hers has it.
    let elsewhere = desk.window().await;
    elsewhere.sign_in("ada@example.com").await;
    elsewhere.open(&page).await;
    elsewhere.keys("n").await;
    elsewhere
        .see_written(".composer__text", "Words of Ada")
        .await;
}

#[actix_web::test]
async fn a_reply_begun_before_a_colleague_took_over_can_still_be_read() {
    let desk = Desk::open().await;
    let (ada, max) = (desk.agent("Ada").await, desk.app.manager("Max").await);
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "I was about to say").await;
    ada.see("[data-saved]", "Draft saved").await;
    // Its row says so: now, after it was pushed again, and on a page that comes from the server.
    let line = format!("#row-{ticket} .row__draft");
    ada.see(&line, "Draft: I was about to say").await;
    desk.bot
        .say("maria", "customer", "Still there?")
        .await
        .expect(201);
    ada.see(&format!("#row-{ticket}"), "Draft: I was about to say")
        .await;
    ada.reload().await;
    ada.see(&line, "Draft: I was about to say").await;
    max.command(ticket, "take", &json!({})).await.expect(200);
    ada.see(".toast", "Max has the ticket now").await;
    ada.see(".toast", "Your draft is saved").await;
    ada.see(".composer__blocked", "Max has this ticket").await;
    // To read and to copy, with no button to send it; also long after the toast has gone.
    ada.see(".unsaid", "I was about to say").await;
    ada.reload().await;
    ada.see(".unsaid", "I was about to say").await;
    ada.see_no(".composer__send", "").await;
}

#[actix_web::test]
async fn words_written_on_while_a_colleague_takes_over_are_kept_and_are_no_keys() {
    let desk = Desk::open().await;
    let (ada, max) = (desk.agent("Ada").await, desk.app.manager("Max").await);
    let ticket = desk.maria_waits().await;
    desk.bot.escalate("jon").await;
    desk.accept(&ada, ticket).await;
    let mut written = "One".to_owned();
    ada.write(".composer__text", &written).await;
    max.command(ticket, "take", &json!({})).await.expect(200);
    // She writes until she sees it, and a little longer.
    while ada.texts(".composer__blocked").await.is_empty() {
        ada.keys(" jk").await;
        written.push_str(" jk");
    }
    ada.keys(" aske").await;
    ada.press(Key::Enter).await;
    ada.keys("jokr").await;
    written.push_str(" aske\njokr");
    ada.see_written(".composer__text", &written).await;
    ada.see(".unsaid", "jokr").await;
    ada.see(".ticket__number", &format!("#{ticket}")).await;
    ada.see_no("dialog[open]", "").await;
    let rested =
        "window.restedAt ??= performance.now(); return performance.now() - window.restedAt > 1600";
    ada.until("she has looked up", rested, vec![]).await;
    ada.keys("j").await;
    focus(&ada, ".row > a").await;
    ada.see_written(".composer__text", &written).await;
    ada.reload().await;
    ada.see(".unsaid", "jokr").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_letter_is_kept_although_the_box_goes_between_its_key_and_itself() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "I answer").await;
    // As a push that comes between the two events does.
    let goes = "document.addEventListener('keydown', ({ target }) => {
        document.querySelector('[data-ticket]').dataset.stance = 'taken'
        target.blur()
      }, { once: true })
      document.querySelector('.composer__text').focus()";
    ada.run(goes, vec![]).await;
    ada.keys(" still").await;
    ada.see(".unsaid__text", "I answer still").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_greeting_that_nobody_changed_is_no_draft() {
    let desk = Desk::open().await;
    let (ada, max) = (desk.agent("Ada").await, desk.app.manager("Max").await);
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    let unsaved = "return document.querySelector('.composer__text').value.startsWith('Hello')
        && Object.keys(localStorage).every(key => !key.startsWith('draft:'))";
    for again in [false, true] {
        if again {
            ada.reload().await;
        }
        ada.until("a greeting that is not kept", unsaved, vec![])
            .await;
        ada.keys("e").await;
        ada.see("#resolve", "The ticket closes").await;
        ada.see_no("#resolve", "It stays saved as a draft").await;
        ada.press(Key::Escape).await;
        ada.see_no("[data-saved]", "Draft saved").await;
    }
    max.command(ticket, "take", &json!({})).await.expect(200);
    ada.see(".toast", "Max has the ticket now").await;
    ada.see_no(".toast", "Your draft is saved").await;
    ada.see_no(".unsaid", "").await;
}

#[actix_web::test]
async fn a_note_begun_right_after_a_reply_does_not_push_its_draft_aside() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    // Both within the time after which a draft is saved.
    let both = "const box = document.querySelector('.composer__text')
        const write = text => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })) }
        write('For Maria')
        document.querySelector('[name=kind][value=note]').click()
        write('For Ben')
        return true";
    ada.until("both are begun", both, vec![]).await;
    ada.see("[data-saved]", "Draft saved").await;
    let elsewhere = desk.window().await;
    elsewhere.sign_in("ada@example.com").await;
    elsewhere.open(&format!("/tickets/{ticket}")).await;
    elsewhere.see_written(".composer__text", "For Maria").await;
    elsewhere.keys("n").await;
    elsewhere.see_written(".composer__text", "For Ben").await;
}

#[actix_web::test]
async fn a_draft_stays_after_resolving_as_the_dialog_says() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "One more thing to tell her")
        .await;
    ada.see("[data-saved]", "Draft saved").await;
    ada.click(".actions [data-key=e]").await;
    ada.see("#resolve", "It stays saved as a draft").await;
    ada.click("#resolve .button--primary").await;
    ada.see(".control__state", "resolved").await;
    ada.reload().await;
    ada.see(".unsaid", "One more thing to tell her").await;
}
