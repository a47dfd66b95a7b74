//! The build's joiner of scripts and style sheets (`build/joining.rs`).

#[path = "../../build/joining.rs"]
mod joining;

use joining::{Scripts, Sources, join_scripts, join_styles};
use std::fs;
use std::path::Path;

fn sources(files: &[(&str, &str)]) -> Sources {
    let file = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    files.iter().map(file).collect()
}

/// Without an entry of its own, the later script has nothing.
fn joined(files: &[(&str, &str)]) -> Result<Scripts, String> {
    let mut sources = sources(files);
    sources.entry("later.js".to_owned()).or_default();
    join_scripts(&sources, ["main.js", "later.js"], "./console.js", "1")
}

fn refused(files: &[(&str, &str)]) -> String {
    joined(files).unwrap_err()
}

#[test]
fn a_module_comes_after_what_it_imports_and_each_once() {
    let joined = joined(&[
        ("main.js", "import './b.js'\nimport './a.js'\n"),
        (
            "a.js",
            "// A comment.\nexport const one = 1\nconst own = 2\n",
        ),
        (
            "b.js",
            "import { one } from './a.js'\n/** What\n * it does. */\nexport function two() {\n  return one + 1\n}\n",
        ),
    ]);
    let a = "const m_a = (() => {\nconst one = 1\nconst own = 2\nreturn { one }\n})()\n";
    let b = "const m_b = (() => {\nconst { one } = m_a\nfunction two() {\nreturn one + 1\n}\nreturn { two }\n})()\n";
    let main = "const m_main = (() => {\nreturn {  }\n})()\n";
    let shared = "export const of_1 = {  }\n";
    assert_eq!(joined.unwrap().first, [a, b, main, shared].concat());
}

#[test]
fn a_later_script_takes_modules_of_the_first_one_of_the_same_build() {
    let joined = joined(&[
        ("main.js", "import './a.js'\nimport './b.js'\n"),
        ("a.js", "export const one = 1\n"),
        ("b.js", "export const two = 2\n"),
        ("later.js", "import './c.js'\n"),
        ("c.js", "import { two } from './b.js'\nconst own = two\n"),
    ]);
    let Scripts { first, later } = joined.unwrap();
    assert!(first.ends_with("export const of_1 = { m_b }\n"), "{first}");
    let taken = "import { of_1 } from './console.js'\nconst { m_b } = of_1\n";
    let c = "const m_c = (() => {\nconst { two } = m_b\nconst own = two\nreturn {  }\n})()\n";
    let entry = "const m_later = (() => {\nreturn {  }\n})()\n";
    assert_eq!(later, [taken, c, entry].concat());
}

#[test]
fn a_module_that_the_first_script_has_is_not_listed_for_later() {
    let both = [
        ("main.js", "import './a.js'"),
        ("a.js", "import './b.js'"),
        ("b.js", ""),
        ("later.js", "import './b.js'"),
    ];
    assert_eq!(
        refused(&both),
        "later.js imports b.js, which the first script has"
    );
}

#[test]
fn modules_that_import_each_other_are_refused() {
    let circle = [
        ("main.js", "import './a.js'"),
        ("a.js", "import './b.js'"),
        ("b.js", "import './a.js'"),
    ];
    assert_eq!(
        refused(&circle),
        "modules import each other: main.js → a.js → b.js → a.js"
    );
}

#[test]
fn an_import_of_what_is_not_there_is_refused() {
    let no_file = [("main.js", "import './gone.js'")];
    assert_eq!(
        refused(&no_file),
        "main.js imports gone.js, which is not there"
    );
    let no_name = [
        ("main.js", "import { two } from './a.js'"),
        ("a.js", "export const one = 1"),
    ];
    assert_eq!(
        refused(&no_name),
        "main.js imports two, which a.js does not export"
    );
    let unused = [("main.js", ""), ("a.js", "")];
    assert_eq!(refused(&unused), "a.js is imported by no module");
}

#[test]
fn what_the_joiner_does_not_know_is_refused() {
    for line in [
        "import * as all from './a.js'",
        "import one from './a.js'",
        "import './a.js';",
        "export let one = 1",
        "export { one }",
        "export default 1",
    ] {
        let files = [("main.js", line), ("a.js", "")];
        let why = joined(&files);
        assert!(why.is_err(), "{line} became {why:?}");
    }
}

#[test]
fn sheets_stand_in_the_order_of_their_imports() {
    let mut sheets = sources(&[
        (
            "all.css",
            "/* Two. */\n@import \"b.css\";\n@import \"a.css\";\n",
        ),
        ("a.css", "a { color: red } /* why */\n\n"),
        ("b.css", "b {\n  color: blue;\n}\n"),
    ]);
    let joined = join_styles(&sheets, "all.css");
    let expected = "b{\ncolor:blue;\n}\na{color:red}\n";
    assert_eq!(joined.as_deref(), Ok(expected));
    sheets.remove("a.css");
    let missing = "all.css imports a.css, which is not there".to_owned();
    assert_eq!(join_styles(&sheets, "all.css"), Err(missing));
}

#[test]
fn every_sheet_is_in_one_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/css");
    let lists = ["console.css", "boards.css"];
    let listed = lists.map(|list| fs::read_to_string(folder.join(list)).unwrap());
    for sheet in fs::read_dir(folder).unwrap() {
        let name = sheet.unwrap().file_name().into_string().unwrap();
        let count = listed.concat().matches(&format!("\"{name}\"")).count();
        let is_alone = lists.contains(&&*name) || name == "docs.css";
        assert_eq!(count, usize::from(!is_alone), "lists that name {name}");
    }
}
