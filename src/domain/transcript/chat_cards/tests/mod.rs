mod builder_cards;
mod platform_cards;
mod submitted;

use super::{lines, media};
use serde_json::json;

#[test]
fn pictures_and_files_keep_name_and_link() {
    let web = Some("https://shop.test/w.png");
    assert_eq!(
        media("image", Some("noise.jpg"), web),
        "[image] noise.jpg https://shop.test/w.png"
    );
    assert_eq!(
        media("image/png", None, web),
        "[image] https://shop.test/w.png"
    );
    assert_eq!(
        media("application/pdf", Some("id\n.pdf"), None),
        "[file] id .pdf"
    );
    assert_eq!(media("voice", None, None), "[audio]");
    assert_eq!(media("video", Some(""), Some("ftp://x.test/v")), "[video]");
    assert_eq!(media("location", Some("Quay 3"), None), "[location] Quay 3");
    for packed in [
        "data:image/png;base64,iVBORw0KGgo=",
        "javascript:alert(1)",
        "cid:7",
        "https://x.test/a b",
    ] {
        assert_eq!(media("image", None, Some(packed)), "[image]", "{packed}");
    }
    assert_eq!(
        media("image", Some("data:image/png;base64,iVBORw0KGgo="), None),
        "[image]"
    );
}

#[test]
fn a_card_of_any_size_is_read_within_bounds() {
    let mut deep = json!({"text": "bottom"});
    for _ in 0..90 {
        deep = json!({"items": [deep]});
    }
    assert_eq!(lines(&deep), Vec::<String>::new());
    let many: Vec<_> = (0..1_000)
        .map(|n| json!({"text": format!("line {n}")}))
        .collect();
    assert_eq!(lines(&json!(many)).len(), 200);
    let long = lines(&json!({"text": "x".repeat(100_000).replace("xxxxxxxxxx", "xxxxxxxxx ")}));
    assert_eq!(long[0].chars().count(), 2_001);
    for nothing in [
        json!(null),
        json!(7),
        json!(true),
        json!([]),
        json!({}),
        json!(""),
    ] {
        assert_eq!(lines(&nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn nothing_is_said_twice_and_no_code_is_shown() {
    let card = json!({
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "id": "c-1", "style": "emphasis",
        "text": "Pick one", "title": "Pick one", "altText": "Pick one", "payload": "PICK_1", "url": "https://x.test",
        "metadata": {"text": "secret"}, "blob": {"content": "data:image/png;base64,AAAA"},
    });
    assert_eq!(lines(&card), ["Pick one"]);
    let twins = json!([{"title": "A", "text": "4 stars"}, {"title": "B", "text": "4 stars"}]);
    assert_eq!(lines(&twins), ["A", "4 stars", "B", "4 stars"]);
    assert_eq!(
        lines(&json!({"type": "template", "altText": "Only this"})),
        ["Only this"]
    );
}
