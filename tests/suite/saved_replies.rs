//! Saved replies: whose they are, what fills them, and files of them.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::bot::escalation;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use reqwest::Method;
use serde_json::{Value, json};

async fn add(agent: &AgentClient, of: &str, name: &str, text: &str) -> Answer {
    let body = json!({ "do": "add", "of": of, "name": name, "text": text });
    agent.post("/replies", &body).await
}

async fn names(agent: &AgentClient, of: &str) -> Vec<String> {
    let list = agent.get(&format!("/replies?of={of}")).await.expect(200);
    let replies = list["replies"].as_array().unwrap().iter();
    replies
        .map(|reply| reply["name"].as_str().unwrap().to_owned())
        .collect()
}

async fn offered(agent: &AgentClient, ticket: i64) -> Vec<Value> {
    let path = format!("/tickets/{ticket}/replies");
    let answer = agent.get(&path).await.expect(200);
    answer["replies"].as_array().unwrap().clone()
}

fn called(replies: &[Value]) -> Vec<&str> {
    let names = replies.iter().map(|reply| reply["name"].as_str().unwrap());
    names.collect()
}

#[actix_web::test]
async fn a_ticket_offers_own_replies_and_those_of_its_team_and_of_all_with_its_values() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (ada, ben) = (app.agent("Ada").await, app.agent("Ben").await);
    let max = app.manager("Max").await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let text = "Hi {{customer.first_name|there}}, {{agent.name}} of {{team}}: #{{ticket.number}}, {{fact:reservation}}, {{fact:seat|no seat}}, {{fact:gate}}";
    add(&ada, "me", "Mine", text).await.expect(201);
    add(&ben, "me", "Of Ben", "not for Ada").await.expect(201);
    add(&max, "all", "Of all", "Bye").await.expect(201);
    let of_team = format!("team:{TEAM}");
    add(&max, &of_team, "Of team", "Hello").await.expect(201);
    let elsewhere = add(&max, "team:Billing", "Elsewhere", "Hello").await;
    elsewhere.expect(201);

    let replies = offered(&ada, ticket).await;
    assert_eq!(called(&replies), ["Mine", "Of all", "Of team"]);
    let filled = format!("Hi Maria, Ada of {TEAM}: #{ticket}, EUJUY6, no seat, [fact:gate]");
    assert_eq!(replies[0]["text"], json!(filled));
    let owners: Vec<&Value> = replies.iter().map(|reply| &reply["of"]).collect();
    assert_eq!(owners, [&json!("me"), &json!("all"), &json!("team")]);
    // Who cannot see the ticket gets nothing of it.
    let zoe = app.person("Zoe", Role::Agent, &["Billing"]).await;
    let path = format!("/tickets/{ticket}/replies");
    zoe.get(&path).await.problem(404);
}

