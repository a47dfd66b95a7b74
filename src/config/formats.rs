//! What was set, where, and what is wrong with it: all problems are kept, so that they can be
//! mended in one go.

use crate::config::setting_names::{SETTINGS, Setting, nearest, not_a_setting};
use secrecy::SecretString;
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

/// One thing that keeps Baton from starting. Never repeats a value: it may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConfigProblem {
    /// The setting, by the name under which it was set.
    pub(crate) setting: String,
    /// What is wrong and how to mend it.
    pub(crate) message: String,
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.setting, self.message)
    }
}

/// A value as text, and the name under which it was set.
struct RawSetting {
    text: String,
    name: String,
}

/// The values by the environment's name for them.
#[derive(Default)]
pub(super) struct Values {
    given: HashMap<&'static str, RawSetting>,
    problems: Vec<ConfigProblem>,
}

impl Values {
    pub(super) fn gather(file: Option<&Path>, env: impl Iterator<Item = (String, String)>) -> Self {
        let mut values = Self::default();
        if let Some(path) = file {
            values.add_file(path);
        }
        let mut env: Vec<_> = env.collect();
        env.sort();
        for (name, value) in env {
            values.add_variable(name, value);
        }
        values
    }

    fn add_variable(&mut self, name: String, text: String) {
        match SETTINGS.iter().find(|setting| setting.env == name) {
            Some(setting) => self.give(setting, text, name),
            None if !name.starts_with("BATON_") || not_a_setting(&name, &text) => {}
            None => self.unknown(&name, &name, |setting| setting.env),
        }
    }

    fn add_file(&mut self, path: &Path) {
        let shown = path.display().to_string();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => return self.problem(&shown, format!("cannot be read: {error}")),
        };
        match text.parse::<toml::Table>() {
            Ok(table) => self.add_table(path, "", table),
            // Not the whole error: it quotes the line, which may hold a password.
            Err(error) => {
                let before = error
                    .span()
                    .and_then(|span| text.get(..span.start))
                    .unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                self.problem(
                    &shown,
                    format!("is not TOML in line {line}: {}", error.message()),
                );
            }
        }
    }

    fn add_table(&mut self, path: &Path, prefix: &str, table: toml::Table) {
        for (name, value) in table {
            let key = format!("{prefix}{name}");
            let known = SETTINGS.iter().find(|setting| setting.key == key);
            let shown = format!("`{key}` in {}", path.display());
            match (known, value) {
                (Some(setting), toml::Value::String(text)) => self.give(setting, text, shown),
                (Some(setting), toml::Value::Integer(n)) => {
                    self.give(setting, n.to_string(), shown)
                }
                (Some(setting), toml::Value::Boolean(b)) => {
                    self.give(setting, b.to_string(), shown)
                }
                (Some(_), _) => {
                    self.problem(&shown, "must be a text, a whole number, true or false")
                }
                (None, toml::Value::Table(inner)) if is_table(&key) => {
                    self.add_table(path, &format!("{key}."), inner);
                }
                (None, _) if is_table(&key) => {
                    self.problem(
                        &shown,
                        format!("must be a table: write [{key}] and its keys below"),
                    );
                }
                (None, _) => self.unknown(&key, &shown, |setting| setting.key),
            }
        }
    }

    /// An empty text is as good as none: compose files and service managers like to pass those.
    fn give(&mut self, setting: &'static Setting, text: String, name: String) {
        if text.is_empty() {
            return;
        }
        self.given.insert(setting.env, RawSetting { text, name });
    }

    fn unknown(&mut self, name: &str, shown: &str, name_of: fn(&Setting) -> &'static str) {
        let hint = nearest(name, SETTINGS.iter().map(|setting| name_of(setting)));
        let hint = hint
            .map(|known| format!(": did you mean {known}?"))
            .unwrap_or_default();
        self.problem(shown, format!("is not a setting{hint}"));
    }

    /// The value of a setting, if it was set and can be used.
    pub(super) fn read<T>(
        &mut self,
        setting: &Setting,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let given = self.given.get(setting.env)?;
        match parse(given.text.trim()) {
            Ok(value) => Some(value),
            Err(message) => {
                let name = given.name.clone();
                self.problem(&name, message);
                None
            }
        }
    }

    /// The value of a setting that may be any text.
    pub(super) fn text(&self, setting: &Setting) -> Option<String> {
        self.given
            .get(setting.env)
            .map(|given| given.text.trim().to_owned())
    }

    /// The value of a secret: spaces at its ends belong to it.
    pub(super) fn secret(&self, setting: &Setting) -> Option<SecretString> {
        self.given
            .get(setting.env)
            .map(|given| SecretString::from(given.text.as_str()))
    }

    /// Says that a setting does not go with the others. The name is the one it was set by.
    pub(super) fn misfit(&mut self, setting: &Setting, message: impl Into<String>) {
        let name = self
            .given
            .get(setting.env)
            .map_or(setting.env, |given| given.name.as_str());
        let name = name.to_owned();
        self.problem(&name, message);
    }

    /// Whether a setting was set at all, well or badly.
    pub(super) fn has(&self, setting: &Setting) -> bool {
        self.given.contains_key(setting.env)
    }

    fn problem(&mut self, setting: &str, message: impl Into<String>) {
        self.problems.push(ConfigProblem {
            setting: setting.to_owned(),
            message: message.into(),
        });
    }

    pub(super) fn into_problems(self) -> Vec<ConfigProblem> {
        self.problems
    }
}

/// Whether keys of the file stand under this name.
fn is_table(key: &str) -> bool {
    SETTINGS.iter().any(|setting| {
        setting
            .key
            .strip_prefix(key)
            .is_some_and(|rest| rest.starts_with('.'))
    })
}
