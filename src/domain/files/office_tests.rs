//! What people send from their office.

use super::tests::{PNG, look};

#[test]
fn text_in_the_encodings_of_office_programs_is_taken() {
    let table = b"Name;Betrag\r\nM\xfcller;12,50 \x80\r\n";
    let little: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("Grüße\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let big: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain("Grüße\n".encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    for (name, said, bytes, media_type) in [
        ("a.csv", "text/csv", table.as_slice(), "text/csv"),
        ("a.csv", "", table, "text/csv"),
        ("a.csv", "application/vnd.ms-excel", table, "text/csv"),
        ("a.txt", "text/plain", b"caf\xe9", "text/plain"),
        ("a.txt", "text/plain", little.as_slice(), "text/plain"),
        ("a.txt", "", big.as_slice(), "text/plain"),
        (
            "m.vcf",
            "text/vcard",
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:M\xfcller\r\nEND:VCARD\r\n",
            "text/vcard",
        ),
        (
            "m.vcf",
            "text/x-vcard",
            b"BEGIN:VCARD\nEND:VCARD",
            "text/vcard",
        ),
        (
            "m.eml",
            "message/rfc822",
            b"Received: from a\r\n by b\r\nFrom: m@example.com\r\nSubject: x\r\n\r\n<html>hi",
            "message/rfc822",
        ),
    ] {
        let found = look(name, said, bytes).map(|found| (found.media_type, found.name));
        assert_eq!(found, Ok((media_type, name.to_owned())), "{name} {said}");
    }
    let markup: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("<script>x".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert!(
        look("a.txt", "", &markup).is_err(),
        "a page in UTF-16 is a page"
    );
    for (name, said, bytes) in [
        ("a.bin", "", table.as_slice()),
        ("a.csv", "text/csv", b"\x81\x8d\xff binary"),
        ("a.csv", "text/csv", b"zero\0\xfc"),
        ("a.vcf", "text/vcard", b"not a card"),
        ("a.eml", "message/rfc822", b"not a mail"),
    ] {
        assert!(look(name, said, bytes).is_err(), "{name}");
    }
}

#[test]
fn a_picture_that_is_called_like_another_kind_gets_its_own_ending() {
    for (name, said) in [
        ("photo.jpg", "image/jpeg"),
        ("photo.jpg", ""),
        ("photo.JPG", "image/png"),
        ("photo.webp", "image/webp"),
    ] {
        let found = look(name, said, PNG).map(|found| (found.media_type, found.name));
        let (is, called) = found.unwrap();
        assert_eq!(is, "image/png");
        assert_eq!(called, "photo.png");
    }
}
