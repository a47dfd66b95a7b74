//! Makes the scripts of the modules of `static/js`, and the style sheets of the sheets of `static/css`.
//!
//! A module becomes a function that is called once, in the order in which a browser would run it, and answers what it
//! exports. So names stay the module's own, as they were: two modules may call something the same.

use std::collections::{BTreeMap, BTreeSet};

/// Files by their names, such as `dom.js`.
pub type Sources = BTreeMap<String, String>;

/// Two scripts: a first one, and one that a browser fetches later.
#[derive(Debug, PartialEq, Eq)]
pub struct Scripts {
    pub first: String,
    /// Takes the modules of the first that it needs from there.
    pub later: String,
}

/// A script of each entry with everything it imports, each module once, imports first. The later script finds the first
/// under `address`. `build` is part of a name that one gives and the other takes: scripts of two builds, which a browser
/// may meet while a server is updated, do not fit together.
///
/// # Errors
/// An import of a file or of a name that is not there, imports in a circle, a module that the later entry lists although
/// the first script has it, and what this joiner does not know.
pub fn join_scripts(
    sources: &Sources,
    [first, later]: [&str; 2],
    address: &str,
    build: &str,
) -> Result<Scripts, String> {
    let mut joined = Joined {
        sources,
        exports: BTreeMap::new(),
        first: BTreeSet::new(),
        shared: BTreeSet::new(),
        path: Vec::new(),
        text: String::new(),
    };
    joined.add(first)?;
    let mut first = std::mem::take(&mut joined.text);
    joined.first = joined.exports.keys().cloned().collect();
    joined.add(later)?;
    for name in sources.keys() {
        if !joined.exports.contains_key(name) {
            return Err(format!("{name} is imported by no module"));
        }
    }
    let shared: Vec<_> = joined.shared.iter().map(|file| variable(file)).collect();
    let shared = shared.join(", ");
    first.push_str(&format!("export const of_{build} = {{ {shared} }}\n"));
    let taken =
        format!("import {{ of_{build} }} from '{address}'\nconst {{ {shared} }} = of_{build}\n");
    let later = taken + &joined.text;
    Ok(Scripts { first, later })
}

struct Joined<'s> {
    sources: &'s Sources,
    exports: BTreeMap<String, Vec<String>>,
    /// Modules of the first script, once that is whole.
    first: BTreeSet<String>,
    /// Those of them that the later script takes names from.
    shared: BTreeSet<String>,
    path: Vec<String>,
    text: String,
}

impl Joined<'_> {
    fn add(&mut self, file: &str) -> Result<(), String> {
        if self.exports.contains_key(file) {
            return Ok(());
        }
        let by = self.path.last().cloned().unwrap_or_default();
        if self.path.iter().any(|other| other == file) {
            let circle = self.path.join(" → ");
            return Err(format!("modules import each other: {circle} → {file}"));
        }
        let source = self.sources.get(file);
        let source = source.ok_or(format!("{by} imports {file}, which is not there"))?;
        self.path.push(file.to_owned());
        let (mut body, mut exports) = (String::new(), Vec::new());
        for line in code_lines(source) {
            if line.starts_with("import") {
                body.push_str(&self.import(file, line)?);
            } else if let Some(shown) = line.strip_prefix("export ") {
                exports.push(exported(shown).map_err(|why| format!("{file}: {why}: {line}"))?);
                body.push_str(shown);
                body.push('\n');
            } else {
                body.push_str(line.trim_start());
                body.push('\n');
            }
        }
        self.path.pop();
        let names = exports.join(", ");
        let module = variable(file);
        let head = format!("const {module} = (() => {{\n");
        self.text
            .push_str(&format!("{head}{body}return {{ {names} }}\n}})()\n"));
        self.exports.insert(file.to_owned(), exports);
        Ok(())
    }

    /// `import { a, b } from './x.js'` or `import './x.js'`.
    fn import(&mut self, file: &str, line: &str) -> Result<String, String> {
        let unknown = || format!("{file}: this import is not understood: {line}");
        let (names, from) = match line.split_once(" from ") {
            Some((names, from)) => (names.trim_start_matches("import").trim(), from),
            None => ("", line.trim_start_matches("import").trim()),
        };
        let from = from.trim().strip_prefix("'./");
        let from = from.and_then(|from| from.strip_suffix('\''));
        let from = from.ok_or_else(unknown)?;
        self.add(from)?;
        if names.is_empty() {
            return if self.first.contains(from) {
                Err(format!("{file} imports {from}, which the first script has"))
            } else {
                Ok(String::new())
            };
        }
        if self.first.contains(from) {
            self.shared.insert(from.to_owned());
        }
        let names = names.strip_prefix('{').and_then(|n| n.strip_suffix('}'));
        let names: Vec<&str> = names
            .ok_or_else(unknown)?
            .split(',')
            .map(str::trim)
            .collect();
        let exports = self.exports.get(from).ok_or_else(unknown)?;
        for name in &names {
            if !exports.iter().any(|export| export == name) {
                return Err(format!(
                    "{file} imports {name}, which {from} does not export"
                ));
            }
        }
        Ok(format!(
            "const {{ {} }} = {}\n",
            names.join(", "),
            variable(from)
        ))
    }
}

