//! Files that lie, grow, or lead elsewhere: told so, and nothing is stored.

use super::support::TestApp;
use super::support::answer::Answer;
use super::support::database::TestDatabase;
use super::support::file::{form, png, zip};
use baton::domain::base::time::Moment;
use baton::services::Clock;
use baton::storage::file_store::FileStore;
use reqwest::Method;
use serde_json::json;

const DOCUMENT: [(&str, u32, &[u8]); 2] = [
    ("[Content_Types].xml", 8, b"<Types/>"),
    ("word/document.xml", 5, b"<w:d>"),
];

fn document(more: &[(&str, u32, &[u8])]) -> Vec<u8> {
    zip(&[&DOCUMENT[..], more].concat())
}

#[actix_web::test]
async fn a_file_that_lies_or_would_do_harm_is_refused_and_leaves_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let store = FileStore::Directory(directory.path().to_owned());
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let database = TestDatabase::create().await;
    let app = TestApp::at(database, clock, |config| config.files.store = store).await;
    app.add_team(super::support::TEAM).await;
    let bot = app.bot().await;
    let mut pixels = png(1, 1);
    pixels[16..24].copy_from_slice(&[0, 0, 0x80, 0, 0, 0, 0x80, 0]);
    let docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let cases: [(&str, &str, Vec<u8>, &str, &str); 12] = [
        (
            "a.png",
            "image/png",
            b"%PDF-1.4".to_vec(),
            "file_type_mismatch",
            "application/pdf",
        ),
        (
            "a.pdf",
            "image/png",
            png(2, 2),
            "file_type_mismatch",
            ".pdf",
        ),
        (
            "a.png",
            "image/png",
            b"<html>".to_vec(),
            "file_type_mismatch",
            "text/html",
        ),
        (
            "a",
            "",
            b"<!doctype html>".to_vec(),
            "file_refused",
            "text/html",
        ),
        (
            "a.svg",
            "image/svg+xml",
            b"<svg onload=alert(1)>".to_vec(),
            "file_refused",
            "svg",
        ),
        (
            "a.txt",
            "text/plain",
            b"MZ\x90\0\x03".to_vec(),
            "file_type_mismatch",
            "executable",
        ),
        (
            "run.bat",
            "text/plain",
            b"del".to_vec(),
            "file_type_mismatch",
            ".bat",
        ),
        (
            "a.bin",
            "",
            b"\0\x01\x02".to_vec(),
            "file_refused",
            "no known kind",
        ),
        ("a.txt", "text/plain", Vec::new(), "file_refused", "empty"),
        (
            "a.docx",
            docx,
            document(&[("word/big.xml", 4_000_000_000, b"x")]),
            "file_refused",
            "200 MiB",
        ),
        (
            "a.docx",
            docx,
            document(&[("word/a.zip", 1, b"x")]),
            "file_refused",
            "another archive",
        ),
        (
            "a.png",
            "image/png",
            pixels,
            "file_refused",
            "32768 by 32768",
        ),
    ];
    for (name, said, bytes, code, why) in cases {
        let refused = bot
            .upload(
                name,
                if said.is_empty() {
                    "application/octet-stream"
                } else {
                    said
                },
                &bytes,
            )
            .await;
        let refused = refused.expect(422);
        assert_eq!(refused["code"], code, "{name}: {refused}");
        assert!(
            refused["detail"].as_str().unwrap().contains(why),
            "{name}: {refused}"
        );
    }
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0);
    bot.upload("a.docx", docx, &document(&[])).await.expect(201);
}

#[actix_web::test]
async fn a_name_is_never_a_path() {
    let directory = tempfile::tempdir().unwrap();
    let files = directory.path().join("files");
    let store = FileStore::Directory(files.clone());
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let database = TestDatabase::create().await;
    let app = TestApp::at(database, clock, |config| config.files.store = store).await;
    app.add_team(super::support::TEAM).await;
    let bot = app.bot().await;
    for (given, name) in [
        ("../../escaped.png", "escaped.png"),
        ("/etc/cron.d/x", "x.png"),
        ("..%5C..%5Cboot.png", "boot.png"),
        ("C:%5CCON.png", "_CON.png"),
        ("bill%E2%80%AEgnp.png", "billgnp.png"),
        ("%0D%0ASet-Cookie:%20a=b.png", "Set-Cookie_ a=b.png"),
        ("..", "file.png"),
    ] {
        let request = bot.request(Method::POST, &format!("/files?name={given}"));
        let answer = Answer::of(request.header("content-type", "image/png").body(png(3, 3))).await;
        assert!(
            [200, 201].contains(&answer.status),
            "{given}: {}",
            answer.text
        );
        assert_eq!(answer.json()["name"], name, "{given}");
    }
    let only: Vec<_> = std::fs::read_dir(directory.path()).unwrap().collect();
    assert_eq!(only.len(), 1, "nothing beside the directory");
    for entry in std::fs::read_dir(&files).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.starts_with("fil_"), "{name}");
    }
}

