//! Customers' pages: who sees them, what stands on them, and what agents say there.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::{BotClient, escalation};
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::{Value, json};

/// An escalation of this customer.
fn of(conversation: &str, customer: Value) -> Value {
    let mut body = escalation(conversation);
    body["customer"] = customer;
    body
}

fn maria(verified: &str) -> Value {
    json!({
        "external_id": "CRM-1", "name": "Maria López", "email": "maria@example.com",
        "phone": "+34 600 111 222", "verified": verified,
    })
}

async fn escalate(bot: &BotClient, body: &Value) -> i64 {
    number(&bot.escalate_with(body).await.expect(201))
}

async fn list(agent: &AgentClient, query: &str) -> Value {
    agent
        .get(&format!("/customers?q={query}"))
        .await
        .expect(200)
}

/// The ids of the customers that are found.
async fn found(agent: &AgentClient, query: &str) -> Vec<String> {
    let list = list(agent, query).await;
    let customers = list["customers"].as_array().unwrap().iter();
    customers
        .map(|customer| customer["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn page(agent: &AgentClient, id: &str) -> Value {
    agent.get(&format!("/customers/{id}")).await.expect(200)
}

fn numbers(page: &Value) -> Vec<i64> {
    let tickets = page["tickets"].as_array().unwrap().iter();
    tickets
        .map(|ticket| ticket["number"].as_i64().unwrap())
        .collect()
}

/// Two teams with a bot and an agent each.
struct TwoTeams {
    app: TestApp,
    bot: BotClient,
    other: BotClient,
    ada: AgentClient,
    bea: AgentClient,
    max: AgentClient,
}

impl TwoTeams {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        app.add_team("Billing").await;
        let bot = app.bot_of("Helper", TEAM).await;
        let other = app.bot_of("Biller", "Billing").await;
        let ada = app.agent("Ada").await;
        let bea = app.person("Bea", Role::Agent, &["Billing"]).await;
        let max = app.manager("Max").await;
        Self {
            app,
            bot,
            other,
            ada,
            bea,
            max,
        }
    }
}

#[actix_web::test]
async fn a_customer_is_seen_with_those_of_their_tickets_that_the_agent_may_read() {
    let two = TwoTeams::new().await;
    let old = escalate(&two.bot, &of("c1", maria("strong"))).await;
    two.ada.accept(old).await.expect(200);
    two.ada.resolve(old).await.expect(200);
    let open = escalate(&two.bot, &of("c2", maria("strong"))).await;
    let closed = escalate(&two.bot, &of("c3", maria("strong"))).await;
    two.ada.accept(closed).await.expect(200);
    two.ada.resolve(closed).await.expect(200);
    let ids = found(&two.ada, "").await;
    let [id] = &ids[..] else {
        panic!("one customer");
    };
    let shown = page(&two.ada, id).await;
    assert_eq!(
        numbers(&shown),
        [open, closed, old],
        "open first, then newest"
    );
    assert_eq!(shown["customer"]["email"], "maria@example.com");
    assert_eq!(shown["facts"][0]["name"], "reservation");
    assert_eq!(shown["facts"][0]["ticket"], closed);
    assert_eq!(found(&two.bea, "").await, [""; 0]);
    let refused = two.bea.get(&format!("/customers/{id}")).await;
    assert_eq!(refused.status, 404);
    let unknown = two.ada.get("/customers/cus_made_up").await;
    assert_eq!(unknown.status, 404);
    // One of the tickets comes to the other team: that one is seen, and no other.
    let given = json!({ "team": "Billing", "mode": "cold" });
    two.ada.accept(open).await.expect(200);
    two.ada.command(open, "transfer", &given).await.expect(200);
    assert_eq!(numbers(&page(&two.bea, id).await), [open]);
    assert_eq!(found(&two.bea, "maria").await, std::slice::from_ref(id));
}

#[actix_web::test]
async fn a_customer_with_many_tickets_is_paged_and_no_ticket_is_lost() {
    let two = TwoTeams::new().await;
    let mut expected = Vec::new();
    for turn in 0..60 {
        let ticket = escalate(&two.bot, &of(&format!("c{turn}"), maria("none"))).await;
        let is_open = turn % 2 == 0;
        if !is_open {
            two.ada.accept(ticket).await.expect(200);
            two.ada.resolve(ticket).await.expect(200);
        }
        expected.push((!is_open, -ticket));
    }
    expected.sort_unstable();
    let expected: Vec<i64> = expected.into_iter().map(|(_, ticket)| -ticket).collect();
    let id = found(&two.ada, "").await.remove(0);
    let (mut seen, mut path) = (Vec::new(), format!("/customers/{id}"));
    for _ in 0..3 {
        let shown = two.ada.get(&path).await.expect(200);
        seen.extend(numbers(&shown));
        let Some(next) = shown["next"].as_object() else {
            break;
        };
        let (kind, below) = next.iter().next().unwrap();
        path = format!("/customers/{id}?{kind}={below}");
    }
    assert_eq!(seen, expected);
    let wrong = two.ada.get(&format!("/customers/{id}?open=x")).await;
    assert_eq!(wrong.status, 422);
}

#[actix_web::test]
async fn customers_are_found_by_what_is_theirs_and_stand_once_in_the_list() {
    let two = TwoTeams::new().await;
    escalate(&two.bot, &of("c0", maria("none"))).await;
    for turn in 0..30 {
        let name = format!("Customer Number{turn}");
        let customer = json!({ "external_id": format!("x{turn}"), "name": name });
        escalate(&two.bot, &of(&format!("d{turn}"), customer)).await;
        escalate(
            &two.bot,
            &of(&format!("e{turn}"), json!({ "external_id": "x0" })),
        )
        .await;
    }
    for typed in [
        "maria",
        "L%C3%B3pez",
        "maria@example.com",
        "600111222",
        "CRM-1",
        "lopez%20maria",
    ] {
        assert_eq!(found(&two.ada, typed).await.len(), 1, "{typed}");
    }
    // Words of a conversation are no customer's.
    for typed in ["cancelled", "rebook", "nobody"] {
        assert_eq!(found(&two.ada, typed).await, [""; 0], "{typed}");
    }
    let (mut names, mut below) = (Vec::new(), String::new());
    loop {
        let list = two.ada.get(&format!("/customers?q={below}")).await;
        let list = list.expect(200);
        let customers = list["customers"].as_array().unwrap().iter();
        names.extend(customers.map(|it| it["external_id"].as_str().unwrap().to_owned()));
        let Some(next) = list["below"].as_i64() else {
            break;
        };
        below = format!("&below={next}");
    }
    assert_eq!(names.len(), 31, "{names:?}");
    assert_eq!(names[0], "x0", "who was seen last comes first");
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 31, "each of them once");
}