/// The name a declaration gives. What it stands for must not change: importers take it once.
fn exported(declaration: &str) -> Result<String, &'static str> {
    let rest = ["const ", "function ", "class ", "async function "]
        .iter()
        .find_map(|kind| declaration.strip_prefix(kind));
    let rest = rest.ok_or("only a const, a function or a class can be exported")?;
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$');
    match rest.get(..end.unwrap_or(rest.len())) {
        None | Some("") => Err("an export needs one name"),
        Some(name) => Ok(name.to_owned()),
    }
}

fn variable(file: &str) -> String {
    format!("m_{}", file.trim_end_matches(".js").replace('-', "_"))
}

/// Lines without those that only comment. Indentation is taken off later: of code, never of a text over several lines,
/// because there is none.
fn code_lines(source: &str) -> impl Iterator<Item = &str> {
    let mut in_comment = false;
    source.lines().filter(move |line| {
        let line = line.trim();
        let begins = line.starts_with("/*");
        let comments = in_comment || begins;
        in_comment = comments && !line.ends_with("*/");
        !comments && !line.is_empty() && !line.starts_with("//")
    })
}

/// One style sheet: an entry that only has lines `@import "x.css";`, with the sheets in their place.
///
/// # Errors
/// A line that is no such import, and a sheet that is not there.
pub fn join_styles(sources: &Sources, entry: &str) -> Result<String, String> {
    let missing = || format!("{entry} is not there");
    let list = without_comments(sources.get(entry).ok_or_else(missing)?)?;
    let mut joined = String::new();
    for line in list.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let name = line.strip_prefix("@import \"");
        let name = name.and_then(|rest| rest.strip_suffix("\";"));
        let name = name.ok_or(format!("{entry}: this is no import: {line}"))?;
        let sheet = sources.get(name);
        let sheet = sheet.ok_or(format!("{entry} imports {name}, which is not there"))?;
        let sheet = without_comments(sheet).map_err(|why| format!("{name}: {why}"))?;
        for line in sheet.lines().map(str::trim).filter(|line| !line.is_empty()) {
            joined.push_str(&tight(line));
            joined.push('\n');
        }
    }
    Ok(joined)
}

/// A line without the blanks that only people need. No text in a sheet (`content`) holds one of these.
fn tight(line: &str) -> String {
    let pairs = [
        (" {", "{"),
        ("{ ", "{"),
        ("; }", "}"),
        (" }", "}"),
        ("; ", ";"),
        (": ", ":"),
        (", ", ","),
    ];
    let tight = |line: String, (blank, none)| line.replace(blank, none);
    pairs.into_iter().fold(line.to_owned(), tight)
}

fn without_comments(sheet: &str) -> Result<String, String> {
    let mut rest = sheet;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        let (_, after) = after.split_once("*/").ok_or("a comment has no end")?;
        kept.push_str(before);
        rest = after;
    }
    kept.push_str(rest);
    Ok(kept)
}
