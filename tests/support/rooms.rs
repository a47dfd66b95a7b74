//! The rooms: the same subject has the same name on every floor, and a name means one thing everywhere.

use std::collections::{BTreeMap, BTreeSet};

/// Names that mean the same wherever they stand, on whatever floor. A name that is not here stands in one
/// room only.
const ONE_THING: &[&str] = &[
    "accounts",
    "agents",
    "answer",
    "ask",
    "asks",
    "assets",
    "assist",
    "backup",
    "bots",
    "completeness",
    "console",
    "context_report",
    "control",
    "conversation",
    "conversations",
    "counts",
    "customer",
    "customer_list",
    "customers",
    "desk",
    "error",
    "escalation",
    "escalations",
    "event",
    "events",
    "facts",
    "figures",
    "file",
    "files",
    "hand_over",
    "handback",
    "handoff",
    "handoffs",
    "hours",
    "idempotency",
    "input",
    "json",
    "log",
    "login",
    "mail",
    "mark",
    "marks",
    "message",
    "messages",
    "needs",
    "notifications",
    "outlook",
    "overview",
    "own_account",
    "own_language",
    "packet",
    "past_replies",
    "patch",
    "people",
    "preferences",
    "presence",
    "problems",
    "queue",
    "routing",
    "saved_replies",
    "search",
    "security",
    "sentences",
    "settings",
    "shell",
    "silence",
    "suggestions",
    "tags",
    "tail",
    "team",
    "teams",
    "ticket",
    "tickets",
    "timers",
    "trace",
    "transcript",
    "triggers",
    "typing",
    "verdict",
    "writing",
];

/// The room of a file: the folder of its subject in the domain and the services, else its part of the crate.
fn room<'p>(parts: &[&'p str]) -> Option<&'p str> {
    match parts {
        ["domain" | "services", room, ..] => Some(room),
        [unit, ..] => Some(unit),
        [] => None,
    }
}

/// Files whose name stands in another room for another thing.
pub fn homonyms(paths: &[&str]) -> Vec<String> {
    let mut places: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for path in paths {
        let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
        let name = match parts.as_slice() {
            [.., folder, "mod"] => folder,
            [.., name] => name,
            [] => continue,
        };
        // A view and what fills it are called so in every folder of views.
        let is_of_any_room = matches!(*name, "view" | "fill" | "tests") || parts.contains(&"tests");
        if let Some(room) = room(&parts).filter(|_| !is_of_any_room) {
            places.entry(name).or_default().insert(room, path);
        }
    }
    let several = places.iter().filter(|(_, rooms)| rooms.len() > 1);
    let unknown = several.filter(|(name, _)| !ONE_THING.contains(name));
    unknown
        .map(|(name, rooms)| {
            let files: Vec<&str> = rooms.values().copied().collect();
            format!(
                "`{name}` in {}: rename one, or say in ONE_THING that they mean the same",
                files.join(", ")
            )
        })
        .collect()
}

/// Rooms whose first paragraph does not say what they are for and, by naming another place, what they are not.
pub fn untold(sources: &[(String, String)]) -> Vec<String> {
    let rooms = sources.iter().filter(|(path, _)| {
        let parts: Vec<&str> = path.split('/').collect();
        matches!(
            parts.as_slice(),
            ["domain" | "services" | "views", _, "mod.rs"]
        )
    });
    let untold = rooms.filter(|(_, text)| {
        let first = text.lines().take_while(|line| line.starts_with("//! "));
        let first: String = first.collect();
        let sentences = first.matches(['.', ';']).count();
        sentences < 2 || !first.contains('`')
    });
    untold
        .map(|(path, _)| {
            format!("{path}: say in the first paragraph what it is for, and what stands elsewhere")
        })
        .collect()
}

/// Modules of the other style: `x.rs` beside `x/`, where everywhere else it is `x/mod.rs`.
pub fn other_style(paths: &[&str]) -> Vec<String> {
    let folders: BTreeSet<&str> = paths
        .iter()
        .filter_map(|path| Some(path.rsplit_once('/')?.0))
        .collect();
    let beside = paths
        .iter()
        .filter(|path| folders.contains(path.trim_end_matches(".rs")));
    beside
        .map(|path| format!("{path}: a module with children is `x/mod.rs`"))
        .collect()
}
