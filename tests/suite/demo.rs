//! `baton demo`, a real process: whose database it takes, who gets in without a password, and what `serve` makes of it.

use crate::support::database::TestDatabase;
use crate::support::demo_process::{Demo, cookies};
use crate::support::process::{self, BatonProcess};
use diesel::Connection;
use diesel::connection::SimpleConnection;
use reqwest::RequestBuilder;
use reqwest::header::{HOST, LOCATION, ORIGIN, SET_COOKIE};
use serde_json::json;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

#[actix_web::test]
async fn a_visitor_of_the_demo_signs_in_with_a_button() {
    let demo = Demo::start(&TestDatabase::create().await).await;
    let page = demo.login_page(|request| request).await;
    for name in ["Ada", "Max", "Ina"] {
        assert!(page.contains(&format!("Sign in as {name}")), "{page}");
    }
    assert!(!page.contains("try-the-baton-demo"), "no password: {page}");
    let places = [
        "Baton is where",
        "Sign in as Ada",
        "/demo/customer",
        "type=\"password\"",
    ];
    let places = places.map(|word| page.find(word).unwrap_or_else(|| panic!("{word}: {page}")));
    assert!(places.is_sorted(), "the buttons come first: {page}");
    assert!(demo.said.contains("try-the-baton-demo"), "{}", demo.said);
    let entered = demo.visit("max@example.com").send().await.unwrap();
    assert_eq!(entered.status(), 303);
    assert_eq!(entered.headers()[LOCATION], "/queue?view=all");
    let cookies = cookies(entered.headers());
    let queue = demo.http.get(format!("{}/queue?view=all", demo.base));
    let queue = queue.header("cookie", cookies).send().await;
    let queue = queue.unwrap();
    assert_eq!(queue.status(), 200);
    assert!(queue.text().await.unwrap().contains("Max Manager"));
}

#[actix_web::test]
async fn nobody_from_elsewhere_gets_into_the_demo_without_a_password() {
    let demo = Demo::start(&TestDatabase::create().await).await;
    type Dress = fn(RequestBuilder) -> RequestBuilder;
    let from_elsewhere: [(&str, Dress); 4] = [
        ("through a proxy", |request| {
            request.header("x-forwarded-for", "203.0.113.9")
        }),
        ("through another proxy", |request| {
            request.header("forwarded", "for=198.51.100.1")
        }),
        ("by a name of another site", |request| {
            request.header(HOST, "evil.example")
        }),
        ("by a name that only looks like ours", |request| {
            request.header(HOST, "localhost.evil.example:8080")
        }),
    ];
    for (way, dress) in from_elsewhere {
        let page = demo.login_page(dress).await;
        assert!(
            page.contains("Password") && !page.contains("Sign in as"),
            "{way}"
        );
        let entered = dress(demo.visit("ada@example.com")).send().await.unwrap();
        assert!([403, 404].contains(&entered.status().as_u16()), "{way}");
        assert_eq!(entered.headers().get(SET_COOKIE), None, "{way}");
    }
    let other = demo.http.post(format!("{}/login/demo", demo.base));
    let other = other
        .header(ORIGIN, "https://evil.example")
        .form(&[("email", "ada@example.com")]);
    assert_eq!(other.send().await.unwrap().status(), 403, "another site");
    let unknown = demo.visit("root@example.com").send().await.unwrap();
    assert_eq!(unknown.status(), 404, "nobody of the demo");
}

