use super::MarkedPart as P;
use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn text(words: &str) -> P {
    P::Text(words.to_owned())
}

fn link(href: &str, label: &str) -> P {
    P::Link {
        href: href.to_owned(),
        label: vec![text(label)],
    }
}

#[test]
fn the_marks_that_agents_know_become_elements() {
    let cases: [(&str, Vec<P>); 13] = [
        (
            "**a** [x](javascript:b) ![c](d) <i>",
            vec![
                P::Strong(vec![text("a")]),
                text(" [x](javascript:b) ![c](d) <i>"),
            ],
        ),
        (
            "a **b** c",
            vec![text("a "), P::Strong(vec![text("b")]), text(" c")],
        ),
        (
            "*b*\n_c_",
            vec![
                P::Emphasis(vec![text("b")]),
                text("\n"),
                P::Emphasis(vec![text("c")]),
            ],
        ),
        (
            "**a *b***",
            vec![P::Strong(vec![text("a "), P::Emphasis(vec![text("b")])])],
        ),
        ("`<b>`", vec![P::Code("<b>".to_owned())]),
        (
            "one\n```\n**two**\n  three\n```\nfour",
            vec![
                text("one"),
                P::CodeBlock("**two**\n  three".to_owned()),
                text("four"),
            ],
        ),
        (
            "[us](https://x.example/a)!",
            vec![link("https://x.example/a", "us"), text("!")],
        ),
        (
            "<https://x.example>",
            vec![link("https://x.example", "https://x.example")],
        ),
        ("[call](tel:+491234)", vec![link("tel:+491234", "call")]),
        (
            "Steps:\n\n- one\n- **two**\n\nBye",
            vec![
                text("Steps:"),
                P::List {
                    first: None,
                    items: vec![vec![text("one")], vec![P::Strong(vec![text("two")])]],
                },
                text("Bye"),
            ],
        ),
        (
            "3. a\n4. b\n   c",
            vec![P::List {
                first: Some(3),
                items: vec![vec![text("a")], vec![text("b\nc")]],
            }],
        ),
        (
            "- a\n  - b",
            vec![P::List {
                first: None,
                items: vec![vec![
                    text("a"),
                    P::List {
                        first: None,
                        items: vec![vec![text("b")]],
                    },
                ]],
            }],
        ),
        (
            r"\*a\* **b**",
            vec![text("*a* "), P::Strong(vec![text("b")])],
        ),
    ];
    for (typed, expected) in cases {
        assert_eq!(read(typed), Some(expected), "{typed:?}");
    }
}

#[test]
fn everything_else_stands_as_it_was_typed() {
    let plain = [
        "",
        "Hello, Maria.",
        "2 * 3 * 4, 2*3*4, 2**3**4",
        "snake_case_name",
        "# no heading\n\nTitle\n=====",
        "> quoted",
        "<script>alert(1)</script>",
        "<b onclick=x>y</b>",
        "&lt;b&gt; &amp; &#106;",
        "---",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "![cat](https://x.example/cat.png)",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](data:text/html,hi)",
        "[x](vbscript:x)",
        "[x](//x.example)",
        "[x](/settings)",
        "<javascript:alert(1)>",
        "[x][y]\n\n[y]: https://x.example",
        "[](https://x.example)",
        "    indented",
        "a\\b\\*c",
        "-",
        "+49 123",
    ];
    for typed in plain {
        let kept = match read(typed) {
            None => typed.to_owned(),
            Some(parts) => match parts.as_slice() {
                [P::Text(words)] => words.clone(),
                other => panic!("{typed:?} became {other:?}"),
            },
        };
        assert_eq!(kept, typed);
    }
}

