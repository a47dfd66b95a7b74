//! What was said before the newest 500 messages, and in tickets before this one, can be reached.

use crate::console::Browser;
use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use baton::domain::base::words::Role;
use serde_json::{Value, json};
use std::time::Duration;

/// Messages that are said after the escalation.
const SAID: usize = 1_120;

/// Says so many words in batches.
async fn say_words(bot: &BotClient, conversation: &str) {
    let words: Vec<Value> = (0..SAID)
        .map(|turn| json!({ "sender": "customer", "text": format!("Word {turn}.") }))
        .collect();
    for batch in words.chunks(160) {
        let path = format!("/conversations/{conversation}/messages");
        bot.post(&path, &json!({ "messages": batch }))
            .await
            .expect(201);
    }
}

async fn long_talk() -> (TestApp, AgentClient, Browser, i64) {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&bot.escalate("c1").await);
    say_words(&bot, "c1").await;
    let browser = Browser::sign_in(&app, &ada).await;
    (app, ada, browser, ticket)
}

fn seqs(page: &Value) -> Vec<i64> {
    let messages = page["messages"].as_array().unwrap().iter();
    messages.map(|said| said["seq"].as_i64().unwrap()).collect()
}

#[actix_web::test]
async fn a_program_reads_all_messages_page_by_page() {
    let (_app, ada, _browser, ticket) = long_talk().await;
    let path = format!("/tickets/{ticket}");
    let mut page = ada.ticket(ticket).await;
    let newest = seqs(&page);
    assert_eq!(newest.len(), 500);
    let mut all = newest.clone();
    while page["older"] == true {
        let before = all[0];
        page = ada
            .get(&format!("{path}?before={before}"))
            .await
            .expect(200);
        let found = seqs(&page);
        assert!(found.iter().all(|seq| *seq < before));
        all.splice(0..0, found);
    }
    let mut told_once = all.clone();
    told_once.sort();
    told_once.dedup();
    assert_eq!(all, told_once, "in order, none twice");
    assert!(all.len() > SAID, "{} of {SAID}", all.len());
    assert_eq!(
        page["messages"].as_array().unwrap().len(),
        all.len() - 1_000
    );
    for wrong in ["0", "-4", "x", "99999999999999999999"] {
        let answer = ada.get(&format!("{path}?before={wrong}")).await;
        answer.problem(422);
    }
}

/// The address that a link with this mark has.
fn link<'p>(page: &'p str, mark: &str) -> Option<&'p str> {
    let (before, _) = page.split_once(&format!("\" {mark}>"))?;
    Some(before.rsplit_once("href=\"")?.1)
}

#[actix_web::test]
async fn a_person_goes_back_to_the_first_message_and_to_the_newest_again() {
    let (_app, _ada, browser, ticket) = long_talk().await;
    let mut address = format!("/tickets/{ticket}?view=team");
    let mut pages = Vec::new();
    loop {
        let page = browser.page(&address).await.expect_page(200);
        let older = link(&page, "data-older").map(|link| link.replace("&#38;", "&"));
        pages.push(page);
        match older {
            Some(older) => address = older,
            None => break,
        }
    }
    assert_eq!(pages.len(), 3);
    for turn in 0..SAID {
        let word = format!("Word {turn}.");
        let shown = pages.iter().filter(|page| page.contains(&word)).count();
        assert!(shown >= 1, "{word} is on no page");
    }
    let thread = |page: &str| {
        let (_, thread) = page
            .split_once("<ol class=\"messages\" id=\"thread-")
            .unwrap();
        thread.split_once("</ol>").unwrap().0.to_owned()
    };
    for word in ["Word 0.", "Word 700.", "Word 1119."] {
        let shown = pages
            .iter()
            .filter(|page| thread(page).contains(word))
            .count();
        assert_eq!(shown, 1, "{word}");
    }
    assert!(thread(&pages[2]).contains("Word 0."));
    // The handoff stands where it happened, once.
    let begins = pages
        .iter()
        .filter(|page| thread(page).contains("id=\"handoff-"));
    assert_eq!(begins.count(), 1);
    assert_eq!(link(&pages[0], "data-newest"), None);
    assert!(link(&pages[1], "data-newest").is_some());
}

#[actix_web::test]
async fn the_tickets_before_one_are_listed_for_who_may_see_them() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, ada) = (
        app.bot().await,
        app.agent_with_password("Ada", Role::Agent).await,
    );
    let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
    let mut tickets = Vec::new();
    for (summary, team) in [
        ("A lost suitcase", "Support"),
        ("A wrong bill", "Billing"),
        ("A late flight", "Support"),
    ] {
        let mut body = escalation("c1");
        body["summary"] = json!(summary);
        body["routing"] = json!({ "team": team });
        let ticket = number(&bot.escalate_with(&body).await.expect(201));
        let by = if team == "Billing" { &bea } else { &ada };
        by.accept(ticket).await.expect(200);
        tickets.push(ticket);
        if tickets.len() < 3 {
            by.resolve(ticket).await.expect(200);
            app.pass(Duration::from_secs(90 * 24 * 3600)).await;
        }
    }
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page(&format!("/tickets/{}", tickets[2])).await;
    let page = page.expect_page(200);
    let (_, earlier) = page.split_once("<h3>Earlier tickets</h3>").unwrap();
    let (earlier, _) = earlier.split_once("</section>").unwrap();
    assert!(
        earlier.contains(&format!("/tickets/{}?", tickets[0])),
        "{earlier}"
    );
    assert!(earlier.contains("A lost suitcase") && earlier.contains("resolved"));
    assert!(!earlier.contains("A wrong bill"), "it is another team's");
    let first = browser.page(&format!("/tickets/{}", tickets[0])).await;
    assert!(!first.expect_page(200).contains("Earlier tickets"));
}