#[actix_web::test]
async fn a_demo_that_others_reach_makes_its_passwords_and_opens_no_door() {
    let database = TestDatabase::create().await;
    let demo = Demo::start_with(&database, Some("https://demo.example.com")).await;
    assert!(!demo.said.contains("try-the-baton-demo"), "{}", demo.said);
    let page = demo.login_page(|request| request).await;
    assert!(!page.contains("Sign in as"), "{page}");
    let known = json!({ "email": "ina@example.com", "password": "try-the-baton-demo" });
    let login = demo.http.post(format!("{}/login", demo.base)).json(&known);
    assert_eq!(login.send().await.unwrap().status(), 401);
    // The one that it told lets in.
    let told = demo
        .said
        .lines()
        .find(|line| line.contains("ina@example.com"));
    let told = told.unwrap().split_whitespace();
    let mut made = told.filter(|word| word.split('-').count() == 4);
    let made = json!({ "email": "ina@example.com", "password": made.next_back().unwrap() });
    let login = demo.http.post(format!("{}/login", demo.base)).json(&made);
    assert_eq!(login.send().await.unwrap().status(), 200, "{}", demo.said);
}

#[actix_web::test]
async fn a_database_whose_bot_is_called_like_the_demos_is_left_alone() {
    let database = TestDatabase::create().await;
    process::run(&database, &["team", "add", "Flights"]).await;
    let (_, added) = process::run(&database, &["bot", "add", "Pip", "--team", "Flights"]).await;
    let listed = || process::run(&database, &["bot", "list", "--json"]);
    let before = listed().await;
    let (well, said) = process::run(&database, &["demo"]).await;
    assert!(!well && said.contains("does not touch it"), "{said}");
    assert!(said.contains("name a new file"), "what to do: {said}");
    assert_eq!(listed().await, before, "its key is not rotated: {added}");
    let (_, agents) = process::run(&database, &["agent", "list", "--json"]).await;
    assert!(!agents.contains("ada@example.com"), "{agents}");
}

#[actix_web::test]
async fn the_file_of_another_program_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.db");
    let url = format!("sqlite:{}", file.display());
    let mut theirs = diesel::SqliteConnection::establish(&file.to_string_lossy()).unwrap();
    theirs
        .batch_execute("CREATE TABLE photos (name TEXT)")
        .unwrap();
    drop(theirs);
    std::fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    let before = std::fs::read(&file).unwrap();
    let mut demo = Command::new(env!("CARGO_BIN_EXE_baton"));
    demo.arg("demo").env("DATABASE_URL", url);
    demo.env("BATON_LISTEN", "127.0.0.1:0");
    demo.current_dir(folder.path());
    let refused = process::output(demo).await;
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && said.contains("does not touch it"),
        "{said}"
    );
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o644);
}

#[actix_web::test]
async fn a_demo_goes_on_over_what_it_made_whatever_was_added() {
    let database = TestDatabase::create().await;
    drop(Demo::start(&database).await);
    process::run(&database, &["team", "add", "Cargo"]).await;
    process::run(&database, &["bot", "add", "Rob", "--team", "Cargo"]).await;
    let again = Demo::start(&database).await;
    let entered = again.visit("ina@example.com").send().await.unwrap();
    assert_eq!(entered.status(), 303);
}

#[actix_web::test]
async fn the_data_of_a_demo_is_not_served_to_other_machines_by_accident() {
    let database = TestDatabase::create().await;
    drop(Demo::start(&database).await);
    let url = database.url();
    let mut serve = Command::new(env!("CARGO_BIN_EXE_baton"));
    serve.arg("serve").env("DATABASE_URL", url);
    // Refused before it listens.
    serve.env("BATON_LISTEN", "0.0.0.0:0");
    let refused = process::output(serve).await;
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success(), "{said}");
    assert!(said.contains("`baton demo` made this database"), "{said}");
    assert!(said.contains("BATON_DEMO_DATA=on"), "what to do: {said}");
}

#[actix_web::test]
async fn serve_says_that_its_data_is_a_demos_and_has_no_buttons() {
    let database = TestDatabase::create().await;
    drop(Demo::start(&database).await);
    let served = BatonProcess::start(&database).await;
    let page = reqwest::get(format!("{}/login", served.base())).await;
    let page = page.unwrap().text().await.unwrap();
    served.log().wait_for("`baton demo` made this database");
    assert!(!page.contains("Sign in as"), "{page}");
}
