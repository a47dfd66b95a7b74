//! What files are, against what is said of them.

use super::*;

pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10\x08\x06\0\0\0";

pub(super) fn look(name: &str, media_type: &str, bytes: &[u8]) -> Result<Inspected, FileRefused> {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let declared = Declared {
        name: given(name),
        media_type: given(media_type),
    };
    inspect(&declared, &Allowed::default(), bytes)
}

/// Name, the size it claims to grow to, bytes.
type Entry<'e> = (&'e str, u32, &'e [u8]);

fn zip(entries: &[Entry<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, claimed, bytes) in entries {
        let at = u32::try_from(out.len()).unwrap();
        let method = if *claimed as usize == bytes.len() {
            0u16
        } else {
            8
        };
        let mut head = Vec::new();
        head.extend([20, 0, 0, 0]);
        head.extend(method.to_le_bytes());
        head.extend([0; 8]);
        head.extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        head.extend(claimed.to_le_bytes());
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, count) = (out.len() as u32, entries.len() as u16);
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

const DOCUMENT: [(&str, u32, &[u8]); 2] = [
    ("[Content_Types].xml", 8, b"<Types/>"),
    ("word/document.xml", 5, b"<w:d>"),
];

#[test]
fn the_content_says_what_a_file_is_and_its_name_follows() {
    for (name, said, bytes, media_type, called) in [
        ("photo.png", "image/png", PNG, "image/png", "photo.png"),
        ("PHOTO.PNG", "", PNG, "image/png", "PHOTO.PNG"),
        ("", "application/octet-stream", PNG, "image/png", "file.png"),
        ("scan.v2", "image/png; x=1", PNG, "image/png", "scan.v2.png"),
        (
            "a.pdf",
            "application/pdf",
            b"%PDF-1.4\n",
            "application/pdf",
            "a.pdf",
        ),
        (
            "notes",
            "",
            b"BM is short for buy more",
            "text/plain",
            "notes.txt",
        ),
        ("a.csv", "text/plain", b"a;b\n1;2\n", "text/csv", "a.csv"),
        ("a.json", "", b"{\"a\": 1}", "application/json", "a.json"),
        (
            "a.log",
            "text/plain",
            "größe ✓".as_bytes(),
            "text/plain",
            "a.log",
        ),
        (
            "s.mp3",
            "audio/mp3",
            b"ID3\x04\0\0\0\0\0\0\0\0",
            "audio/mpeg",
            "s.mp3",
        ),
    ] {
        let found = look(name, said, bytes).unwrap();
        assert_eq!(
            (found.media_type, found.name.as_str()),
            (media_type, called)
        );
    }
    assert_eq!(look("a.png", "", PNG).unwrap().pixels, Some((32, 16)));
    let document = look("a.docx", "application/zip", &zip(&DOCUMENT)).unwrap();
    assert!(document.media_type.ends_with("wordprocessingml.document"));
}

#[test]
fn a_file_that_lies_about_its_type_is_told_both_types() {
    for (name, said, bytes, declared) in [
        ("a.pdf", "application/pdf", PNG, "application/pdf"),
        ("a.pdf", "", PNG, ".pdf"),
        ("a.png", "image/png", b"just words".as_slice(), "image/png"),
        ("a.exe", "", b"just words", ".exe"),
        ("fix.BAT", "text/plain", b"del *.*", ".bat"),
        ("a.json", "", b"{broken", ".json"),
        ("a.svg", "image/png", b"<svg onload=x>", "image/png"),
        ("a.docx", "", b"just words", ".docx"),
    ] {
        match look(name, said, bytes) {
            Err(FileRefused::Mismatch {
                declared: named, ..
            }) => assert_eq!(named, declared),
            other => panic!("{name} {said}: {other:?}"),
        }
    }
}

#[test]
fn what_runs_where_it_is_opened_is_refused_whatever_it_is_called() {
    for (name, bytes, actual) in [
        ("a", b"<!DOCTYPE html><p>".as_slice(), "text/html"),
        ("a", b"\xef\xbb\xbf  <HTML >", "text/html"),
        ("a", b"<svg/onload=alert(1)>", "image/svg+xml"),
        ("a", b"<?xml version=\"1.0\"?><svg>", "text/xml"),
        ("a", b"<!-- --><svg>", "text/html"),
        ("a", b"#!/bin/sh\nrm", "text/x-shellscript"),
        (
            "a",
            b"MZ\x90\0\x03\0\0\0",
            "application/vnd.microsoft.portable-executable",
        ),
    ] {
        match look(name, "", bytes) {
            Err(FileRefused::Type {
                actual: named,
                allowed,
            }) => {
                assert_eq!(named, actual);
                assert!(allowed.contains(&"image/png".to_owned()));
            }
            other => panic!("{actual}: {other:?}"),
        }
    }
    assert_eq!(look("a", "", b""), Err(FileRefused::Empty));
    assert_eq!(
        look("a", "", b"text\0with nothing"),
        Err(FileRefused::Unknown)
    );
    let html = Allowed::with(vec!["text/html".into()]);
    let given = inspect(&Declared::default(), &html, b"<html>");
    assert!(
        matches!(given, Err(FileRefused::Type { .. })),
        "not even if set"
    );
}

#[test]
fn an_archive_that_would_do_harm_when_unpacked_is_refused() {
    let many: Vec<(String, u32)> = (0..2_001).map(|n| (format!("e{n}"), 0)).collect();
    let many: Vec<(&str, u32, &[u8])> = many
        .iter()
        .map(|(n, s)| (n.as_str(), *s, &b""[..]))
        .collect();
    let nested = zip(&[("a", 1, b"a")]);
    let nested_size = nested.len() as u32;
    let cases: [(&str, Vec<Entry<'_>>); 7] = [
        ("grows", vec![("word/big.xml", 190_000_000, b"x")]),
        ("grows", vec![("word/big.xml", u32::MAX, b"x")]),
        ("another archive", vec![("word/embedded.zip", 9, b"x")]),
        ("another archive", vec![("word/blob", nested_size, &nested)]),
        ("macros", vec![("word/vbaProject.bin", 9, b"x")]),
        ("outside", vec![("../../etc/passwd", 9, b"x")]),
        ("too many", many),
    ];
    for (why, entries) in cases {
        let all: Vec<_> = DOCUMENT.into_iter().chain(entries).collect();
        let refused = look("a.docx", "", &zip(&all)).unwrap_err();
        assert!(refused.to_string().contains(why), "{why}: {refused}");
    }
    let cut = zip(&DOCUMENT);
    let cut = look("a.docx", "", &cut[..cut.len() - 30]).unwrap_err();
    assert!(cut.to_string().contains("cannot be read"), "{cut}");
    let plain = look("a.zip", "", &zip(&[("a.txt", 1, b"a")]));
    assert!(matches!(plain, Err(FileRefused::Type { .. })));
}

#[test]
fn a_picture_that_fills_the_memory_is_refused() {
    let mut bomb = PNG.to_vec();
    bomb[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10]);
    let refused = look("a.png", "", &bomb).unwrap_err().to_string();
    assert!(refused.contains("10000 by 10000") && refused.contains("50 million"));
    let cut = look("a.png", "", &PNG[..12]).unwrap_err().to_string();
    assert!(cut.contains("cannot be read"), "{cut}");
}

#[test]
fn a_name_is_no_path_and_hides_nothing() {
    let long = format!("{}.png", "ä".repeat(200));
    for (given, clean) in [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\bill.pdf", "bill.pdf"),
        ("..", ""),
        (".bashrc", "bashrc"),
        ("a\r\nSet-Cookie: x.png", "aSet-Cookie_ x.png"),
        ("inv\u{202e}gnp.exe", "invgnp.exe"),
        ("CON.png", "_CON.png"),
        ("a\u{200b}b.png ", "ab.png"),
        ("a%2fb\"<c>.png", "a_2fb__c_.png"),
        ("Größe ✓ 領収書.png", "Größe ✓ 領収書.png"),
    ] {
        assert_eq!(sanitize(given), clean, "{given:?}");
    }
    let cut = sanitize(&long);
    assert!(cut.len() <= 150 && cut.ends_with("ä.png"));
    let said = disposition(false, "Größe \"1\".png");
    assert_eq!(
        said,
        "attachment; filename=\"Gr__e _1_.png\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.png"
    );
}