#[test]
fn without_marks_a_text_says_the_same() {
    let cases = [
        ("Hello", None),
        ("a **b**, *c* and `d`", Some("a b, c and d")),
        (
            "[us](https://x.example/a)",
            Some("us (https://x.example/a)"),
        ),
        ("[a@b.example](mailto:a@b.example)", Some("a@b.example")),
        ("<https://x.example>", Some("https://x.example")),
        (
            "a\n\n1. b\n2. c\n   - d\n\ne",
            Some("a\n1. b\n2. c\n  - d\ne"),
        ),
        ("```rust\nlet a;\n```", Some("let a;")),
        ("**a**\r\nb", Some("a\nb")),
    ];
    for (typed, expected) in cases {
        assert_eq!(plain(typed).as_deref(), expected, "{typed:?}");
    }
}

#[test]
fn a_text_that_is_made_to_be_hard_costs_little() {
    let (many, kib) = (10_000, 64 * 1024);
    let bombs = [
        "*".repeat(many),
        "**a ".repeat(many),
        "_a* ".repeat(many),
        "[".repeat(kib),
        "[a](".repeat(many),
        "![".repeat(many),
        "> ".repeat(many),
        "- ".repeat(many),
        "1. ".repeat(many),
        "`".repeat(kib),
        "`a``b```".repeat(many / 2),
        "<".repeat(kib),
        "<!--".repeat(many),
        "\\".repeat(kib),
        "| a ".repeat(many) + "\n" + &"|---".repeat(many),
        "[a]: https://x.example\n".repeat(2_000) + &"[a]".repeat(2_000),
        "- a\n".repeat(many),
        (0..200)
            .map(|depth| " ".repeat(depth * 2) + "- a\n")
            .collect(),
        "&#x110000;".repeat(many / 2),
        "*a **a ".repeat(many / 2) + &"a* a** ".repeat(many / 2),
    ];
    for bomb in bombs {
        let begun = Instant::now();
        let found = read(&bomb);
        let took = begun.elapsed();
        let name: String = bomb.chars().take(12).collect();
        assert!(took < Duration::from_secs(2), "{name:?} took {took:?}");
        assert!(depth(&found.unwrap_or_default()) <= DEPTH_MAX, "{name:?}");
    }
}

fn depth(parts: &[P]) -> usize {
    let inner = parts.iter().map(|part| match part {
        P::Text(_) | P::Code(_) | P::CodeBlock(_) => 0,
        P::Strong(inner) | P::Emphasis(inner) | P::Link { label: inner, .. } => depth(inner),
        P::List { items, .. } => items.iter().map(|item| depth(item)).max().unwrap_or(0),
    });
    1 + inner.max().unwrap_or(0)
}

fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn add_words(words: &mut String, parts: &[P]) {
    for part in parts {
        match part {
            P::Text(said) | P::Code(said) | P::CodeBlock(said) => words.push_str(said),
            P::Strong(inner) | P::Emphasis(inner) => add_words(words, inner),
            P::Link { href, label } => {
                assert!(
                    href.starts_with("http")
                        || href.starts_with("mailto:")
                        || href.starts_with("tel:")
                );
                add_words(words, label);
            }
            P::List { items, .. } => items.iter().for_each(|item| add_words(words, item)),
        }
    }
}

proptest! {
    #[test]
    fn no_word_is_lost_and_none_is_said_twice(
        typed in r"([ab*_`\[\]()<>#~>!\\&;:|.+\- \n]|[0-9]\. |https://x.example|\n- |```\n|\]\(tel:1\))*"
    ) {
        if let Some(parts) = read(&typed) {
            let mut words = String::new();
            add_words(&mut words, &parts);
            let (said, typed) = (letters_and_digits(&words), letters_and_digits(&typed));
            // Addresses, numbers of lists and the language of code are no words.
            let mut rest = typed.chars();
            prop_assert!(said.chars().all(|letter| rest.any(|other| other == letter)), "{said} of {typed}");
        }
    }

    #[test]
    fn whatever_is_typed_can_be_read(typed in ".{0,400}") {
        drop(plain(&typed));
    }
}