#[actix_web::test]
async fn replies_that_are_sent_are_counted_once_and_the_most_used_come_first() {
    let app = TestApp::spawn().await;
    let (ada, ben) = (app.agent("Ada").await, app.agent("Ben").await);
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    add(&ada, "me", "A", "first").await.expect(201);
    let used = add(&ada, "me", "B", "second").await.expect(201)["id"].clone();
    let bens = add(&ben, "me", "C", "not hers").await.expect(201)["id"].clone();
    let body = json!({
        "text": "second", "client_id": "once", "force": true,
        "saved_reply": format!("{used} {used} {bens} 999999 nonsense"),
    });
    for _ in 0..2 {
        ada.command(ticket, "reply", &body).await.expect(200);
    }
    let list = ada.get("/replies").await.expect(200);
    let uses: Vec<i64> = list["replies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reply| reply["uses"].as_i64().unwrap())
        .collect();
    assert_eq!(uses, [0, 1]);
    let of_ben = ben.get("/replies").await.expect(200);
    assert_eq!(of_ben["replies"][0]["uses"], json!(0));
    assert_eq!(called(&offered(&ada, ticket).await), ["B", "A"]);
    // Nothing breaks if it lies.
    let lie = json!({ "text": "third", "saved_reply": [1, 2], "force": true });
    ada.command(ticket, "reply", &lie).await.expect(200);
}

#[actix_web::test]
async fn replies_are_changed_by_their_owner_and_those_of_teams_and_all_by_who_leads() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let (ada, ben) = (app.agent("Ada").await, app.agent("Ben").await);
    let max = app.manager("Max").await;
    let own = add(&ada, "me", "Hello", "Hi").await.expect(201)["id"].clone();
    let shared = add(&max, "all", "Hello", "Hi").await.expect(201)["id"].clone();
    let save = |id: &Value| json!({ "do": "save", "reply_id": id, "name": "Hallo", "text": "Ho" });
    let remove = |id: &Value| json!({ "do": "remove", "reply_id": id });
    for body in [save(&own), remove(&own)] {
        ben.post("/replies", &body).await.problem(404);
        // Not even managers see what belongs to somebody else.
        max.post("/replies", &body).await.problem(404);
    }
    for body in [save(&shared), remove(&shared)] {
        assert_eq!(ada.post("/replies", &body).await.problem(403), "forbidden");
    }
    assert_eq!(add(&ada, "all", "A", "b").await.problem(403), "forbidden");
    ada.get("/replies?of=team:Billing").await.problem(404);
    add(&ada, "team:Billing", "A", "b").await.problem(422);
    max.get("/replies?of=team:Billing").await.expect(200);
    max.get("/replies?of=team:Nowhere").await.problem(404);
    ada.post("/replies", &save(&own)).await.expect(200);
    assert_eq!(names(&ada, "me").await, ["Hallo"]);
    ada.post("/replies", &remove(&own)).await.expect(200);
    assert!(names(&ada, "me").await.is_empty());
    ada.post("/replies", &remove(&own)).await.problem(404);
    max.post("/replies", &remove(&shared)).await.expect(200);
}

#[actix_web::test]
async fn what_is_wrong_with_a_reply_is_told_at_once_by_its_field() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    add(&ada, "me", "Hello", "Hi").await.expect(201);
    let told = |answer: &Answer| -> Vec<(String, String)> {
        answer.problem(422);
        let errors = answer.json()["errors"].as_array().unwrap().clone();
        let text = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
        let error = |error: &Value| (text(error, "pointer"), text(error, "detail"));
        errors.iter().map(error).collect()
    };
    let taken = told(&add(&ada, "me", "HELLO", "Hi").await);
    assert_eq!(taken[0].0, "/name");
    let wrong = told(&add(&ada, "me", "", "{{customer.nme}} {{reply:x}}").await);
    assert_eq!(wrong.len(), 3, "{wrong:?}");
    assert_eq!(wrong[0], ("/name".to_owned(), "required".to_owned()));
    assert!(wrong[1].1.contains("customer.name"), "{wrong:?}");
    assert!(wrong[2].1.contains("reply:x"), "{wrong:?}");
    let long = told(&add(&ada, "me", "Long", &"x".repeat(8 * 1024 + 1)).await);
    assert_eq!(long[0].0, "/text");
    assert_eq!(told(&add(&ada, "me", "a\u{0}", "b").await)[0].0, "/name");
    assert_eq!(told(&ada.post("/replies", &json!({})).await)[0].0, "/do");
    let nothing = json!({ "do": "save", "name": "a", "text": "b" });
    assert_eq!(
        told(&ada.post("/replies", &nothing).await)[0].0,
        "/reply_id"
    );
    // What is no text is not left out in silence.
    for (wrong, pointer) in [
        (json!({ "name": 5, "text": "b" }), "/name"),
        (json!({ "name": "a", "text": ["b"] }), "/text"),
        (
            json!({ "name": "a", "text": "b", "tags": { "vip": 1 } }),
            "/tags",
        ),
        (
            json!({ "name": "a", "text": "b", "tags": ["vip", 1] }),
            "/tags/1",
        ),
    ] {
        let mut body = wrong;
        body["do"] = json!("add");
        let told = told(&ada.post("/replies", &body).await);
        assert_eq!(told[0].0, pointer, "{body}");
    }
    let csv = json!({ "csv": 5 });
    assert_eq!(told(&ada.post("/replies/import", &csv).await)[0].0, "/csv");
    assert_eq!(names(&ada, "me").await, ["Hello"]);
}

