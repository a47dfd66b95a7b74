//! A bot that does not answer what it was given: an incident, never a silence.

use crate::support::agent::{AgentClient, number};
use crate::support::bot::BotClient;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::domain::team::Team;
use baton::services::{ServiceError, SetAgent, SetBot, Unreachable};
use serde_json::{Value, json};
use std::time::Duration;

const SENTENCE: &str = "Helper bot did not answer within 60 s; the ticket waits in Support again";

async fn policy(app: &TestApp, unreachable: Unreachable) {
    let set = SetBot {
        unreachable: Some(unreachable),
        ..SetBot::default()
    };
    app.services
        .bots()
        .set_bot("Helper bot".into(), set)
        .await
        .unwrap();
}

/// Ada has the ticket of a conversation.
async fn with_ada(bot: &BotClient, ada: &AgentClient, conversation: &str) -> i64 {
    let ticket = number(&bot.escalate(conversation).await);
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "I have looked at it").await.expect(200);
    ticket
}

async fn handed_back(bot: &BotClient, ada: &AgentClient, conversation: &str) -> i64 {
    let ticket = with_ada(bot, ada, conversation).await;
    ada.hand_back(ticket, &json!({})).await.expect(200);
    ticket
}

async fn stands(ada: &AgentClient, ticket: i64) -> (Value, Value, Value) {
    let shown = ada.ticket(ticket).await;
    (
        shown["ticket"]["status"].clone(),
        shown["ticket"]["team"].clone(),
        shown["control"]["holder"].clone(),
    )
}

fn waiting_in(team: &str) -> (Value, Value, Value) {
    (json!("waiting"), json!(team), json!("team"))
}

/// How often an incident stands in a ticket's log.
async fn incidents(ada: &AgentClient, ticket: i64) -> usize {
    let trace = ada
        .get(&format!("/tickets/{ticket}/trace"))
        .await
        .expect(200);
    let events = trace["events"].as_array().unwrap();
    let those = events
        .iter()
        .filter(|event| event["kind"] == "bot.unreachable");
    those.count()
}

#[actix_web::test]
async fn it_is_told_to_people_and_the_conversation_waits_for_one_again() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let (ben, boss) = (app.agent("Ben").await, app.manager("Boss").await);
    let ticket = handed_back(&bot, &ada, "c1").await;
    assert_eq!(stands(&ada, ticket).await.2, "bot");
    let mut console = ada.live(None).await;
    assert_eq!(app.pass(Duration::from_secs(59)).await, 0, "not yet");
    app.pass(Duration::from_secs(1)).await;
    assert_eq!(stands(&ada, ticket).await, waiting_in(TEAM));
    assert_eq!(app.fire_timers().await, 0, "once");
    assert_eq!(incidents(&ada, ticket).await, 1);

    let notice = loop {
        let notice = console.next("notify", "").await["html"].to_string();
        if notice.contains("unreachable") {
            break notice;
        }
    };
    assert!(
        notice.contains(&format!("data-owner=\\\"{}\\\"", ada.id)),
        "{notice}"
    );
    assert!(notice.contains(SENTENCE), "{notice}");
    let shown = ada.ticket(ticket).await;
    let told = shown["handoffs"].as_array().unwrap().last().unwrap();
    assert_eq!(told["note"], SENTENCE);
    let trace = ada
        .get(&format!("/tickets/{ticket}/trace"))
        .await
        .expect(200);
    let lines = trace["steps"][3]["lines"].to_string();
    assert!(lines.contains(&format!("Incident: {SENTENCE}")), "{lines}");
    let overview = boss.get("/overview").await.expect(200);
    let line = &overview["bots"][0];
    assert_eq!(
        (&line["name"], &line["lapses"], &line["tickets"]),
        (&json!("Helper bot"), &json!(1), &json!([ticket]))
    );

    // The bot learns of the new control and nothing of the incident; what it says is kept back.
    let heard = serde_json::to_string(&bot.events("c1").await).unwrap();
    assert!(
        !heard.contains("unreachable") && !heard.contains("did not answer"),
        "{heard}"
    );
    let late = bot.say("c1", "bot", "Here I am").await;
    assert_eq!(late.problem(409), "control_lost");
    let accept = bot.control("c1", &json!({ "action": "accept" })).await;
    assert_eq!(accept.status, 409, "too late");
    // And whoever is there goes on.
    ben.accept(ticket).await.expect(200);
    ben.reply(ticket, "Sorry for the wait").await.expect(200);
    app.clock.advance(Duration::from_secs(8 * 24 * 3600));
    let later = boss.get("/overview").await.expect(200);
    assert_eq!(later["bots"][0]["lapses"], 0, "lately is seven days");
}

