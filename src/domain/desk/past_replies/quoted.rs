//! Replies that repeat their customer.

/// The first so many characters of what a customer said are theirs alone.
const QUOTED_CHARS: usize = 16;

/// Whether a reply repeats what its own customer said, as a first greeting does: such a reply fits nobody else.
pub(crate) fn is_quoted_in(reply: &str, by_customer: &[&str]) -> bool {
    let reply = in_one_line(reply);
    by_customer.iter().any(|said| {
        let begun: String = in_one_line(said).chars().take(QUOTED_CHARS).collect();
        begun.chars().count() == QUOTED_CHARS && reply.contains(&begun)
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
        assert!(!is_quoted_in(
            "Your refund is on its way. Thanks for waiting!",
            &said
        ));
    }
}
