//! The floors of the crate (ARCHITECTURE.md): a floor uses those below it, never one above. Also
//! the few other rules about where things may stand that a reader of the code relies on.

#![cfg(test)]

#[path = "support/circles.rs"]
mod circles;
#[path = "support/rooms.rs"]
mod rooms;
#[path = "support/rust_source.rs"]
mod rust_source;

use rust_source::{defined_types, named, tokens};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders and files of `src`, from the bottom. A new one must be given its floor here.
const FLOORS: [&[&str]; 6] = [
    &["domain"],
    &["storage"],
    &["services"],
    &["views", "delivery", "web"],
    &["api", "console", "live"],
    &[
        "startup",
        "tasks",
        "nodes",
        "cli",
        "config",
        "demo",
        "telemetry",
        "lib",
        "main",
    ],
];

/// The top floor is wiring: its parts may use each other.
const WIRING: usize = 5;

/// Who may use a neighbour on the same floor, and why.
const NEIGHBOURS: [(&str, &str, &str); 1] = [(
    "delivery",
    "views",
    "mails are rendered from the same views as pages",
)];

/// What must not be named, where, and why.
const FORBIDDEN: [Forbidden; 4] = [
    Forbidden {
        what: &[
            "diesel",
            "actix",
            "actix_web",
            "tokio",
            "rand",
            "reqwest",
            "lettre",
            "SystemTime",
            "Instant",
            "Utc::now",
            "Local::now",
            "std::fs",
            "async",
            "await",
        ],
        within: &["domain/"],
        except: &[],
        tests_may: true,
        because: "the domain decides; it does nothing and is told the time",
    },
    Forbidden {
        what: &["Utc::now", "Local::now", "SystemTime::now"],
        within: &["storage/", "services/"],
        except: &["services/clock/mod.rs"],
        tests_may: false,
        because: "only the clock reads the clock, so that tests can move it",
    },
    Forbidden {
        what: &["actix_web_actors"],
        within: &[""],
        except: &["live/socket.rs"],
        tests_may: false,
        because: "it is deprecated and must stay easy to exchange",
    },
    Forbidden {
        what: &[
            "std::env::var",
            "std::env::vars",
            "std::env::var_os",
            "std::env::vars_os",
        ],
        within: &[""],
        except: &["config/mod.rs"],
        tests_may: false,
        because: "settings are read in one place",
    },
];

const MOST_LINES: usize = 300;

/// Files that may be longer, and why.
const LONG: [(&str, &str); 7] = [
    (
        "domain/text/tests.rs",
        "one list of hostile texts, and a test for each reader of them",
    ),
    (
        "domain/packet/asking_twice/turns.rs",
        "lists of phrases in five languages, one a line",
    ),
    (
        "domain/packet/members.rs",
        "what becomes of each member of a packet: a new one is decided in one place",
    ),
    (
        "domain/log/follows.rs",
        "one list of all kinds for each question: a new kind is decided in one place",
    ),
    (
        "storage/schema.rs",
        "all tables side by side, compared with both databases",
    ),
    (
        "api/input/escalation/tests/refused.rs",
        "one table of every refusal",
    ),
    (
        "views/fixture.rs",
        "one ticket with everything in it, for the tests",
    ),
];

/// Names of types that may be defined more than once, and why. Associated types, which a trait names, need
/// no place here.
const REPEATED: [(&str, &str); 1] = [(
    "Row",
    "each file of the storage has its own: a row as its queries read it",
)];

struct Forbidden {
    what: &'static [&'static str],
    within: &'static [&'static str],
    except: &'static [&'static str],
    /// Whether files of tests are left alone.
    tests_may: bool,
    because: &'static str,
}

#[test]
fn a_floor_uses_only_the_floors_below_it() {
    report(
        sources()
            .iter()
            .flat_map(|(path, text)| floor_breaches(path, text)),
    );
}

#[test]
fn no_file_uses_another_that_uses_it() {
    let sources = sources();
    let circles = circles::Crate::new(&sources, module_of).circles(&sources);
    report(circles.iter().map(|circle| circle.join("\n") + "\n"));
}

#[test]
fn a_name_of_a_file_means_one_thing() {
    let sources = sources();
    let paths: Vec<&str> = sources.iter().map(|(path, _)| path.as_str()).collect();
    report(
        rooms::homonyms(&paths)
            .into_iter()
            .chain(rooms::other_style(&paths)),
    );
}

