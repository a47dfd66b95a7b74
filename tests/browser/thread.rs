//! The conversation, in two windows.

use super::desk::Desk;
use super::support::agent::number;
use super::support::bot::escalation;
use serde_json::json;

#[actix_web::test]
async fn a_time_is_written_as_on_the_readers_machine() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.maria_says("Hello?").await;
    let twelve = r"(^|, )(1[0-2]|[1-9]):\d\d\s[AP]M$";
    let all_24 = r"(^|, )\d?\d:\d\d$";
    for (machine, hours) in [("en-US", twelve), ("de-DE", all_24)] {
        ada.cdp("Emulation.setLocaleOverride", json!({ "locale": machine }))
            .await;
        ada.open(&format!("/tickets/{ticket}")).await;
        let written =
            "const time = [...document.querySelectorAll('.message time[data-clock=time]')].at(-1)
            return new RegExp(arguments[0]).test(time?.textContent ?? '')";
        ada.until(machine, written, vec![json!(hours)]).await;
    }
}

#[actix_web::test]
async fn a_date_is_written_in_the_readers_language_and_is_the_same_day_everywhere() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let mut body = escalation("maria");
    body["facts"] =
        json!({ "rent_due": { "value": "2026-11-28" }, "landed": { "value": "2026-11-28T23:30" } });
    let ticket = number(&desk.bot.escalate_with(&body).await.expect(201));
    ada.cdp("Emulation.setLocaleOverride", json!({ "locale": "en-US" }))
        .await;
    for zone in ["Pacific/Kiritimati", "America/Los_Angeles"] {
        ada.cdp(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": zone }),
        )
        .await;
        ada.open(&format!("/tickets/{ticket}")).await;
        ada.see(".fact__value[datetime='2026-11-28']", "Nov 28, 2026")
            .await;
        ada.see(".fact__value[datetime*=T]", "Nov 28, 2026, 11:30")
            .await;
    }
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_reply_shows_once_in_both_windows_and_reaches_the_bot() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open(&format!("/tickets/{ticket}")).await;
    ada.reply("I am looking into it").await;
    for window in [&ada, &ben] {
        window.see_once(".message", "I am looking into it").await;
    }
    ada.see_no(".message.is-sending", "").await;
    ada.see_once(".message", "I am looking into it").await;
    let spoken = desk.bot.spoken("maria").await;
    let said = ("agent".to_owned(), "I am looking into it".to_owned());
    assert_eq!(spoken.iter().filter(|message| **message == said).count(), 1);

    desk.maria_says("Thank you, Ada").await;
    for window in [&ada, &ben] {
        window.see_once(".message", "Thank you, Ada").await;
    }
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn new_words_mark_the_row_and_the_tab_until_they_are_read() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.open("/queue?view=mine").await;
    desk.maria_says("Are you still there?").await;
    ada.see(".row[data-unread]", "Maria Lindqvist").await;
    ada.see_title("(1)").await;
    ada.click(".row__link").await;
    ada.see_once(".message", "Are you still there?").await;
    ada.see_no(".row[data-unread]", "").await;
    ada.open("/queue?view=mine").await;
    ada.see(".row", "Maria Lindqvist").await;
    ada.see_no(".row[data-unread]", "").await;
    assert!(!ada.client.title().await.unwrap().contains('('));
}

#[actix_web::test]
async fn a_note_is_for_colleagues_and_never_for_the_bot() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open(&format!("/tickets/{ticket}")).await;
    ben.keys("n").await;
    ben.reply("She called last week too").await;
    for window in [&ada, &ben] {
        window
            .see_once(".message--note", "She called last week too")
            .await;
        window.see(".message--note", "for colleagues only").await;
    }
    let told = serde_json::to_string(&desk.bot.events("maria").await).unwrap();
    assert!(!told.contains("She called last week too"));
}

#[actix_web::test]
async fn late_words_of_the_bot_are_seen_as_not_sent() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    let late = desk.bot.say("maria", "bot", "I can rebook you").await;
    assert_eq!(late.problem(409), "control_lost");
    ada.see_once(".message--suppressed", "I can rebook you")
        .await;
    ada.see(
        ".message--suppressed",
        "Not sent: the bot did not have control",
    )
    .await;
}

#[actix_web::test]
async fn the_end_of_the_bot_part_is_open_and_a_fold_stays_as_it_was_left() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let mut body = escalation("long talk");
    let said = |turn: usize| {
        let role = ["customer", "bot"][turn % 2];
        json!({ "role": role, "text": format!("Turn {turn}.") })
    };
    body["transcript"] = (1..=12).map(said).collect();
    let ticket = number(&desk.bot.escalate_with(&body).await.expect(201));
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.see(".transcript__head", "12 messages").await;
    ada.see_once(".transcript .message", "Turn 12.").await;
    ada.see(".transcript__summary", "6 earlier").await;
    ada.see_no(".transcript .message", "Turn 6.").await;
    ada.click(".transcript__summary").await;
    ada.see_once(".transcript .message", "Turn 6.").await;
    ada.reload().await;
    ada.see_once(".transcript .message", "Turn 6.").await;
}

#[actix_web::test]
async fn paper_has_what_was_folded_and_the_whole_subject_but_no_raw_calls() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let mut body = escalation("long talk");
    body["summary"] = json!(format!(
        "{}to the very end.",
        "The story goes on, ".repeat(20)
    ));
    let said = |turn: usize| {
        let role = ["customer", "bot"][turn % 2];
        json!({ "role": role, "text": format!("Turn {turn}.") })
    };
    body["transcript"] = (1..=12).map(said).collect();
    let ticket = number(&desk.bot.escalate_with(&body).await.expect(201));
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.see(".transcript__summary", "6 earlier").await;
    ada.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    ada.see_once(".transcript .message", "Turn 6.").await;
    ada.see_no(
        ".transcript__summary, .tool__parts, .technical, .ask__answer",
        "",
    )
    .await;
    ada.see(".ticket__summary", "to the very end.").await;
}

#[actix_web::test]
async fn earlier_messages_come_before_the_others_and_the_page_stays_where_it_was() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    for part in 0..3 {
        let said = |turn: usize| {
            json!({ "external_id": format!("w{}", part * 200 + turn), "sender": "customer",
                    "text": format!("Word {}", part * 200 + turn) })
        };
        let words: Vec<_> = (0..200).map(said).collect();
        let path = "/conversations/maria/messages";
        let posted = desk.bot.post(path, &json!({ "messages": words })).await;
        assert!(posted.status < 300, "{posted:?}");
    }
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.see(".message__text", "Word 599").await;
    ada.see_no(".message__text", "Word 99").await;
    let top = "document.querySelector('[data-thread]').scrollTop = 0;
               return Math.round([...document.querySelectorAll('.message')]
                   .find(message => message.textContent.includes('Word 100'))
                   .getBoundingClientRect().top)";
    let before = ada.run(top, Vec::new()).await;
    ada.click("[data-older]").await;
    ada.see_once(".message__text", "Word 99").await;
    ada.see_no("[data-older]", "").await;
    let place = top.split_once(";").unwrap().1;
    let after = ada.run(place, Vec::new()).await;
    let moved = before.as_f64().unwrap() - after.as_f64().unwrap();
    assert!(moved.abs() < 60.0, "{before} became {after}");
    desk.maria_says("Are you there?").await;
    ada.see_once(".message", "Are you there?").await;
}