#[actix_web::test]
async fn the_giver_gets_it_back_if_they_are_there_and_have_room() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    policy(&app, Unreachable::Giver).await;
    let ticket = handed_back(&bot, &ada, "there").await;
    app.clock.advance(Team::RETURN_WITHIN);
    app.online(&ada).await;
    app.fire_timers().await;
    let shown = ada.ticket(ticket).await;
    assert_eq!(shown["ticket"]["status"], "offered");
    assert_eq!(
        shown["control"]["holder"], "team",
        "the bot can say nothing"
    );
    let told = shown["handoffs"].as_array().unwrap().last().unwrap();
    assert_eq!(
        told["note"],
        "Helper bot did not answer within 60 s; the ticket is offered to Ada again"
    );
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "The bot is not there, I go on")
        .await
        .expect(200);

    let gone = handed_back(&bot, &ada, "gone").await;
    app.pass(Team::RETURN_WITHIN).await;
    assert_eq!(
        stands(&ada, gone).await,
        waiting_in(TEAM),
        "Ada is not online"
    );

    let full = SetAgent {
        capacity: Some(1),
        ..SetAgent::default()
    };
    app.services
        .teams()
        .set_agent(ada.email.clone(), full)
        .await
        .unwrap();
    ada.resolve(ticket).await.expect(200);
    let busy = handed_back(&bot, &ada, "busy").await;
    ada.accept(gone).await.expect(200);
    app.clock.advance(Team::RETURN_WITHIN);
    app.online(&ada).await;
    app.fire_timers().await;
    assert_eq!(
        stands(&ada, busy).await,
        waiting_in(TEAM),
        "Ada has no room"
    );
    assert_eq!(incidents(&ada, busy).await, 1);
}

#[actix_web::test]
async fn an_offer_to_the_giver_that_lapses_ends_in_the_queue() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    policy(&app, Unreachable::Giver).await;
    let ticket = handed_back(&bot, &ada, "c1").await;
    app.clock.advance(Team::RETURN_WITHIN);
    app.online(&ada).await;
    app.fire_timers().await;
    app.pass(Team::OFFER_WITHIN).await;
    assert_eq!(stands(&ada, ticket).await, waiting_in(TEAM));
}

#[actix_web::test]
async fn a_named_team_gets_what_the_bot_does_not_answer() {
    let app = TestApp::spawn().await;
    app.add_team("Night").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let nina = app.person("Nina", Role::Agent, &["Night"]).await;
    let other = SetBot {
        unreachable: Some(Unreachable::Team("Nowhere".into())),
        ..SetBot::default()
    };
    let unknown = app
        .services
        .bots()
        .set_bot("Helper bot".into(), other)
        .await;
    assert!(
        matches!(unknown, Err(ServiceError::NotFound(_))),
        "{unknown:?}"
    );
    policy(&app, Unreachable::Team("Night".into())).await;
    let ticket = handed_back(&bot, &ada, "c1").await;
    assert!(nina.queue("team").await.is_empty());
    app.pass(Team::RETURN_WITHIN).await;
    assert_eq!(stands(&ada, ticket).await, waiting_in("Night"));
    assert_eq!(nina.queue("team").await, [ticket]);
    nina.accept(ticket).await.expect(200);
    nina.reply(ticket, "Good evening").await.expect(200);
}