#[test]
fn a_type_name_is_defined_once() {
    report(repeated_types(&sources()).into_iter());
}

/// Repeated inserts are found by name and not by their text (`storage/cached.rs`): the text must not vary.
#[test]
fn an_inserted_row_sets_all_its_columns() {
    let sources = sources();
    report(
        sources
            .iter()
            .flat_map(|(path, text)| rows_with_gaps(path, text)),
    );
}

#[test]
fn finds_rows_that_may_leave_columns_out() {
    let row = |attribute: &str, field: &str| {
        format!("#[derive(Insertable)]\n#[diesel({attribute})]\nstruct NewRow {{ at: {field} }}")
    };
    let whole = "table_name = t, treat_none_as_default_value = false";
    let gaps = |text: String| rows_with_gaps("a.rs", &text).len();
    assert_eq!(gaps(row("table_name = t", "Option<i64>")), 1);
    assert_eq!(gaps(row(whole, "Option<i64>")), 0);
    assert_eq!(gaps(row("table_name = t", "i64")), 0);
}

#[test]
fn every_room_says_what_it_is_for_and_what_it_is_not() {
    report(rooms::untold(&sources()).into_iter());
}

#[test]
fn the_manuals_of_the_code_name_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = sources();
    let is_there = |named: &str| {
        let ends = |path: &str| path == named || path.ends_with(&format!("/{named}"));
        let folder = format!("{named}/");
        let in_src = sources
            .iter()
            .any(|(path, _)| ends(path) || path.starts_with(&folder));
        in_src || root.join("src").join(named).exists() || root.join(named).exists()
    };
    let parts: Vec<&str> = FLOORS
        .iter()
        .flat_map(|units| units.iter().copied())
        .collect();
    let mut missing = Vec::new();
    for manual in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root.join(manual)).unwrap();
        let named = text.split('`').skip(1).step_by(2).filter(|named| {
            let plain = named
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_./".contains(c));
            let part = named.split('/').next().unwrap_or_default();
            plain && (named.ends_with(".rs") || named.contains('/') && parts.contains(&part))
        });
        missing.extend(
            named
                .filter(|named| !is_there(named))
                .map(|named| format!("{manual}: there is no {named}")),
        );
    }
    report(missing.into_iter());
}

#[test]
fn what_a_part_must_not_name_it_does_not_name() {
    report(
        sources()
            .iter()
            .flat_map(|(path, text)| named_breaches(path, text)),
    );
}

#[test]
fn no_file_is_long_without_a_reason() {
    report(
        sources()
            .iter()
            .filter_map(|(path, text)| length_breach(path, text)),
    );
}

#[test]
fn scripts_make_no_code_out_of_text() {
    report(
        files("static/js", "js")
            .iter()
            .flat_map(|(path, text)| eval_breaches(path, text)),
    );
}

#[test]
fn templates_escape_everything() {
    report(
        files("templates", "html")
            .iter()
            .flat_map(|(path, text)| safe_breaches(path, text)),
    );
}

fn floor_breaches(path: &str, text: &str) -> Vec<String> {
    let module = module_of(path);
    let unit = module.first().copied().unwrap_or("lib");
    let Some(own) = floor(unit) else {
        return vec![format!("{path}: `{unit}` has no floor")];
    };
    let outside = named(text, &module).into_iter().filter_map(|found| {
        let other = found.path.first()?.clone();
        let allowed =
            other == unit || own == WIRING && floor(&other).is_none() || may_use(unit, own, &other);
        (!allowed).then(|| {
            format!(
                "{path}:{}: {unit} (floor {own}) uses {}",
                found.line,
                found.path.join("::")
            )
        })
    });
    outside.collect()
}

fn may_use(unit: &str, own: usize, other: &str) -> bool {
    match floor(other) {
        None => false,
        Some(theirs) if theirs == own => {
            own == WIRING
                || NEIGHBOURS
                    .iter()
                    .any(|(from, to, _)| (*from, *to) == (unit, other))
        }
        Some(theirs) => theirs < own,
    }
}

fn floor(unit: &str) -> Option<usize> {
    FLOORS.iter().position(|units| units.contains(&unit))
}

