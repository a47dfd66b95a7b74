//! Which file uses which, and the circles among them. A name counts for the file that defines it: what a
//! module only passes on (`pub use`) leads to where it comes from, and passing it on is not using it.

use crate::rust_source::{Token, exported, named, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// The module of a file, from the root of the crate.
type Module = Vec<String>;

/// All files of the crate with their modules, and what each module passes on.
pub struct Crate {
    files: BTreeMap<Module, String>,
    passed_on: BTreeMap<Module, Vec<(String, Module)>>,
}

impl Crate {
    /// Reads `(path, text)` of every file below `src`.
    pub fn new(sources: &[(String, String)], module_of: impl Fn(&str) -> Vec<&str>) -> Self {
        let module = |path: &str| -> Module {
            let parts = module_of(path).into_iter();
            parts.map(ToOwned::to_owned).collect()
        };
        let files: BTreeMap<_, _> = sources
            .iter()
            .filter(|(path, _)| path != "main.rs")
            .map(|(path, _)| (module(path), path.clone()))
            .collect();
        let mut own = Self {
            files,
            passed_on: BTreeMap::new(),
        };
        for (path, text) in sources {
            let module = module(path);
            let text = without_tests(text);
            let names: Vec<_> = exported(text)
                .into_iter()
                .chain(crate::rust_source::imported(text))
                .map(|(name, path)| (name, own.absolute(&module, &path)))
                .collect();
            own.passed_on.insert(module, names);
        }
        own
    }

    /// The groups of files that use each other in a circle, each use with the first name that makes it.
    pub fn circles(&self, sources: &[(String, String)]) -> Vec<Vec<String>> {
        let uses: BTreeMap<_, _> = self
            .files
            .iter()
            .map(|(module, path)| {
                let text = sources.iter().find(|(other, _)| other == path);
                let text = text.map_or("", |(_, text)| text);
                (path.clone(), self.used_by(module, path, text))
            })
            .collect();
        let reach: BTreeMap<_, _> = uses
            .keys()
            .map(|path| (path, reached(&uses, path)))
            .collect();
        let mut circles = BTreeSet::new();
        for (path, below) in &reach {
            let returns =
                |other: &&String| reach.get(*other).is_some_and(|back| back.contains(*path));
            let circle: BTreeSet<&String> = below.iter().filter(returns).collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        let told = |circle: BTreeSet<&String>| {
            let files = circle
                .iter()
                .filter_map(|path| Some((*path, uses.get(*path)?)));
            let uses = files.flat_map(|(path, used)| used.iter().map(move |used| (path, used)));
            let inner = uses.filter(|(_, (used, _))| circle.contains(used));
            inner
                .map(|(path, (used, name))| format!("{path} uses {used}: {name}"))
                .collect()
        };
        circles.into_iter().map(told).collect()
    }

    /// The files whose names a file uses, each with one of these names.
    fn used_by(&self, module: &Module, path: &str, text: &str) -> BTreeMap<String, String> {
        let parts: Vec<&str> = module.iter().map(String::as_str).collect();
        let code = own_code(text);
        let imported = imported(&code, self, module);
        let full = named(&code, &parts).into_iter().map(|found| found.path);
        let short = bare(&code).into_iter().filter_map(|path| {
            let (first, rest) = path.split_first()?;
            let base = imported.get(first)?;
            Some([base.as_slice(), rest].concat())
        });
        let mut files: BTreeMap<_, _> = full
            .chain(short)
            .filter_map(|path| Some((self.defined(&path)?, path.join("::"))))
            .collect();
        files.remove(path);
        files
    }

    /// The file that defines what a path names; nothing for a module itself.
    fn defined(&self, path: &[String]) -> Option<String> {
        let mut path = path.to_vec();
        for _ in 0..8 {
            let depth = (0..=path.len()).rev();
            let at = depth
                .filter_map(|depth| path.get(..depth))
                .find(|module| self.files.contains_key(*module))?
                .to_vec();
            let (name, rest) = path.get(at.len()..)?.split_first()?;
            let passed = self.passed_on.get(&at)?.iter().find(|(own, _)| own == name);
            match passed {
                Some((_, from)) => path = [from.as_slice(), rest].concat(),
                None => return self.files.get(&at).cloned(),
            }
        }
        None
    }

    /// A path as it stands in a module, from the root of the crate.
    fn absolute(&self, module: &Module, path: &[String]) -> Module {
        let mut at = module.clone();
        let mut rest = path;
        match path.first().map(String::as_str) {
            Some("crate") => (at, rest) = (Vec::new(), path.get(1..).unwrap_or_default()),
            Some("self") => rest = path.get(1..).unwrap_or_default(),
            Some("super") => {
                while let Some((first, after)) = rest.split_first() {
                    if first != "super" {
                        break;
                    }
                    at.pop();
                    rest = after;
                }
            }
            _ => {}
        }
        at.extend_from_slice(rest);
        at
    }
}

fn reached(uses: &BTreeMap<String, BTreeMap<String, String>>, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from.to_owned()];
    while let Some(path) = next.pop() {
        for used in uses.get(&path).into_iter().flat_map(BTreeMap::keys) {
            if seen.insert(used.clone()) {
                next.push(used.clone());
            }
        }
    }
    seen
}

/// A source up to the tests in it, which may use anything.
fn without_tests(text: &str) -> &str {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// A source without its tests, and without what it only passes on.
fn own_code(text: &str) -> String {
    let mut own = String::new();
    let mut passes_on = false;
    for line in without_tests(text).lines() {
        passes_on |= line.starts_with("pub") && line.contains(" use ");
        if !passes_on {
            own.push_str(line);
        }
        own.push('\n');
        passes_on &= !line.ends_with(';');
    }
    own
}

/// What short names mean in a file: its own modules, and modules and types that it imports.
fn imported(text: &str, own: &Crate, module: &Module) -> BTreeMap<String, Module> {
    let mut names: BTreeMap<String, Module> = own
        .files
        .keys()
        .filter(|child| child.len() == module.len() + 1 && child.starts_with(module))
        .filter_map(|child| Some((child.last()?.clone(), child.clone())))
        .collect();
    for (name, path) in crate::rust_source::imported(text) {
        names.insert(name, own.absolute(module, &path));
    }
    names
}

/// The paths that begin with neither `crate` nor `self` nor `super`, outside of `use`.
fn bare(text: &str) -> Vec<Vec<String>> {
    let words = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    let mut in_use = false;
    let text_at = |at: usize| {
        words
            .get(at)
            .map_or("", |token: &Token| token.text.as_str())
    };
    while at < words.len() {
        let (before, word) = (at.checked_sub(1).map_or("", text_at), text_at(at));
        match word {
            "use" => in_use = true,
            ";" => in_use = false,
            _ if !in_use && text_at(at + 1) == "::" && !matches!(before, "::" | "." | "$") => {
                let mut path = vec![word.to_owned()];
                while text_at(at + 1) == "::" && is_name(text_at(at + 2)) {
                    path.push(text_at(at + 2).to_owned());
                    at += 2;
                }
                found.push(path);
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}
