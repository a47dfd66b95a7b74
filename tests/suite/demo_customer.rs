//! `/demo/customer`: the customer's side of a demo, and what never gets there.

use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::demo_process::{Demo, cookies};
use crate::support::file::png;
use crate::support::process::{self, BatonProcess};
use reqwest::RequestBuilder;
use reqwest::header::{HOST, ORIGIN, RETRY_AFTER};
use serde_json::{Value, json};

const PAGE: &str = "/demo/customer";

/// A visitor's browser: it keeps its cookie and runs no script.
struct Visitor<'a> {
    demo: &'a Demo,
    cookie: String,
}

impl<'a> Visitor<'a> {
    async fn comes(demo: &'a Demo) -> Self {
        let page = demo.http.get(format!("{}{PAGE}", demo.base)).send().await;
        let cookie = cookies(page.unwrap().headers());
        assert!(cookie.starts_with("baton_demo_customer="), "{cookie}");
        Self { demo, cookie }
    }

    fn get(&self, path: &str) -> RequestBuilder {
        let request = self.demo.http.get(format!("{}{path}", self.demo.base));
        request.header("cookie", &self.cookie)
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let request = self.demo.http.post(format!("{}{path}", self.demo.base));
        let request = request.header("cookie", &self.cookie);
        request.header(ORIGIN, &self.demo.base).form(fields)
    }

    async fn page(&self) -> String {
        let page = self.get(PAGE).send().await.unwrap();
        page.text().await.unwrap()
    }

    /// What the form of the page sends, and the page it leads to.
    async fn says(&self, text: &str, id: &str) -> String {
        let sent = self.post(PAGE, &[("text", text), ("id", id)]);
        assert_eq!(sent.send().await.unwrap().status(), 303, "{text}");
        self.page().await
    }

    /// Waits for news until the page has this.
    async fn sees(&self, text: &str) -> String {
        let mut page = self.page().await;
        let mut quiet = 0;
        while !page.contains(text) {
            let seen = page.split("data-shows=\"").nth(1).unwrap();
            let seen = seen.split('"').next().unwrap();
            let news = self.get(&format!("{PAGE}?seen={seen}&wait=1")).send();
            let news = news.await.unwrap();
            if news.status() == 204 {
                quiet += 1;
                assert!(quiet < 12, "{text} does not come; last seen: {page}");
            } else {
                page = news.text().await.unwrap();
            }
        }
        page
    }
}

/// Ada, with a token.
struct Ada<'a> {
    demo: &'a Demo,
    token: String,
}

impl<'a> Ada<'a> {
    async fn of(demo: &'a Demo, database: &TestDatabase) -> Self {
        let (well, said) =
            process::run(database, &["agent", "token", "ada@example.com", "--json"]).await;
        assert!(well, "{said}");
        let told: Value = serde_json::from_str(&said).unwrap();
        let token = told["token"].as_str().unwrap().to_owned();
        Self { demo, token }
    }

    fn dress(&self, request: RequestBuilder) -> RequestBuilder {
        let request = request.bearer_auth(&self.token);
        request.header("accept", "application/json")
    }

    async fn ticket_of(&self, name: &str) -> i64 {
        let queue = self
            .demo
            .http
            .get(format!("{}/queue?view=team", self.demo.base));
        let queue = Answer::of(self.dress(queue)).await;
        let all = queue.expect(200)["tickets"].as_array().unwrap().clone();
        let theirs = all.iter().find(|row| row.to_string().contains(name));
        theirs.unwrap()["number"].as_i64().unwrap()
    }

    async fn does(&self, ticket: i64, command: &str, body: Value) {
        let url = format!("{}/tickets/{ticket}/{command}", self.demo.base);
        let sent = self.demo.http.post(url).json(&body);
        Answer::of(self.dress(sent)).await.expect(200);
    }
}

#[actix_web::test]
async fn a_visitor_sees_the_handoff_and_the_way_back_and_nothing_internal() {
    let database = TestDatabase::create().await;
    let demo = Demo::start(&database).await;
    let (ada, robin) = (Ada::of(&demo, &database).await, Visitor::comes(&demo).await);
    robin.says("My flight was cancelled", "m-1").await;
    robin.sees("PP 204 to Lisbon was cancelled").await;
    let page = robin.says("I want to talk to a person", "m-2").await;
    assert!(page.contains("data-partner=\"nobody\""), "at once: {page}");
    let page = robin.sees("Automatic message").await;
    assert!(page.contains("Waiting for a person"), "{page}");

    let ticket = ada.ticket_of("Robin Wanderly").await;
    ada.does(ticket, "accept", json!({})).await;
    robin.sees("You are talking to a person").await;
    let note = json!({ "text": "Robin sounds like a difficult one" });
    ada.does(ticket, "note", note).await;
    let file = demo.http.post(format!("{}/files?name=seat.png", demo.base));
    let file = file.header("content-type", "image/png").body(png(8, 8));
    let file = Answer::of(ada.dress(file)).await;
    let file = file.json()["id"].as_str().unwrap().to_owned();
    let reply =
        json!({ "text": "Hello Robin <b>", "force": true, "attachments": [{ "file": file }] });
    ada.does(ticket, "reply", reply).await;
    let page = robin.sees("You are talking to Ada Agent").await;
    assert!(page.contains("Hello Robin &#60;b&#62;"), "{page}");
    let picture = format!("{PAGE}/files/{file}");
    assert!(page.contains(&format!("<img src=\"{picture}\"")), "{page}");
    let got = robin.get(&picture).send().await.unwrap();
    assert_eq!(got.headers()["content-type"], "image/png");
    assert_eq!(got.bytes().await.unwrap(), png(8, 8));

    robin.says("Thank you", "m-3").await;
    let back = json!({ "note": "Moved to 18A", "force": true });
    ada.does(ticket, "return", back).await;
    let page = robin.sees("Is there anything else I can do for you?").await;
    assert!(page.contains("Pip continues"), "{page}");
    robin.says("How many bags may I take?", "m-4").await;
    let page = robin.sees("23 kg").await;
    assert!(!page.contains("difficult one"), "no notes: {page}");

    // Another browser is another conversation, and its files are its own.
    let other = Visitor::comes(&demo).await;
    assert!(!other.page().await.contains("PP 204"));
    assert_eq!(other.get(&picture).send().await.unwrap().status(), 404);
}