#[actix_web::test]
async fn another_bot_that_does_not_answer_has_its_own_policy() {
    let app = TestApp::spawn().await;
    app.add_team("Night").await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let other = app.bot_of("Onboarding", TEAM).await;
    policy(&app, Unreachable::Team("Night".into())).await;
    let ticket = with_ada(&bot, &ada, "c1").await;
    ada.hand_back(ticket, &json!({ "to": "Onboarding" }))
        .await
        .expect(200);
    app.pass(Team::RETURN_WITHIN).await;
    assert_eq!(
        stands(&ada, ticket).await,
        waiting_in(TEAM),
        "that bot's, not this one's"
    );
    let shown = ada.ticket(ticket).await;
    let told = shown["handoffs"].as_array().unwrap().last().unwrap();
    assert_eq!(
        told["note"],
        "Onboarding did not answer within 60 s (it has never connected); the ticket waits in Support again"
    );
    let id = bot.conversation("c1").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        other.say(&id, "bot", "Welcome").await.problem(409),
        "control_lost"
    );
}

#[actix_web::test]
async fn an_answer_in_the_moment_of_the_deadline_counts_or_does_not_and_nobody_is_mute() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let speak = |id: String, by_words: bool| {
        let bot = bot.clone();
        async move {
            match by_words {
                true => bot.say(&id, "bot", "I go on").await,
                false => bot.control(&id, &json!({ "action": "accept" })).await,
            }
        }
    };
    for round in 0..8 {
        let id = format!("c{round}");
        let ticket = handed_back(&bot, &ada, &id).await;
        app.clock.advance(Team::RETURN_WITHIN);
        let (answered, fired) = futures_util::join!(
            speak(id.clone(), round % 2 == 0),
            app.services.timekeeper().fire_due_timers()
        );
        fired.unwrap();
        let shown = ada.ticket(ticket).await;
        let (status, holder) = (&shown["ticket"]["status"], &shown["control"]["holder"]);
        let incidents = incidents(&ada, ticket).await;
        match answered.status {
            200 | 201 => assert_eq!(
                (status, holder, incidents),
                (&json!("closed"), &json!("bot"), 0),
                "the bot has it"
            ),
            409 => assert_eq!(
                (status, holder, incidents),
                (&json!("waiting"), &json!("team"), 1),
                "it waits for a person"
            ),
            other => panic!("{other}: {}", answered.text),
        }
    }
}

#[actix_web::test]
async fn a_bot_is_heard_when_it_shows_its_key_and_written_once_a_minute() {
    let app = TestApp::spawn().await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let heard = || async { boss.get("/overview").await.expect(200)["bots"][0]["heard_at"].clone() };
    assert_eq!(heard().await, json!(null));
    bot.get("/events").await.expect(200);
    assert_eq!(heard().await, "2026-05-04T09:00:00.000000Z");
    app.clock.advance(Duration::from_secs(59));
    bot.get("/events").await.expect(200);
    assert_eq!(heard().await, "2026-05-04T09:00:00.000000Z");
    app.clock.advance(Duration::from_secs(1));
    bot.escalate("c1").await;
    assert_eq!(heard().await, "2026-05-04T09:01:00.000000Z");
    let stranger = BotClient {
        key: "bk_wrong".into(),
        ..bot.clone()
    };
    app.clock.advance(Duration::from_secs(300));
    assert_eq!(stranger.get("/events").await.status, 401);
    assert_eq!(
        heard().await,
        "2026-05-04T09:01:00.000000Z",
        "a wrong key is nobody"
    );
}

/// Sales has passed a conversation to Helper bot, whose customer waits; what that bot calls it.
async fn passed(app: &TestApp, conversation: &str) -> (BotClient, BotClient, String) {
    let (bot, sales) = (app.bot().await, app.bot_of("Sales", TEAM).await);
    sales
        .say(conversation, "customer", "My router is dead")
        .await
        .expect(201);
    let pass = json!({ "action": "pass", "to": { "bot": "Helper bot" } });
    sales.control(conversation, &pass).await.expect(200);
    let id = sales.conversation(conversation).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    (sales, bot, id)
}