/// The records of Maria at both bots, as the manager sees them, who may see both.
async fn records(two: &TwoTeams, verified: &str) -> [String; 2] {
    escalate(&two.bot, &of("c1", maria(verified))).await;
    let mut same = maria("weak");
    same["external_id"] = json!("B-77");
    same["email"] = json!("Maria@example.com");
    escalate(&two.other, &of("c2", same)).await;
    let ids = found(&two.max, "maria").await;
    let [at_biller, at_helper] = &ids[..] else {
        panic!("two records: {ids:?}");
    };
    [at_helper.clone(), at_biller.clone()]
}

fn ids(records: &Value) -> Vec<String> {
    let records = records.as_array().unwrap().iter();
    records
        .map(|record| record["id"].as_str().unwrap().to_owned())
        .collect()
}

#[actix_web::test]
async fn records_of_one_person_are_linked_by_hand_and_unlinked_again() {
    let two = TwoTeams::new().await;
    let [one, other] = records(&two, "strong").await;
    let shown = page(&two.max, &one).await;
    assert_eq!(ids(&shown["suggested"]), std::slice::from_ref(&other));
    assert_eq!((ids(&shown["linked"]), numbers(&shown).len()), (vec![], 1));
    let act = async |agent: &AgentClient, what: &str, from: &str, to: &str| {
        let body = json!({ "do": what, "customer": to });
        agent.post(&format!("/customers/{from}"), &body).await
    };
    // Who may not see both says nothing of either.
    let hidden = page(&two.ada, &one).await;
    assert_eq!(ids(&hidden["suggested"]), [""; 0]);
    assert_eq!(act(&two.ada, "link", &one, &other).await.status, 404);
    for _ in 0..2 {
        let linked = act(&two.max, "link", &one, &other).await.expect(200);
        assert_eq!(ids(&linked["linked"]), std::slice::from_ref(&other));
        assert_eq!(ids(&linked["suggested"]), [""; 0]);
        assert_eq!(numbers(&linked).len(), 2, "of both bots");
        act(&two.max, "link", &other, &one).await.expect(200);
    }
    act(&two.max, "link", &one, &one).await.expect(200);
    assert_eq!(
        ids(&page(&two.max, &other).await["linked"]),
        std::slice::from_ref(&one)
    );
    // The link gives nobody more: neither contact nor notes of the record they may not see, and no way to it.
    let note = json!({ "do": "note", "text": "Owes an invoice" });
    let path = format!("/customers/{other}");
    two.bea.post(&path, &note).await.expect(200);
    assert_eq!(two.ada.get(&path).await.status, 404);
    assert_eq!(act(&two.ada, "unlink", &one, &other).await.status, 404);
    let own = page(&two.ada, &one).await;
    assert_eq!((numbers(&own).len(), ids(&own["linked"])), (1, vec![]));
    assert_eq!(own["notes"], json!([]));
    let both = page(&two.max, &one).await;
    assert_eq!(both["notes"][0]["text"], "Owes an invoice");
    assert_eq!(found(&two.ada, "maria").await, std::slice::from_ref(&one));
    assert_eq!(found(&two.bea, "maria").await, std::slice::from_ref(&other));
    for _ in 0..2 {
        let apart = act(&two.max, "unlink", &one, &other).await.expect(200);
        assert_eq!(ids(&apart["linked"]), [""; 0]);
        assert_eq!(ids(&apart["suggested"]), std::slice::from_ref(&other));
    }
    let refused = two.ada.get(&format!("/customers/{other}")).await;
    assert_eq!(refused.status, 404);
}