#[actix_web::test]
async fn a_file_is_imported_whole_or_not_at_all_and_comes_out_again() {
    let app = TestApp::spawn().await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    let import = async |agent: &AgentClient, csv: &str| {
        let body = json!({ "of": "me", "csv": csv });
        agent.post("/replies/import", &body).await
    };
    let wrong = import(
        &max,
        "name,text,owner\nA,fine,\nB,{{teem}},\na,again,\nC,x,team:Nowhere\nD\n",
    )
    .await;
    wrong.problem(422);
    let errors = wrong.json()["errors"].clone();
    let pointers: Vec<&str> = errors
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(pointers, ["/line/3/text", "/line/6"]);
    let wrong = import(&max, "A,fine\na,again\nC,x,team:Nowhere\n").await;
    wrong.problem(422);
    let errors = wrong.json()["errors"].clone();
    assert_eq!(errors[0]["pointer"], json!("/line/2/name"));
    assert_eq!(errors[1]["pointer"], json!("/line/3/owner"));
    assert!(names(&max, "me").await.is_empty(), "nothing is half stored");
    assert_eq!(
        import(&ada, "A,b,all\n").await.json()["errors"][0]["pointer"],
        json!("/line/1/owner"),
        "only who leads"
    );
    let done = import(
        &max,
        "name,text,owner,tags,priority,then\nList,\"'- one\n- two\",\nShared,Hi,all\n",
    )
    .await;
    assert_eq!(done.expect(200), json!({ "imported": 2 }));
    assert_eq!(names(&max, "me").await, ["List"]);
    assert_eq!(names(&ada, "all").await, ["Shared"]);
    let exported = max.get("/replies/export.csv?of=me").await;
    assert!(exported.header("content-type").starts_with("text/csv"));
    let table = exported.expect_page(200);
    assert_eq!(
        table,
        "name,text,owner,tags,priority,then\nList,\"'- one\n- two\",me,,,\n"
    );
    import(&max, &table).await.problem(422);
    let body = json!({ "do": "remove", "reply_id": max.get("/replies").await.expect(200)["replies"][0]["id"] });
    max.post("/replies", &body).await.expect(200);
    import(&max, &table).await.expect(200);
    let list = max.get("/replies").await.expect(200);
    assert_eq!(list["replies"][0]["text"], json!("- one\n- two"));
}

#[actix_web::test]
async fn an_agent_keeps_two_hundred_replies() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let table: String = (0..201).map(|at| format!("Reply {at},Text\n")).collect();
    let body = json!({ "csv": table });
    let refused = ada.post("/replies/import", &body).await;
    refused.problem(422);
    assert_eq!(refused.json()["errors"][0]["pointer"], json!("/line/201"));
    let table: String = (0..200).map(|at| format!("Reply {at},Text\n")).collect();
    let body = json!({ "csv": table });
    ada.post("/replies/import", &body).await.expect(200);
    add(&ada, "me", "One more", "Text").await.problem(422);
}

