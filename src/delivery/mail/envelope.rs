//! A mail as the bytes that travel (RFC 5322), safe against line breaks in what people typed.

use super::{Mail, MailError};
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};

/// Longer ids would make a header line that some servers cut (RFC 5322 allows 998).
const MESSAGE_ID_MAX_CHARS: usize = 200;

/// Builds the message with its fixed Message-ID.
pub(super) fn build(from: &Mailbox, mail: &Mail) -> Result<Message, MailError> {
    let address = mail
        .to
        .parse()
        .map_err(|_| permanent("the recipient's address is not valid"))?;
    let name = mail
        .to_name
        .as_deref()
        .map(one_line)
        .filter(|name| !name.is_empty());
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, address))
        .subject(one_line(&mail.subject))
        .message_id(Some(format!("<{}>", checked_id(&mail.message_id)?)))
        // Tells vacation responders to keep quiet (RFC 3834).
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".into(),
        ));
    let built = match &mail.html {
        Some(html) => message.multipart(MultiPart::alternative_plain_html(
            mail.text.clone(),
            html.clone(),
        )),
        None => message.body(mail.text.clone()),
    };
    built.map_err(|error| permanent(format!("the mail cannot be built: {error}")))
}

/// Control characters become spaces: a header holds one line, whatever a customer typed.
fn one_line(text: &str) -> String {
    text.split(char::is_control)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The id, if it is `left@right` in plain ASCII.
pub(super) fn checked_id(id: &str) -> Result<&str, MailError> {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
    };
    match id.split_once('@') {
        Some((left, right)) if plain(left) && plain(right) && id.len() <= MESSAGE_ID_MAX_CHARS => {
            Ok(id)
        }
        _ => Err(permanent(
            "the Message-ID is not of the form left@right in plain ASCII",
        )),
    }
}

pub(super) fn permanent(text: impl Into<String>) -> MailError {
    MailError::Permanent(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            to: "maria@example.com".into(),
            to_name: Some("María José 李".into()),
            subject: "Your refund — ¿todo bien?".into(),
            text: "Hello\n.\nthe dot above stays\n".into(),
            html: None,
            message_id: "ticket-42.message-7@help.example.com".into(),
        }
    }

    fn format(mail: &Mail) -> String {
        let from = "Baton <help@example.com>".parse().unwrap();
        String::from_utf8(build(&from, mail).unwrap().formatted()).unwrap()
    }

    fn headers(mail: &Mail) -> Vec<String> {
        let text = format(mail);
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        head.replace("\r\n ", " ")
            .lines()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn every_attempt_carries_the_same_message_id_and_says_it_is_automatic() {
        for _ in 0..2 {
            let headers = headers(&mail());
            assert!(headers.contains(&"Message-ID: <ticket-42.message-7@help.example.com>".into()));
            assert!(headers.contains(&"Auto-Submitted: auto-generated".into()));
        }
    }

    #[test]
    fn names_and_subjects_in_any_script_travel_as_ascii() {
        let text = format(&mail());
        assert!(text.is_ascii() && text.contains("=?utf-8?b?"), "{text}");
    }

    #[test]
    fn a_line_break_in_a_name_or_subject_adds_no_header() {
        let evil = "Hi\r\nBcc: spy@example.com\nX-Evil: 1\r\n\r\nbody";
        let evil = Mail {
            to_name: Some(evil.into()),
            subject: evil.into(),
            ..mail()
        };
        let names = |mail: &Mail| -> Vec<String> {
            let name = |header: &String| header.split(':').next().unwrap().to_owned();
            headers(mail).iter().map(name).collect()
        };
        assert_eq!(names(&evil), names(&mail()));
    }

    #[test]
    fn an_address_or_an_id_with_anything_else_in_it_is_refused() {
        let from: Mailbox = "help@example.com".parse().unwrap();
        for to in [
            "",
            "maria",
            "maria@example.com\r\nBcc: x@y.z",
            "a@b, c@d",
            "<a@b>",
        ] {
            let mail = Mail {
                to: to.into(),
                ..mail()
            };
            assert!(
                matches!(build(&from, &mail), Err(MailError::Permanent(_))),
                "{to:?}"
            );
        }
        let long = format!("{}@b", "a".repeat(MESSAGE_ID_MAX_CHARS));
        for id in ["", "a", "a@", "a@b>\r\nBcc: x", "a b@c", &long] {
            let mail = Mail {
                message_id: id.into(),
                ..mail()
            };
            assert!(
                matches!(build(&from, &mail), Err(MailError::Permanent(_))),
                "{id:?}"
            );
        }
    }

    #[test]
    fn html_travels_beside_the_text() {
        let text = format(&Mail {
            html: Some("<p>Hello</p>".into()),
            ..mail()
        });
        assert!(text.contains("multipart/alternative"), "{text}");
        assert!(
            text.contains("text/plain") && text.contains("<p>Hello</p>"),
            "{text}"
        );
    }
}