#[actix_web::test]
async fn two_groups_of_records_become_one_and_one_leaves_it_alone() {
    let two = TwoTeams::new().await;
    let mut all = Vec::new();
    for turn in 0..4 {
        let customer = json!({ "external_id": format!("p{turn}"), "name": format!("P{turn}") });
        escalate(&two.bot, &of(&format!("c{turn}"), customer)).await;
        all.push(found(&two.ada, &format!("p{turn}")).await.remove(0));
    }
    for (one, other) in [(0, 1), (2, 3), (3, 0)] {
        let body = json!({ "do": "link", "customer": all[other] });
        let path = format!("/customers/{}", all[one]);
        two.ada.post(&path, &body).await.expect(200);
    }
    for id in &all {
        assert_eq!(ids(&page(&two.ada, id).await["linked"]).len(), 3);
    }
    let body = json!({ "do": "unlink", "customer": all[0] });
    let path = format!("/customers/{}", all[2]);
    let left = two.ada.post(&path, &body).await.expect(200);
    assert_eq!(ids(&left["linked"]).len(), 2);
    assert_eq!(ids(&page(&two.ada, &all[0]).await["linked"]), [""; 0]);
}

#[actix_web::test]
async fn nothing_is_suggested_on_an_unverified_address() {
    let two = TwoTeams::new().await;
    let [one, other] = records(&two, "none").await;
    for (id, same) in [(&one, &other), (&other, &one)] {
        let shown = page(&two.max, id).await;
        assert_eq!(ids(&shown["suggested"]), [""; 0]);
        assert_eq!(ids(&shown["unverified"]), std::slice::from_ref(same));
    }
    assert_eq!(ids(&page(&two.ada, &one).await["unverified"]), [""; 0]);
    // Who knows better may link them all the same.
    let link = json!({ "do": "link", "customer": other });
    let path = format!("/customers/{one}");
    let linked = two.max.post(&path, &link).await.expect(200);
    assert_eq!(ids(&linked["linked"]), [other]);
    assert_eq!(ids(&linked["unverified"]), [""; 0]);
}