#[actix_web::test]
async fn the_bot_asks_for_a_person_when_it_has_not_understood_twice() {
    let demo = Demo::start(&TestDatabase::create().await).await;
    let robin = Visitor::comes(&demo).await;
    robin.says("Colourless green ideas", "m-1").await;
    let page = robin.sees("I didn&#39;t understand").await;
    assert!(page.contains("data-partner=\"bot\""), "{page}");
    robin.says("sleep furiously", "m-2").await;
    robin.sees("Waiting for a person").await;
}

#[actix_web::test]
async fn what_a_visitor_sends_twice_or_wrongly_does_no_harm() {
    let demo = Demo::start(&TestDatabase::create().await).await;
    let robin = Visitor::comes(&demo).await;
    robin.says("Hello\0 <script>alert(1)</script>", "m-1").await;
    let page = robin.says("Hello\0 <script>alert(1)</script>", "m-1").await;
    assert_eq!(page.matches("alert(1)").count(), 1, "once: {page}");
    assert!(!page.contains("<script>alert"), "{page}");
    let version = page.split("data-shows=\"").nth(1).unwrap();
    let version = version.split('"').next().unwrap();
    robin.sees("How can I help?").await;
    let stale = robin.get(&format!("{PAGE}?seen={version}x")).send().await;
    assert_eq!(stale.unwrap().status(), 200);

    // Nothing said is nothing sent; too much is given back.
    let before = robin.page().await.matches("line--mine").count();
    robin.says(" \r\n ", "m-2").await;
    let long = "ö".repeat(2001);
    let refused = robin.post(PAGE, &[("text", &long), ("id", "m-3")]);
    let refused = refused.send().await.unwrap();
    assert_eq!(refused.status(), 422);
    let refused = refused.text().await.unwrap();
    assert!(refused.contains(&long) && refused.contains("at most 2000"));
    assert_eq!(robin.page().await.matches("line--mine").count(), before);
    let huge = "x".repeat(100_000);
    let huge = robin.post(PAGE, &[("text", &huge)]).send().await.unwrap();
    assert_eq!(huge.status(), 413);
    for (path, status) in [
        ("/files/fil_nothing", 404),
        ("/files/..%2f..%2fx", 404),
        ("/x", 404),
    ] {
        let got = robin.get(&format!("{PAGE}{path}")).send().await.unwrap();
        assert_eq!(got.status(), status, "{path}");
    }

    // Many at once are too many.
    let mut refused = None;
    for turn in 0..40 {
        let id = format!("many-{turn}");
        let sent = robin.post(PAGE, &[("text", "again"), ("id", &id)]);
        let sent = sent.send().await.unwrap();
        if sent.status() == 429 {
            refused = Some(sent);
            break;
        }
    }
    let refused = refused.expect("a limit");
    assert!(refused.headers().contains_key(RETRY_AFTER));
    assert!(refused.text().await.unwrap().contains("Not sent"));

    // Start over: a new conversation, the old one is gone from here.
    let over = robin.post(&format!("{PAGE}/over"), &[]).send().await;
    let over = over.unwrap();
    assert_eq!(over.status(), 303);
    let cookie = cookies(over.headers());
    assert!(!cookie.is_empty() && cookie != robin.cookie);
    let anew = Visitor {
        demo: &demo,
        cookie,
    };
    assert!(!anew.page().await.contains("line--mine"));
}

#[actix_web::test]
async fn nobody_from_elsewhere_reaches_the_customers_side() {
    let demo = Demo::start(&TestDatabase::create().await).await;
    let robin = Visitor::comes(&demo).await;
    type Dress = fn(RequestBuilder) -> RequestBuilder;
    let from_elsewhere: [Dress; 2] = [
        |request| request.header("x-forwarded-for", "203.0.113.9"),
        |request| request.header(HOST, "evil.example"),
    ];
    for dress in from_elsewhere {
        let seen = dress(robin.get(PAGE)).send().await.unwrap();
        assert_eq!(seen.status(), 404);
        let said = dress(robin.post(PAGE, &[("text", "Hi")])).send().await;
        assert!([403, 404].contains(&said.unwrap().status().as_u16()));
    }
    for path in [PAGE, "/demo/customer/over", "/demo/customer/typing"] {
        let other = demo.http.post(format!("{}{path}", demo.base));
        let other = other.header(ORIGIN, "https://evil.example");
        let other = other.form(&[("text", "Hi")]).send().await.unwrap();
        assert_eq!(other.status(), 403, "{path}");
    }
}

#[actix_web::test]
async fn only_a_demo_that_is_for_this_machine_has_a_customers_side() {
    let database = TestDatabase::create().await;
    let demo = Demo::start_with(&database, Some("https://demo.example.com")).await;
    let seen = demo.http.get(format!("{}{PAGE}", demo.base)).send().await;
    assert_eq!(seen.unwrap().status(), 404);
    assert!(!demo.said.contains(PAGE), "{}", demo.said);
    drop(demo);
    let served = BatonProcess::start(&database).await;
    let seen = reqwest::get(format!("{}{PAGE}", served.base())).await;
    assert_eq!(seen.unwrap().status(), 404);
}
