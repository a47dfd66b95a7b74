//! Nobody's words become markup, no page needs inline script or style, pushes fit every viewer.

use askama::Template;
use baton::views::notice::*;
use baton::views::queue::view::QueueRowFragment;
use baton::views::ticket::stance::Stance;

use crate::pages::{PLAIN, console, fragments, pages};
use crate::queue;
use crate::say::Say;

#[test]
fn no_text_of_anybody_becomes_markup() {
    let say = Say { hostile: true };
    let notify = NotifyFragment {
        number: 1,
        kind: NoticeKind::Offer,
        owner: None,
        team: None,
        title: say.it("c"),
        body: say.it("d"),
        until: String::new(),
        by: say.it("e"),
    }
    .render()
    .unwrap();
    let rendered = pages(say)
        .into_iter()
        .chain(
            fragments(say)
                .into_iter()
                .map(|(id, html)| (id.to_owned(), html)),
        )
        .chain([("notify".into(), notify)]);
    for (name, html) in rendered {
        assert!(!html.contains("<script>"), "{name} has a raw script");
        assert!(
            !html.contains("\" onload=\"x"),
            "{name} lets a text out of its attribute"
        );
        assert!(
            !html.contains("href=\"javascript:"),
            "{name} links to a script"
        );
    }
}

#[test]
fn pages_obey_the_content_policy() {
    for (name, html) in pages(PLAIN) {
        assert!(!html.contains(" style="), "{name} has an inline style");
        assert!(!html.contains("<style"), "{name} has a style element");
        for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
            assert!(
                !tag.split_whitespace()
                    .any(|word| word.starts_with("on") && word.contains('=')),
                "{name} has a handler: <{tag}>"
            );
            assert!(
                !tag.starts_with("script") || tag.contains(" src="),
                "{name} has an inline script"
            );
        }
    }
}

#[test]
fn every_form_that_posts_carries_the_token() {
    for (name, html) in pages(PLAIN) {
        for form in html.split("<form").skip(1).filter(|form| {
            form.split('>')
                .next()
                .is_some_and(|tag| tag.contains("method=\"post\""))
        }) {
            let form = form.split("</form>").next().unwrap();
            assert!(
                form.contains("name=\"csrf\" value=\"t0ken\""),
                "{name}: {}",
                form.split('>').next().unwrap()
            );
        }
    }
}

#[test]
fn a_fragment_is_one_element_with_a_stable_id_and_the_page_holds_the_same_ids() {
    for (id, html) in fragments(PLAIN) {
        let first = html.trim_start().split('>').next().unwrap();
        assert!(
            first.contains(&format!("id=\"{id}\"")),
            "{id} is not the root: {first}"
        );
    }
    let page = console(PLAIN, Stance::Yours).render().unwrap();
    for id in [
        "queue-list",
        "rows",
        "row-1042",
        "control-1042",
        "transcript-1042",
        "thread-1042",
        "message-m34",
        "packet-1042",
        "presence-1042",
        "typing-1042",
    ] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
}

#[test]
fn pushed_fragments_say_nothing_about_the_viewer() {
    for (id, html) in fragments(PLAIN) {
        assert!(
            !html.contains("csrf") && !html.contains("t0ken"),
            "{id} holds a token"
        );
    }
    let row = queue::rows(PLAIN).remove(3);
    let html = QueueRowFragment {
        row: &row,
        opened_in: "",
        is_current: false,
    }
    .render()
    .unwrap();
    assert!(!html.contains("data-unread") && !html.contains("aria-current"));
}

#[test]
fn no_template_decides_on_a_word() {
    let mut templates = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("templates")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => templates.push(path),
            }
        }
    }
    assert!(templates.len() > 40);
    for path in templates {
        let text = std::fs::read_to_string(&path).unwrap();
        for compared in ["== \"", "!= \"", "when \""] {
            assert!(!text.contains(compared), "{}: {compared}", path.display());
        }
    }
}