#[actix_web::test]
async fn a_conversation_passed_to_a_bot_that_is_not_there_becomes_a_ticket() {
    let app = TestApp::spawn().await;
    let (ada, boss) = (app.agent("Ada").await, app.manager("Boss").await);
    let (sales, gone, id) = passed(&app, "c1").await;
    app.pass(Duration::from_secs(119)).await;
    assert!(ada.queue("team").await.is_empty(), "not yet");
    app.pass(Duration::from_secs(1)).await;
    let [ticket] = ada.queue("team").await[..] else {
        panic!("one ticket");
    };
    assert_eq!(stands(&ada, ticket).await, waiting_in(TEAM));
    assert_eq!(incidents(&ada, ticket).await, 1);
    let shown = ada.ticket(ticket).await;
    assert_eq!(shown["ticket"]["reason"], "technical_error");
    assert_eq!(
        boss.get("/overview").await.expect(200)["bots"][0]["tickets"],
        json!([ticket])
    );
    // The bot that was silent is told of the control it lost, the customer that a person comes.
    assert_eq!(
        gone.say(&id, "bot", "Here").await.problem(409),
        "control_lost"
    );
    let said = sales.spoken("c1").await;
    assert_eq!(said.last().unwrap().0, "system", "{said:?}");
    let events = sales.events("c1").await;
    let back = events
        .iter()
        .find(|event| event["data"]["handback"]["outcome"] == "unanswered");
    assert_eq!(back.unwrap()["data"]["handback"]["from"], "Helper bot");
    ada.accept(ticket).await.expect(200);
    ada.reply(ticket, "I am here").await.expect(200);
    app.pass(Duration::from_secs(600)).await;
    assert_eq!(incidents(&ada, ticket).await, 1, "once");
}

#[actix_web::test]
async fn a_bot_that_is_heard_or_answers_keeps_what_was_passed_to_it() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let (sales, there, id) = passed(&app, "c1").await;
    app.clock.advance(Duration::from_secs(60));
    there.get("/events").await.expect(200);
    app.pass(Duration::from_secs(60)).await;
    assert_eq!(
        there.conversation(&id).await["control"]["holder"],
        "bot",
        "it thinks"
    );
    there.say(&id, "bot", "Restart it").await.expect(201);
    app.pass(Duration::from_secs(600)).await;
    assert!(ada.queue("team").await.is_empty(), "nobody waits");
    // Then it dies, and the customer goes on.
    sales
        .say("c1", "customer", "It is still dead")
        .await
        .expect(201);
    app.pass(Duration::from_secs(120)).await;
    assert_eq!(ada.queue("team").await.len(), 1);
}

#[actix_web::test]
async fn the_policy_of_a_passed_conversation_is_the_other_bots() {
    let app = TestApp::spawn().await;
    app.add_team("Night").await;
    let ada = app.agent("Ada").await;
    let nina = app.person("Nina", Role::Agent, &["Night"]).await;
    let (sales, gone, id) = passed(&app, "c1").await;
    policy(&app, Unreachable::Giver).await;
    app.pass(Duration::from_secs(120)).await;
    assert!(ada.queue("team").await.is_empty());
    sales.say("c1", "bot", "It is me again").await.expect(201);
    assert_eq!(
        gone.say(&id, "bot", "Here").await.problem(409),
        "control_lost"
    );
    policy(&app, Unreachable::Team("Night".into())).await;
    sales.say("c1", "customer", "And now?").await.expect(201);
    let pass = json!({ "action": "pass", "to": { "bot": "Helper bot" } });
    sales.control("c1", &pass).await.expect(200);
    app.pass(Duration::from_secs(120)).await;
    assert_eq!(nina.queue("team").await.len(), 1, "to the night team");
}
