//! Passwords are guessed from a thousand places at once.

use crate::desk::{Desk, client};
use crate::length::{PATIENCE, short_or_long};
use crate::others::refused;
use crate::support::PASSWORD;
use crate::support::answer::Answer;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use actix_web::rt;
use futures_util::StreamExt;
use futures_util::stream;
use serde_json::json;
use std::time::{Duration, Instant};

const PLACES: usize = 1000;

/// Guesses that are under way at the same time.
const AT_ONCE: usize = 150;

struct Door {
    http: reqwest::Client,
    url: String,
}

impl Door {
    async fn login(&self, from: &str, device: Option<&str>, password: &str) -> Answer {
        let body = json!({ "email": "ada@example.com", "password": password });
        let mut request = self.http.post(&self.url).json(&body);
        request = request.header("x-forwarded-for", from);
        if let Some(device) = device {
            request = request.header("cookie", device);
        }
        Answer::of(request).await
    }
}

fn device_of(answer: &Answer) -> String {
    let cookies = answer.headers.get_all("set-cookie").iter();
    let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap());
    let device = cookies.find(|cookie| cookie.starts_with("baton_device="));
    device.unwrap().split(';').next().unwrap().to_owned()
}

/// Whoever is not let in is told to wait: for the account's brake, for a turn in the line, or for the database.
#[track_caller]
fn assert_waits(answer: &Answer) {
    match answer.status {
        429 => refused(answer, 429, &["too_many_logins"]),
        _ => refused(answer, 503, &["logins_busy", "unavailable"]),
    }
}

#[actix_web::test]
async fn guesses_from_a_thousand_places_keep_neither_the_owner_nor_others_out() {
    let database = TestDatabase::create().await;
    let trusts = [("BATON_TRUSTED_PROXIES", "127.0.0.1")];
    let process = BatonProcess::start_with(&database, &trusts).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    desk.with_password("Ada").await;
    let door = || Door {
        http: client(),
        url: format!("{}/login", process.base()),
    };
    let own = door();
    let first = own.login("198.51.100.1", None, PASSWORD).await;
    first.expect(200);
    let device = device_of(&first);

    let strangers = door();
    let attack = rt::spawn(async move {
        let strangers = &strangers;
        let rounds = short_or_long(1, 5);
        let places = (0..PLACES * rounds).map(|n| {
            let n = n % PLACES;
            format!("10.2.{}.{}", n / 250, n % 250)
        });
        let guesses = stream::iter(places)
            .map(|place| async move { strangers.login(&place, None, "a wrong guess").await });
        let answers: Vec<Answer> = guesses.buffer_unordered(AT_ONCE).collect().await;
        answers
    });
    let mut came_in = 0;
    while !attack.is_finished() || came_in == 0 {
        others.go_on().await;
        // They do what they are told: try again when Retry-After says.
        let begun = Instant::now();
        loop {
            let answer = own.login("198.51.100.1", Some(&device), PASSWORD).await;
            if answer.status == 200 {
                break;
            }
            assert_waits(&answer);
            assert!(begun.elapsed() < PATIENCE, "the owner was kept out");
            let after = answer.header("retry-after").parse().unwrap();
            tokio::time::sleep(Duration::from_secs(after)).await;
        }
        came_in += 1;
    }
    let mut read = 0;
    for answer in attack.await.unwrap() {
        match answer.status {
            401 => read += 1,
            _ => assert_waits(&answer),
        }
    }
    assert!(read <= 60, "{read} guesses were read");
    others.find_their_words().await;
}
