//! Replies that repeat their customer.

/// The first so many characters of a sentence that a customer said are theirs alone.
const QUOTED_CHARS: usize = 16;

/// Whether a reply repeats what its own customer said, as a first greeting does: such a reply fits nobody else.
pub(crate) fn is_quoted_in(reply: &str, by_customer: &[&str]) -> bool {
    let reply = in_one_line(reply);
    by_customer.iter().any(|said| {
        let said = in_one_line(said);
        // A greeting quotes what was asked, without the "Hello!" before it.
        let mut sentences = said.split_inclusive(['.', '!', '?', ',', ';', ':']);
        let mut at = 0;
        sentences.any(|sentence| {
            let rest = said.get(at..).unwrap_or_default().trim_start();
            at += sentence.len();
            let begun: String = rest.chars().take(QUOTED_CHARS).collect();
            begun.chars().count() == QUOTED_CHARS && reply.contains(&begun)
        })
    })
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::is_quoted_in;

    #[test]
    fn a_reply_that_repeats_its_customer_fits_nobody_else() {
        let said = ["I would really like\nto sort the refund out", "Thanks"];
        let greeting = "Hello Nora. You wrote: “I would really like to sort…”";
        assert!(is_quoted_in(greeting, &said));
        let politely = ["Hello! A person, please. I would really like to sort it out"];
        assert!(is_quoted_in(greeting, &politely));
        assert!(!is_quoted_in(
            "Your refund is on its way. Thanks for waiting!",
            &said
        ));
    }
}