#[actix_web::test]
async fn what_is_too_large_is_told_the_limit_also_in_a_form() {
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let app = TestApp::at(TestDatabase::create().await, clock, |config| {
        config.files.limit_bytes = 256 * 1024;
    })
    .await;
    app.add_team(super::support::TEAM).await;
    let bot = app.bot().await;
    let raw = |bytes: Vec<u8>| {
        let request = bot.request(Method::POST, "/files?name=a.txt");
        Answer::of(request.header("content-type", "text/plain").body(bytes))
    };
    raw(vec![b'a'; 256 * 1024]).await.expect(201);
    for size in [256 * 1024 + 1, 4 * 1024 * 1024] {
        let refused = raw(vec![b'b'; size]).await.expect(413);
        assert_eq!(
            (&refused["code"], &refused["limit_bytes"]),
            (&json!("body_too_large"), &json!(262_144))
        );
        assert!(refused["detail"].as_str().unwrap().contains("256 KiB"));
        let refused = bot
            .upload("a.txt", "text/plain", &vec![b'c'; size])
            .await
            .expect(413);
        assert_eq!(refused["limit_bytes"], 262_144);
    }
    // The same file, small again, is new: nothing was stored.
    bot.upload("a.txt", "text/plain", b"ccc").await.expect(201);
    let answer = bot.post("/files", &json!({ "a": 1 })).await.expect(201);
    assert_eq!(
        answer["content_type"], "application/json",
        "a body is a file"
    );
}

#[actix_web::test]
async fn a_form_that_cannot_be_read_is_told_so() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let post = |media_type: &'static str, body: Vec<u8>| {
        let request = bot.request(Method::POST, "/files");
        Answer::of(request.header("content-type", media_type).body(body))
    };
    for (media_type, body) in [
        ("multipart/form-data", b"--x".to_vec()),
        (
            "multipart/form-data; boundary=x",
            b"no boundary here".to_vec(),
        ),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\ncut"
                .to_vec(),
        ),
        ("multipart/form-data; boundary=x", b"--x--\r\n".to_vec()),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\na\r\n--x--\r\n".to_vec(),
        ),
    ] {
        let refused = post(media_type, body.clone()).await;
        assert_eq!(
            refused.status,
            400,
            "{}: {}",
            String::from_utf8_lossy(&body),
            refused.text
        );
        assert_eq!(refused.json()["code"], "malformed_body");
    }
}

#[actix_web::test]
async fn another_site_cannot_upload_in_an_agents_name() {
    let app = TestApp::spawn().await;
    let ada = app
        .agent_with_password("Ada", baton::domain::base::words::Role::Agent)
        .await;
    let form_body = [
        ("email", ada.email.as_str()),
        ("password", super::support::PASSWORD),
    ];
    let login = app
        .http
        .post(app.url("/login"))
        .form(&form_body)
        .send()
        .await
        .unwrap();
    let cookie = login.headers()["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let upload = |fields: &[(&str, &str)], origin: &'static str| {
        let (media_type, body) = form(fields, "a.png", "image/png", &png(2, 2));
        let request = app.http.post(app.url("/files")).header("cookie", &cookie);
        let request = request
            .header("accept", "application/json")
            .header("origin", origin);
        Answer::of(request.header("content-type", media_type).body(body))
    };
    upload(&[], "http://baton.test").await.expect(403);
    upload(&[("csrf", "wrong")], "http://baton.test")
        .await
        .expect(403);
    let page = app
        .http
        .get(app.url("/queue"))
        .header("cookie", &cookie)
        .send()
        .await
        .unwrap();
    let page = page.text().await.unwrap();
    let token = page
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    upload(&[("csrf", token)], "http://evil.test")
        .await
        .expect(403);
    upload(&[("csrf", token)], "http://baton.test")
        .await
        .expect(201);
}