#[actix_web::test]
async fn the_page_works_without_script() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let empty = browser.page("/replies").await.expect_page(200);
    assert!(empty.contains("No saved replies yet"), "{empty}");
    assert!(empty.contains("{{customer.first_name|there}}"), "{empty}");
    let add = [
        ("do", "add"),
        ("of", "me"),
        ("name", "1234"),
        ("text", "Hi {{teem}}"),
    ];
    let wrong = browser.form("/replies", &add).await.expect_page(422);
    assert!(wrong.contains("Did you mean “team”?"), "{wrong}");
    assert!(
        wrong.contains("value=\"1234\"") && wrong.contains("Hi {{teem}}"),
        "{wrong}"
    );
    let add = [
        ("do", "add"),
        ("of", "me"),
        ("name", "1234"),
        ("text", "Hi\r\n{{team}}"),
    ];
    let done = browser.form("/replies", &add).await;
    assert_eq!(
        (done.status, done.header("location")),
        (303, "/replies?of=me&done=added".to_owned())
    );
    let page = browser
        .page("/replies?of=me&done=added")
        .await
        .expect_page(200);
    assert!(
        page.contains("Reply added") && page.contains("1234"),
        "{page}"
    );
    let list = ada.get("/replies").await.expect(200);
    let id = list["replies"][0]["id"].to_string();
    assert_eq!(list["replies"][0]["text"], json!("Hi\n{{team}}"));
    let edit = browser
        .page(&format!("/replies?of=me&edit={id}"))
        .await
        .expect_page(200);
    assert!(
        edit.contains("Edit reply") && edit.contains("name=\"reply_id\""),
        "{edit}"
    );
    let save = [
        ("do", "save"),
        ("of", "me"),
        ("reply_id", &*id),
        ("name", "Hello"),
        ("text", "Hi"),
    ];
    assert_eq!(browser.form("/replies", &save).await.status, 303);
    let remove = [("do", "remove"), ("reply_id", &*id)];
    let asked = browser.form("/replies", &remove).await.expect_page(200);
    assert!(asked.contains("Remove “Hello”?"), "{asked}");
    assert_eq!(names(&ada, "me").await, ["Hello"]);
    let yes = [("do", "remove"), ("reply_id", &*id), ("confirm", "true")];
    assert_eq!(browser.form("/replies", &yes).await.status, 303);
    assert!(names(&ada, "me").await.is_empty());
    let table = [("of", "me"), ("csv", "Only a name")];
    let refused = browser
        .form("/replies/import", &table)
        .await
        .expect_page(422);
    assert!(
        refused.contains("Nothing was imported.") && refused.contains("Line 1:"),
        "{refused}"
    );
    assert!(
        refused.contains("Only a name"),
        "what was pasted: {refused}"
    );
    // Nobody changes the replies of all without leading.
    let of_all = browser.page("/replies?of=all").await.expect_page(200);
    assert!(!of_all.contains("id=\"reply-form\""), "{of_all}");
    let answer = browser
        .script(Method::GET, "/replies?of=team:Nowhere", &[])
        .await;
    assert_eq!(answer.status, 404);
}

#[actix_web::test]
async fn a_customer_without_a_name_is_greeted_by_the_default() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let mut body = escalation("c1");
    body.as_object_mut().unwrap().remove("customer");
    let ticket = number(&app.bot().await.escalate_with(&body).await.expect(201));
    let text = "Hi {{customer.first_name|there}}, {{customer.name}}";
    add(&ada, "me", "Hello", text).await.expect(201);
    let replies = offered(&ada, ticket).await;
    assert_eq!(replies[0]["text"], json!("Hi there, [customer.name]"));
}

/// A saved reply of all that does something, and its id.
async fn macro_of_all(
    by: &AgentClient,
    name: &str,
    tags: &Value,
    priority: &str,
    then: &str,
) -> Value {
    let body = json!({
        "do": "add", "of": "all", "name": name, "text": "All done",
        "tags": tags, "priority": priority, "then": then,
    });
    by.post("/replies", &body).await.expect(201)["id"].clone()
}

fn sent_with(id: &Value, client_id: &str) -> Value {
    json!({ "text": "All done", "client_id": client_id, "force": true, "saved_reply": id.to_string() })
}

