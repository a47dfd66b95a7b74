//! No word is lost: what was sent stays in the browser until the server has answered.

use super::cable::{Cable, Fault};
use super::desk::Desk;
use super::support::agent::number;
use super::window::Window;
use serde_json::json;

/// Ada has Maria's ticket, and a cable between her and the server.
async fn ada_on_a_cable(desk: &Desk) -> (Window, Cable, i64) {
    let email = desk.hire("Ada").await.email;
    let cable = Cable::to(desk.app.address).await;
    let ada = Window::at(&cable.base()).await;
    ada.sign_in(&email).await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    (ada, cable, ticket)
}

/// How often the customer was told this.
async fn said(desk: &Desk, text: &str) -> usize {
    let spoken = desk.bot.spoken("maria").await;
    spoken.iter().filter(|(_, said)| said == text).count()
}

#[actix_web::test]
async fn replies_that_met_a_broken_proxy_go_out_by_themselves_in_order_and_once() {
    let desk = Desk::open().await;
    let (ada, cable, _) = ada_on_a_cable(&desk).await;
    cable.fail("/reply", Fault::Answers(502));
    ada.reply("First, your refund is approved").await;
    ada.see(".message.is-sending", "Baton keeps trying").await;
    ada.reply("Second, anything else?").await;
    ada.see(".message.is-sending", "Second, anything else?")
        .await;
    ada.see(".message__state", "Try again").await;
    // What is done to the ticket waits for what is said at it, and does not hold the page.
    ada.click(".actions [data-key=s]").await;
    ada.click("#snooze .button--primary").await;
    ada.see("#unsent", "Snooze #1").await;
    ada.see_no("dialog[open]", "").await;
    // The header says the truth meanwhile: the socket lives.
    ada.see(".control", "up to date").await;
    // It survives the page, and is never taken for a draft.
    ada.reload().await;
    ada.see_once(".message.is-sending", "First, your refund")
        .await;
    ada.see_once(".message.is-sending", "Second, anything")
        .await;
    ada.see_written(".composer__text", "").await;
    assert_eq!(said(&desk, "First, your refund is approved").await, 0);
    cable.work();
    ada.see_no(".message.is-sending", "").await;
    ada.see_once(".message--agent", "First, your refund").await;
    ada.see_once(".message--agent", "Second, anything").await;
    let spoken = desk.bot.spoken("maria").await;
    let said: Vec<_> = spoken.iter().map(|(_, text)| text.as_str()).collect();
    let place = |text: &str| said.iter().position(|said| said.starts_with(text)).unwrap();
    assert!(place("First") < place("Second"));
    ada.see(".control", "Comes back in").await;
    ada.see_no("#unsent", "").await;
    assert_eq!(
        said.iter().filter(|said| said.starts_with("First")).count(),
        1
    );
}

#[actix_web::test]
async fn while_the_server_is_away_one_box_says_so_and_the_last_words_stay_in_sight() {
    let desk = Desk::open().await;
    let (ada, cable, _) = ada_on_a_cable(&desk).await;
    ada.resize(1280, 500).await;
    cable.cut();
    for text in ["The first", "The second", "The third"] {
        ada.reply(text).await;
    }
    ada.click(".actions [data-key=s]").await;
    ada.click("#snooze .button--primary").await;
    ada.see("#unsent", "Not confirmed yet").await;
    ada.see("#offline", "Baton can’t be reached").await;
    ada.see(".message.is-sending", "Not confirmed yet").await;
    let is_one_box = "const [banner, list] = ['#offline', '#unsent'].map(id => document.querySelector(id).getBoundingClientRect())
        return Math.abs(banner.bottom - list.top) < 1 && banner.width === list.width";
    ada.until("one box", is_one_box, vec![]).await;
    let is_in_sight = "const said = [...document.querySelectorAll('.message.is-sending [data-state]')]
        const end = document.querySelector('#composer').getBoundingClientRect().top
        return said.length === 3 && said.every(state => state.textContent) && said.at(-1).getBoundingClientRect().bottom <= end";
    ada.until("the last line is in sight", is_in_sight, vec![])
        .await;
    cable.mend();
    ada.see_no(".message.is-sending", "").await;
}

#[actix_web::test]
async fn a_reply_whose_answer_was_lost_is_there_once_and_a_command_is_never_called_undone() {
    let desk = Desk::open().await;
    let (ada, cable, ticket) = ada_on_a_cable(&desk).await;
    cable.fail("/reply", Fault::LosesAnswer);
    ada.reply("The money is on its way").await;
    ada.see_once(".message--agent", "The money is on its way")
        .await;
    cable.work();
    ada.see_no(".message.is-sending", "").await;
    ada.see_once(".message--agent", "The money is on its way")
        .await;
    assert_eq!(said(&desk, "The money is on its way").await, 1);

    cable.fail("/resolve", Fault::LosesAnswer);
    ada.click(".actions [data-key=e]").await;
    ada.click("#resolve .button--primary").await;
    // It was done, and the page shows it, whatever became of the answer.
    ada.see(".control__state", "resolved").await;
    ada.see_no(".toast", "Nothing was changed").await;
    cable.work();
    ada.see_no("#unsent", "Resolve").await;
    // Sent again, it was answered as the first time.
    ada.see(".toast", &format!("(#{ticket}) is resolved")).await;
    ada.see_no(".toast--error", "").await;
    ada.see_no(".toast", "The answer to your command was lost")
        .await;
}