/// Names of types that are defined more than once without a reason, and reasons that have become idle.
fn repeated_types(sources: &[(String, String)]) -> Vec<String> {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in sources {
        for token in defined_types(text) {
            let place = format!("{path}:{}", token.line);
            places.entry(token.text).or_default().push(place);
        }
    }
    let excused = |name: &str| REPEATED.iter().any(|(repeated, _)| *repeated == name);
    let is_repeated = |name: &str| places.get(name).is_some_and(|places| places.len() > 1);
    let repeated = places
        .iter()
        .filter(|(name, _)| is_repeated(name) && !excused(name))
        .map(|(name, places)| {
            format!(
                "`{name}` in {}: say in each name what the type is, or give a reason in REPEATED",
                places.join(", ")
            )
        });
    let idle = REPEATED
        .iter()
        .filter(|(name, _)| !is_repeated(name))
        .map(|(name, _)| format!("`{name}` is not defined twice; take it off REPEATED"));
    repeated.chain(idle).collect()
}

/// `api/files/mod.rs` is `["api", "files"]`; the crate's root is empty.
fn module_of(path: &str) -> Vec<&str> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/')
        .filter(|part| !matches!(*part, "lib" | "main"))
        .collect()
}

fn named_breaches(path: &str, text: &str) -> Vec<String> {
    let words = tokens(text);
    let applies = |rule: &&Forbidden| {
        rule.within.iter().any(|folder| path.starts_with(folder))
            && !rule.except.contains(&path)
            && !(rule.tests_may && is_test_file(path))
    };
    let mut breaches = Vec::new();
    for rule in FORBIDDEN.iter().filter(applies) {
        for name in rule.what {
            let sought: Vec<_> = tokens(name).into_iter().map(|token| token.text).collect();
            let found = words
                .windows(sought.len())
                .filter(|w| w.iter().map(|t| &t.text).eq(&sought));
            breaches.extend(
                found.filter_map(|w| w.first()).map(|token| {
                    format!("{path}:{}: names {name}, but {}", token.line, rule.because)
                }),
            );
        }
    }
    breaches
}

/// `domain/transcript/tests.rs` or `domain/transcript/tests/align.rs`.
fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

fn length_breach(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    let excused = LONG.iter().any(|(long, _)| *long == path);
    match (lines > MOST_LINES, excused) {
        (true, false) => Some(format!(
            "{path}: {lines} lines; split it, or give a reason in LONG"
        )),
        (false, true) => Some(format!("{path}: {lines} lines; take it off LONG")),
        _ => None,
    }
}

fn eval_breaches(path: &str, text: &str) -> Vec<String> {
    let bad = [
        "eval(",
        "new Function(",
        "setTimeout(\"",
        "setTimeout('",
        "setInterval(\"",
        "setInterval('",
    ];
    find_lines(path, text, |line| bad.iter().any(|bad| line.contains(bad)))
}

