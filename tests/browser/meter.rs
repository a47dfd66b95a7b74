//! What the browser itself measures: requests, bytes, script time and long tasks.

use super::wait;
use super::window::Window;
use serde::Deserialize;
use serde_json::json;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

/// One line for each figure of this run; `script/test` shows them.
static RECORD: LazyLock<Mutex<File>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser-figures.txt");
    Mutex::new(File::create(path).unwrap())
});

/// Prints a figure, and writes it down.
pub fn figure(text: &str) {
    println!("{text}");
    writeln!(RECORD.lock().unwrap(), "{}\t{text}", wait::test()).unwrap();
}

/// A file that a page asked for over the network.
#[derive(Debug, Deserialize)]
pub struct Asked {
    pub name: String,
    /// Head and body, as they came.
    #[serde(rename = "transferSize")]
    pub bytes: u64,
    /// Only after the page had loaded.
    #[serde(rename = "isLater")]
    pub is_later: bool,
}

/// The requests of the page that is open, its own first; not those that the browser answered itself.
pub async fn requests(window: &Window) -> Vec<Asked> {
    let script = "const [page] = performance.getEntriesByType('navigation')
        return [page, ...performance.getEntriesByType('resource')].filter(({ transferSize }) => transferSize > 0)
            .map(({ name, transferSize, startTime }) => ({ name, transferSize, isLater: startTime >= page.loadEventStart }))";
    serde_json::from_value(window.run(script, vec![]).await).unwrap()
}

/// What the browser has spent on a page, in ms.
#[derive(Debug, Clone, Copy)]
pub struct Spent {
    pub script: f64,
    pub task: f64,
}

/// What it has spent until now.
pub async fn spent(window: &Window) -> Spent {
    let body = json!({ "cmd": "Performance.getMetrics", "params": {} });
    let answer = window.vendor("goog/cdp/execute", &body).await;
    let metrics = answer["value"]["metrics"].as_array().unwrap();
    let of = |name: &str| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric.unwrap()["value"].as_f64().unwrap() * 1_000.0
    };
    Spent {
        script: of("ScriptDuration"),
        task: of("TaskDuration"),
    }
}

/// Counts long tasks and rows that come to stand in the list, from now on.
pub async fn watch(window: &Window) {
    let script = "window.long = []
        new PerformanceObserver(list => list.getEntries().forEach(({ duration }) => window.long.push(Math.round(duration))))
            .observe({ entryTypes: ['longtask'] })
        window.placed = 0
        new MutationObserver(records => {
            for (const { addedNodes } of records) for (const node of addedNodes) if (node.matches?.('.row')) window.placed += 1
        }).observe(document.querySelector('#rows'), { childList: true })
        return true";
    window.until("it is watched", script, vec![]).await;
}

/// How many rows were placed, and how long each long task was, since that was asked last.
pub async fn seen(window: &Window) -> (u64, Vec<u64>) {
    let script = "const seen = [window.placed, window.long]
        window.placed = 0
        window.long = []
        return seen";
    let seen = window.run(script, vec![]).await;
    serde_json::from_value(seen).unwrap()
}