#[actix_web::test]
async fn a_note_is_read_by_all_who_see_the_page_and_changed_by_its_author() {
    let two = TwoTeams::new().await;
    let tom = two.app.agent("Tom").await;
    escalate(&two.bot, &of("c1", maria("none"))).await;
    let id = found(&two.ada, "").await.remove(0);
    let path = format!("/customers/{id}");
    let note = json!({ "do": "note", "text": "Prefers a call", "client_id": "n1" });
    for _ in 0..2 {
        two.ada.post(&path, &note).await.expect(200);
    }
    let notes = page(&tom, &id).await["notes"].clone();
    assert_eq!(notes.as_array().unwrap().len(), 1, "a retry is no second");
    assert_eq!(
        (
            &notes[0]["text"],
            &notes[0]["author"]["name"],
            &notes[0]["own"]
        ),
        (&json!("Prefers a call"), &json!("Ada"), &json!(false))
    );
    let key = &notes[0]["id"];
    let edit = json!({ "do": "edit", "note": key, "text": "Prefers mail" });
    let delete = json!({ "do": "delete", "note": key });
    for body in [&edit, &delete] {
        assert_eq!(tom.post(&path, body).await.status, 403);
        assert_eq!(two.bea.post(&path, body).await.status, 404);
    }
    let edited = two.ada.post(&path, &edit).await.expect(200);
    assert_eq!(edited["notes"][0]["text"], "Prefers mail");
    assert!(edited["notes"][0]["edited_at"].is_string());
    for _ in 0..2 {
        let left = two.ada.post(&path, &delete).await.expect(200);
        assert_eq!(left["notes"], json!([]));
    }
    assert_eq!(two.ada.post(&path, &edit).await.status, 404);
    for (wrong, pointer) in [
        (json!({ "do": "note", "text": "  " }), "/text"),
        (json!({ "do": "note", "text": "x".repeat(4001) }), "/text"),
        (json!({ "do": "burn" }), "/do"),
        (json!({}), "/do"),
        (json!({ "do": "link" }), "/customer"),
    ] {
        let refused = two.ada.post(&path, &wrong).await.expect(422);
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{wrong}");
    }
}

#[actix_web::test]
async fn the_page_works_without_script_and_gives_refused_words_back() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    escalate(&bot, &of("c1", maria("strong"))).await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let id = found(&ada, "").await.remove(0);
    let path = format!("/customers/{id}");
    let list = browser.page("/customers").await.expect_page(200);
    assert!(list.contains(&path) && list.contains("maria@example.com"));
    let noted = [("do", "note"), ("text", "Prefers a call")];
    let noted = browser.form(&path, &noted).await;
    assert_eq!(
        (noted.status, noted.header("location")),
        (303, format!("{path}?done=note"))
    );
    let shown = browser.page(&format!("{path}?done=note")).await;
    let shown = shown.expect_page(200);
    for told in ["Note added", "Prefers a call", "Maria López"] {
        assert!(shown.contains(told), "{told}");
    }
    let long = "long ".repeat(1000);
    let refused = browser
        .form(&path, &[("do", "note"), ("text", &long)])
        .await;
    let refused = refused.expect_page(422);
    assert!(refused.contains("long long") && refused.contains("aria-invalid"));
}

#[actix_web::test]
async fn a_ticket_tells_of_the_other_tickets_of_its_customer() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (bot, biller) = (app.bot().await, app.bot_of("Biller", "Billing").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let mut first = of("c1", maria("none"));
    first["facts"] = json!({ "order_number": "4711" });
    let old = escalate(&bot, &first).await;
    ada.accept(old).await.expect(200);
    ada.resolve(old).await.expect(200);
    let open = escalate(&bot, &of("c2", maria("none"))).await;
    ada.accept(open).await.expect(200);
    let here = escalate(&bot, &of("c3", maria("none"))).await;
    let hidden = escalate(&biller, &of("c4", maria("none"))).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let shown = browser.page(&format!("/tickets/{here}")).await;
    let shown = shown.expect_page(200);
    assert!(shown.contains("Also open:") && shown.contains(&format!("#{open}</a>, <bdi>Ada")));
    assert!(shown.contains("2 earlier tickets"));
    assert!(!shown.contains(&format!("/tickets/{hidden}?")));
    let first = browser.page(&format!("/tickets/{old}")).await;
    assert!(!first.expect_page(200).contains("earlier ticket"));
    // What the other one knew is offered, and is one of this ticket's facts once it is used.
    assert!(shown.contains("Known from other tickets") && shown.contains("data-value=\"4711\""));
    let fact = [("name", "order_number"), ("value", "4711")];
    let used = browser.form(&format!("/tickets/{here}/facts"), &fact).await;
    assert_eq!(used.status, 303);
    let shown = browser.page(&format!("/tickets/{here}")).await;
    assert!(!shown.expect_page(200).contains("Known from other tickets"));
}