#[actix_web::test]
async fn a_resolve_whose_answer_was_lost_does_not_close_what_a_colleague_reopened() {
    let desk = Desk::open().await;
    let ben = desk.hire("Ben").await;
    let (ada, cable, ticket) = ada_on_a_cable(&desk).await;
    cable.fail("/resolve", Fault::LosesAnswer);
    ada.click(".actions [data-key=e]").await;
    ada.click("#resolve .button--primary").await;
    ada.see(".control__state", "resolved").await;
    ada.see("#unsent", &format!("Resolve #{ticket}")).await;
    ben.command(ticket, "reopen", &json!({})).await.expect(200);
    ada.see(".control__state", "Ben").await;
    cable.work();
    ada.see_no("#unsent", "").await;
    ada.see(".control__state", "Ben").await;
    ada.see_no(".toast--error", "").await;
    let still = ben.ticket(ticket).await;
    assert_eq!(still["ticket"]["status"], "active");
    assert_eq!(still["ticket"]["agent"]["name"], "Ben");
}

#[actix_web::test]
async fn a_page_of_somebody_in_between_is_no_answer() {
    let desk = Desk::open().await;
    let (ada, cable, _) = ada_on_a_cable(&desk).await;
    for (status, text) in [
        (200, "Behind a portal"),
        (403, "Behind a filter"),
        (404, "Behind a proxy"),
    ] {
        cable.fail("/reply", Fault::Answers(status));
        ada.reply(text).await;
        ada.see(".message.is-sending", "Baton keeps trying").await;
        assert_eq!(said(&desk, text).await, 0, "{status}");
        cable.work();
        ada.see_no(".message.is-sending", "").await;
        ada.see_once(".message--agent", text).await;
        assert_eq!(said(&desk, text).await, 1, "{status}");
    }
}

#[actix_web::test]
async fn words_for_one_ticket_go_out_while_another_is_open() {
    let desk = Desk::open().await;
    let (ada, cable, ticket) = ada_on_a_cable(&desk).await;
    let other = number(&desk.bot.escalate("jon").await);
    cable.fail("/reply", Fault::Answers(503));
    cable.fail("/note", Fault::Answers(503));
    ada.reply("I am on it").await;
    ada.see(".message.is-sending", "Baton keeps trying").await;
    ada.open(&format!("/tickets/{other}")).await;
    ada.see("#unsent", &format!("Reply to #{ticket}")).await;
    cable.work();
    ada.see_no("#unsent", "").await;
    assert_eq!(said(&desk, "I am on it").await, 1);
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.see_once(".message--agent", "I am on it").await;
}

#[actix_web::test]
async fn a_refused_reply_stays_with_its_reason_and_the_next_one_goes_out() {
    let desk = Desk::open().await;
    let (ada, _cable, _) = ada_on_a_cable(&desk).await;
    let long = "document.querySelector('.composer__text').removeAttribute('maxlength')
        const box = document.querySelector('.composer__text')
        box.focus(); box.value = '漢'.repeat(30000); box.dispatchEvent(new Event('input')); return true";
    ada.until("a text that is too long", long, vec![]).await;
    ada.send().await;
    ada.see(".message.is-failed", "Not sent").await;
    ada.see(".message.is-failed", "Discard").await;
    ada.reply("A short one").await;
    ada.see_once(
        ".message--agent:not(.is-failed, .is-sending)",
        "A short one",
    )
    .await;
    assert_eq!(said(&desk, "A short one").await, 1);
    ada.reload().await;
    ada.see_once(".message.is-failed", "Not sent").await;
    let press = "[...document.querySelectorAll('.is-failed button')].find(one => one.textContent === 'Discard').click(); return true";
    ada.until("it is discarded", press, vec![]).await;
    ada.see_no(".message.is-failed", "").await;
    ada.reload().await;
    ada.see_no(".message.is-failed", "").await;
}

#[actix_web::test]
async fn a_server_that_was_killed_gets_the_words_when_it_is_back() {
    let desk = Desk::open().await;
    let (ada, cable, ticket) = ada_on_a_cable(&desk).await;
    ada.write(".composer__text", "Round one").await;
    let Desk { bot, app } = desk;
    cable.cut();
    ada.send().await;
    ada.see("#offline", "Baton can’t be reached").await;
    let app = app.restart().await;
    cable.lead_to(app.address);
    cable.mend();
    ada.see_no("#offline", "").await;
    ada.see_no(".message.is-sending", "").await;
    ada.see_once(".message--agent", "Round one").await;
    let answer = app
        .http
        .get(format!("{}/api/v1/conversations/maria/events", app.url("")));
    let events: serde_json::Value = answer
        .bearer_auth(&bot.key)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let told = events["events"].as_array().unwrap();
    let once = told
        .iter()
        .filter(|event| event["data"]["message"]["text"] == json!("Round one"));
    assert_eq!(once.count(), 1, "ticket {ticket}");
}