#[actix_web::test]
async fn what_a_saved_reply_does_is_done_with_the_reply_and_once() {
    let app = TestApp::spawn().await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    let bot = app.bot().await;
    let done = macro_of_all(&max, "Done", &json!(["refund", "VIP"]), "high", "resolve").await;
    let wait = macro_of_all(&max, "Wait", &json!("refund"), "", "snooze").await;

    let ticket = number(&bot.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let offered = offered(&ada, ticket).await;
    let does = &offered.iter().find(|reply| reply["id"] == done).unwrap()["does"];
    let told = [
        "Tag: refund",
        "Tag: VIP",
        "Priority: high",
        "Resolve the ticket",
    ];
    assert_eq!(*does, json!(told));
    for _ in 0..2 {
        let sent = ada
            .command(ticket, "reply", &sent_with(&done, "once"))
            .await;
        sent.expect(200);
    }
    let read = ada.ticket(ticket).await;
    assert_eq!(read["ticket"]["status"], "closed", "{read}");
    assert_eq!(read["ticket"]["priority"], "high");
    let names = read["ticket"]["tags"].to_string();
    assert!(names.contains("refund") && names.contains("VIP"), "{names}");
    // Sent again after it was reopened, the same words do nothing anew.
    ada.command(ticket, "reopen", &json!({})).await.expect(200);
    let again = ada
        .command(ticket, "reply", &sent_with(&done, "once"))
        .await;
    again.expect(200);
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");

    let other = number(&bot.escalate("c2").await);
    ada.accept(other).await.expect(200);
    let sent = ada.command(other, "reply", &sent_with(&wait, "w")).await;
    sent.expect(200);
    assert_eq!(ada.ticket(other).await["ticket"]["status"], "snoozed");
    bot.say("c2", "customer", "Thank you").await.expect(201);
    assert_eq!(ada.ticket(other).await["ticket"]["status"], "active");
}

#[actix_web::test]
async fn a_reply_goes_out_whatever_its_macro_cannot_do() {
    let app = TestApp::spawn().await;
    let (ada, ben) = (app.agent("Ada").await, app.agent("Ben").await);
    let max = app.manager("Max").await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let many: Vec<String> = (0..50).map(|tag| format!("t{tag}")).collect();
    let full = json!({ "add": many });
    ada.command(ticket, "tags", &full).await.expect(200);
    let id = macro_of_all(&max, "One too many", &json!("more"), "urgent", "").await;
    let sent = ada.command(ticket, "reply", &sent_with(&id, "a")).await;
    sent.expect(200);
    let read = ada.ticket(ticket).await;
    assert_eq!(read["ticket"]["priority"], "urgent");
    assert_eq!(read["ticket"]["tags"].as_array().unwrap().len(), 50);
    // What belongs to somebody else does nothing, and what is gone neither.
    let body = json!({ "do": "add", "name": "Mine", "text": "x", "then": "resolve" });
    let bens = ben.post("/replies", &body).await.expect(201)["id"].clone();
    let remove = json!({ "do": "remove", "reply_id": id });
    max.post("/replies", &remove).await.expect(200);
    for (turn, id) in [bens, id].iter().enumerate() {
        let sent = sent_with(id, &format!("b{turn}"));
        ada.command(ticket, "reply", &sent).await.expect(200);
    }
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
}

#[actix_web::test]
async fn wrong_actions_are_refused_with_their_fields_and_a_file_brings_them_back() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let wrong = json!({
        "do": "add", "name": "A", "text": "a", "tags": "x".repeat(65), "priority": "hot", "then": "delete",
    });
    let refused = ada.post("/replies", &wrong).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    for field in ["/tags", "/priority", "/then"] {
        assert!(refused.text.contains(field), "{field}: {}", refused.text);
    }
    let right = json!({
        "do": "add", "name": "A", "text": "a", "tags": "x, y", "priority": "low", "then": "snooze",
    });
    let kept = ada.post("/replies", &right).await.expect(201);
    let file = Answer::of(ada.request(Method::GET, "/replies/export.csv"))
        .await
        .text;
    assert!(file.contains("\"x, y\",low,snooze"), "{file}");
    let remove = json!({ "do": "remove", "reply_id": kept["id"] });
    ada.post("/replies", &remove).await.expect(200);
    let import = json!({ "csv": file });
    ada.post("/replies/import", &import).await.expect(200);
    let list = ada.get("/replies").await.expect(200);
    assert_eq!(list["replies"][0]["actions"], kept["actions"]);
    assert_eq!(
        kept["actions"],
        json!({ "tags": ["x", "y"], "priority": "low", "then": "snooze" })
    );
}