fn safe_breaches(path: &str, text: &str) -> Vec<String> {
    find_lines(path, text, |line| {
        line.split('|').skip(1).any(|filter| {
            let rest = filter.trim_start().strip_prefix("safe");
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    })
}

fn rows_with_gaps(path: &str, text: &str) -> Vec<String> {
    let rows = text.split("Insertable)]").skip(1);
    let rows = rows.filter_map(|row| row.split_once("struct "));
    let gaps = rows.filter(|(attributes, row)| {
        let fields = row.split('}').next().unwrap_or_default();
        fields.contains("Option<") && !attributes.contains("treat_none_as_default_value = false")
    });
    gaps.map(|(_, row)| format!("{path}: {}", row.lines().next().unwrap_or_default()))
        .collect()
}

fn find_lines(path: &str, text: &str, bad: impl Fn(&str) -> bool) -> Vec<String> {
    let found = text.lines().enumerate().filter(|(_, line)| bad(line));
    found
        .map(|(i, line)| format!("{path}:{}: {}", i + 1, line.trim()))
        .collect()
}

fn sources() -> Vec<(String, String)> {
    let sources = files("src", "rs");
    assert!(sources.len() > 10, "the sources were not found");
    sources
}

/// The files below a folder of the repository, by their paths inside it.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        let (inner, files): (Vec<PathBuf>, Vec<PathBuf>) = entries
            .map(|entry| entry.unwrap().path())
            .partition(|path| path.is_dir());
        folders.extend(inner);
        for path in files
            .iter()
            .filter(|path| path.extension().is_some_and(|e| e == extension))
        {
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            found.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    found.sort();
    found
}

fn report(breaches: impl Iterator<Item = String>) {
    let breaches: Vec<_> = breaches.collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

/// The tests of the test: each kind of breach is found, and what only looks like one is not.
mod the_test_itself {
    use super::*;

    #[test]
    fn finds_an_upward_use_in_every_form() {
        let forms = [
            "use crate::services::claim;",
            "use crate::{domain::ids, services::{self, claim as c}};",
            "use super::super::services::claim;",
            "pub(crate) use super::{ids, super::services};",
            "fn f() { crate::services::claim(); }",
            "fn f() -> Vec<crate::services::Claim> { vec![] }",
            "mod tests { use super::super::super::services::claim; }",
            "macro_rules! m { () => { $crate::services::claim() } }",
            "#[cfg(test)] mod a { mod b {} } use super::super::services;",
            "const C: char = '\"'; use crate::services::claim; // \"",
            "fn f<'a>(x: &'a str) { crate::services::claim(x) }",
            "const S: &str = r#\"\"\"#; use crate::services::claim;",
        ];
        for form in forms {
            let breaches = floor_breaches("storage/tickets/mod.rs", form);
            let found = breaches
                .iter()
                .filter(|b| b.contains("storage (floor 1) uses services"));
            assert!(
                found.count() >= 1 && breaches.len() <= 2,
                "{form}: {breaches:?}"
            );
        }
    }

    #[test]
    fn leaves_downward_and_inner_uses_and_mere_words_alone() {
        let text = r##"
            //! `crate::services::claim` in a comment
            /* crate::services /* nested */ crate::services */
            use super::schema::tickets;
            use self::inner::thing;
            use crate::domain::{ids::{TicketId, AgentId}, time as t};
            pub(crate) fn f(&self) { let s = "crate::services"; self.services::<u8>(); let r = r#"super::super::services"#; }
            mod inner { pub use super::super::schema; pub fn thing() { std::mem::drop('\''); } }
        "##;
        assert_eq!(floor_breaches("storage/tickets/mod.rs", text), [""; 0]);
        assert_eq!(
            floor_breaches(
                "storage/mod.rs",
                "use super::domain::ids; use self::schema;"
            ),
            [""; 0]
        );
    }

    #[test]
    fn finds_neighbours_that_are_not_on_the_list() {
        assert_eq!(
            floor_breaches("api/files.rs", "use crate::live::hub;").len(),
            1
        );
        assert_eq!(
            floor_breaches("views/mod.rs", "use crate::delivery::mail;").len(),
            1
        );
        assert_eq!(
            floor_breaches("delivery/mail.rs", "use crate::views::mail;"),
            [""; 0]
        );
        assert_eq!(
            floor_breaches("main.rs", "fn main() { baton::cli::run() }"),
            [""; 0]
        );
        assert_eq!(
            floor_breaches("delivery/mail.rs", "use crate::config::Config;").len(),
            1
        );
        assert_eq!(floor_breaches("attic/mod.rs", "").len(), 1);
    }

    #[test]
    fn finds_the_line() {
        let breaches = floor_breaches(
            "domain/base/ids.rs",
            "\n\nuse crate::{\n    storage::schema,\n};\n",
        );
        assert_eq!(
            breaches,
            ["domain/base/ids.rs:4: domain (floor 0) uses storage::schema"]
        );
    }

    #[test]
    fn finds_a_circle_also_through_what_a_module_passes_on() {
        let source = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let circles = |sources: &[(String, String)]| {
            circles::Crate::new(sources, module_of)
                .circles(sources)
                .len()
        };
        let room = source(
            "a/mod.rs",
            "mod one;\nmod two;\npub use one::One;\npub use two::Two;",
        );
        let one = source("a/one.rs", "use super::Two;\npub struct One(Two);");
        let back = source("a/two.rs", "use crate::a::One;\npub enum Two { Is(One) }");
        let bare = source(
            "a/two.rs",
            "use super::one;\npub fn two() { one::one() }\npub struct Two;",
        );
        let tests = source(
            "a/two.rs",
            "pub struct Two;\n#[cfg(test)]\nmod tests {\n use super::super::One;\n}",
        );
        for two in [back, bare] {
            assert_eq!(circles(&[room.clone(), one.clone(), two]), 1);
        }
        assert_eq!(circles(&[room, one, tests]), 0);
    }

    #[test]
    fn finds_names_that_mean_two_things_and_rooms_that_say_nothing() {
        assert_eq!(
            rooms::homonyms(&["domain/case/known.rs", "services/asks/known.rs"]).len(),
            1
        );
        assert_eq!(
            rooms::homonyms(&["domain/case/known.rs", "services/case/known.rs"]),
            [""; 0]
        );
        assert_eq!(
            rooms::homonyms(&["domain/case/hours.rs", "storage/hours.rs"]),
            [""; 0]
        );
        assert_eq!(
            rooms::other_style(&["domain/case.rs", "domain/case/ticket.rs"]).len(),
            1
        );
        let silent = [("domain/case/mod.rs".to_owned(), "//! Cases.\n".to_owned())];
        assert_eq!(rooms::untold(&silent).len(), 1);
    }

    #[test]
    fn finds_types_of_one_name_in_every_form() {
        let source = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let rows = source("storage/bots.rs", "struct Row; mod teams { struct Row; }");
        let plain = source("api/a.rs", "pub(crate) struct Asked { after: i64 }");
        let found =
            |text: &str| repeated_types(&[rows.clone(), plain.clone(), source("views/b.rs", text)]);
        let bad = [
            "struct Asked<'a>(&'a str);",
            "pub(in crate::views) enum Asked { One }",
            "pub trait Asked { fn asked(&self); }",
            "type Asked = (i64, String);",
            "#[cfg(test)] mod tests { struct Asked; }",
            "impl A { fn f(&self) { enum Asked { One } type B = Asked; } }",
            "fn f(x: impl Fn()) { type Asked = i64; }",
            "words! { /// Words.\n Other { One = \"one\" } #[doc(hidden)] Asked { Two = \"two\" } }",
        ];
        for text in bad {
            let breaches = found(text);
            assert_eq!(breaches.len(), 1, "{text}: {breaches:?}");
            assert!(breaches[0].starts_with("`Asked` in api/a.rs:1, views/b.rs:"));
        }
        let good = [
            "use crate::api::a::Asked;\n/// struct Asked\nconst A: &str = \"struct Asked;\";",
            "impl B for C { type Asked = Self; fn f() {} }",
            "trait B { type Asked: Sized; }",
            "enum B { Asked { type_: i64 } }",
            "words! { B { Asked = \"asked\" } }",
            "struct AskedAgain;",
        ];
        for text in good {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(
            repeated_types(&[plain]).len(),
            1,
            "the reason for `Row` is idle"
        );
    }

    #[test]
    fn finds_what_must_not_be_named() {
        let bad = [
            ("domain/base/time.rs", "fn f() { chrono::Utc::now(); }"),
            ("domain/base/time.rs", "use std::time::{Duration, Instant};"),
            ("domain/base/time.rs", "use diesel::prelude::*;"),
            ("services/intake.rs", "let now = Utc::now();"),
            ("live/hub.rs", "use actix_web_actors::ws;"),
            ("web/auth.rs", "std::env::var(\"X\")"),
        ];
        for (path, text) in bad {
            assert_eq!(named_breaches(path, text).len(), 1, "{path}: {text}");
        }
        let good = [
            (
                "domain/base/time.rs",
                "/// Never `Utc::now`, never tokio.\nuse chrono::{DateTime, Utc};",
            ),
            ("domain/align/tests.rs", "let started = Instant::now();"),
            ("services/clock/mod.rs", "Utc::now()"),
            ("live/socket.rs", "use actix_web_actors::ws;"),
            ("web/auth.rs", "let instant = Instant::now(); env!(\"X\")"),
        ];
        for (path, text) in good {
            assert_eq!(named_breaches(path, text), [""; 0], "{path}: {text}");
        }
    }

    #[test]
    fn finds_long_files_and_stale_excuses() {
        let long = "\n".repeat(MOST_LINES + 1);
        assert!(length_breach("api/files.rs", &long).is_some());
        assert_eq!(length_breach("storage/schema.rs", &long), None);
        assert!(length_breach("storage/schema.rs", "short").is_some());
    }

    #[test]
    fn finds_unescaped_templates_and_evaluated_text() {
        for bad in ["{{ body|safe }}", "{{ body | safe }}", "{{ a|trim|safe }}"] {
            assert_eq!(safe_breaches("x.html", bad).len(), 1, "{bad}");
        }
        assert_eq!(
            safe_breaches(
                "x.html",
                "{{ body|safely }} {{ safe }} {{ a || safe_mode }}"
            ),
            [""; 0]
        );
        assert_eq!(
            eval_breaches("x.js", "eval('1')\nnew Function('x')\nsetTimeout(f, 1)").len(),
            2
        );
    }
}
