use super::*;
use crate::domain::reader::Findings;
use serde_json::json;

/// A picture of one pixel, made by hand.
const GIF: &str = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

fn look(value: &Value) -> (Value, Vec<(String, String)>, Vec<String>) {
    let findings = Findings::default();
    let (left, files) = taken(&Field::new("/t".to_owned(), value, &findings));
    let files = files
        .into_iter()
        .map(|file| (file.pointer, file.name))
        .collect();
    let (_, warnings) = findings.settle(Some(())).unwrap();
    (
        left,
        files,
        warnings
            .into_iter()
            .map(|warning| warning.pointer)
            .collect(),
    )
}

#[test]
fn bytes_are_found_where_frameworks_keep_them() {
    let link = format!("data:image/gif;base64,{GIF}");
    for part in [
        json!({"type": "image_url", "image_url": {"url": link}}),
        json!({"type": "input_image", "image_url": link}),
        json!({"type": "image", "source": {"type": "base64", "media_type": "image/gif", "data": GIF}}),
        json!({"inlineData": {"mimeType": "image/gif", "data": GIF}}),
        json!({"inline_data": {"mime_type": "image/gif", "data": GIF}}),
        json!({"image": {"format": "gif", "source": {"bytes": GIF}}}),
        json!({"role": "user", "name": "maria", "images": [GIF]}),
        json!({"type": "image", "image": GIF}),
        json!({"type": "image", "source_type": "base64", "data": GIF, "mime_type": "image/gif"}),
        json!({"type": "image", "base64": GIF, "mime_type": "image/gif"}),
        json!({"kind": "file", "file": {"bytes": GIF, "mimeType": "image/gif"}}),
        json!({"raw": GIF, "mediaType": "image/gif"}),
        json!({"contentType": "image/gif", "contentUrl": link}),
        json!({"text": format!("Look: ![it]({link}) and say.")}),
        json!({"text": json!({"screenshot": link}).to_string()}),
    ] {
        let (left, files, warnings) = look(&json!([part]));
        assert_eq!(files.len(), 1, "{part}");
        assert!(
            files[0].1.ends_with(".gif") && files[0].1.len() <= 18,
            "{files:?}"
        );
        assert!(!left.to_string().contains(GIF), "{left}");
        assert!(warnings.is_empty(), "{part}: {warnings:?}");
    }
}

#[test]
fn names_that_were_given_stay_and_others_come_of_the_content() {
    let file = json!({"type": "file", "file": {"filename": "dot.gif", "file_data": GIF}});
    let (left, files, _) = look(&file);
    assert_eq!(
        files,
        [("/t/file/file_data".to_owned(), "dot.gif".to_owned())]
    );
    assert_eq!(
        left["file"]["file_data"],
        "data:image/gif,(42 bytes: dot.gif)"
    );
    assert_eq!(
        name_of("data:image/gif,(42 bytes: dot.gif)"),
        Some("dot.gif")
    );
    let csv = "YSxiCjEsMgo=";
    let document =
        json!({"document": {"name": "orders", "format": "csv", "source": {"bytes": csv}}});
    assert_eq!(look(&document).1[0].1, "orders.csv");
    for letters in [
        json!({"inlineData": {"mimeType": "text/csv", "data": csv}}),
        json!({"file": {"bytes": csv, "mimeType": "text/csv"}}),
        json!({"raw": csv, "mediaType": "text/csv"}),
        json!({"type": "file", "mediaType": "text/csv", "data": "YSxiCjEsMgozLDQKNSw2CjcsOAo="}),
    ] {
        let (_, files, warnings) = look(&letters);
        assert_eq!((files.len(), warnings.len()), (1, 0), "{letters}");
        assert!(
            files[0].1.starts_with("file-") && files[0].1.ends_with(".csv"),
            "{files:?}"
        );
    }
    let twice = json!([{"images": [GIF]}, {"images": [GIF]}]);
    assert_eq!(look(&twice).1.len(), 1, "the same picture is one file");
}

#[test]
fn what_is_no_file_is_left_out_and_words_stay_words() {
    for (broken, at) in [
        (
            json!({"image_url": {"url": "data:image/png;base64,@@"}}),
            "/t/image_url/url",
        ),
        (
            json!({"image_url": {"url": "data:image/png;base64,"}}),
            "/t/image_url/url",
        ),
        (
            json!({"image_url": {"url": "data:image/svg+xml,%3Csvg%3E"}}),
            "/t/image_url/url",
        ),
        (
            json!({"source": {"type": "base64", "media_type": "image/png", "data": "no!"}}),
            "/t/source/data",
        ),
    ] {
        let (_, files, warnings) = look(&broken);
        assert_eq!(
            (files.len(), warnings),
            (0, vec![at.to_owned()]),
            "{broken}"
        );
    }
    for words in [
        json!({"role": "user", "content": "data: see below, please"}),
        json!({"type": "document", "title": "Terms", "data": "abcdefghijklmnopqrstuvwxyz012345"}),
        json!({"mimeType": "text/plain", "data": "Hello there"}),
        json!({"type": "reasoning", "encrypted_content": "gAAAAABo".repeat(300)}),
        json!({"type": "image", "image": "https://shop.test/w.png"}),
    ] {
        assert_eq!(look(&words), (words, vec![], vec![]));
    }
}

#[test]
fn only_the_latest_files_are_kept() {
    let of = |n: usize| json!({"filename": format!("{n}.gif"), "file_data": GIF});
    let many: Vec<Value> = (0..12).map(of).collect();
    let (_, files, warnings) = look(&json!(many));
    assert_eq!(files.len(), INLINE_FILES_MAX);
    assert_eq!(
        (files[0].1.as_str(), files[9].1.as_str()),
        ("2.gif", "11.gif")
    );
    assert_eq!(warnings, ["/t/1/file_data"]);
}
