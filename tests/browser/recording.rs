//! A run on record: a picture and a sentence for each step, to page through afterwards.
//!
//! It is for people. No test depends on it: where nothing can be written, nothing is.

use super::window::Window;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Nothing that ends by itself moves any more.
const STILL: &str = "return document.getAnimations()
    .every(one => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)";

/// The numbers beside the views say what is so, and what lies open is not marked as unread.
const COUNTED: &str = "const request = new XMLHttpRequest()
    request.open('GET', '/queue/counts', false)
    request.send()
    const counts = JSON.parse(request.responseText)
    const shown = name => document.querySelector(`[data-count=${name}]`)
    return ['mine', 'team', 'all'].every(name => Number(shown(name).textContent) === counts[name])
        && shown('mine').classList.contains('count--unread') === (counts.mine_unread > 0)
        && !document.querySelector('.row[data-unread] [aria-current=true]')";

/// How every page of a recording looks.
const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;\
    color:#1d2330;background:#f6f7f9}h1{font-size:1.5rem}h2{font-size:1rem;margin:2.5rem 0 .5rem}\
    img{width:100%;border:1px solid #ccd;border-radius:6px}pre{white-space:pre-wrap;overflow-wrap:anywhere;\
    background:#fff;border:1px solid #ccd;border-radius:6px;padding:.75rem;font-size:13px}b{color:#5a3fc0}";

/// One case, written to `target/recordings/<case>` step by step.
pub struct Recording {
    folder: PathBuf,
    title: String,
    steps: String,
    count: usize,
}

impl Recording {
    /// Begins a recording in place of the last one of this case.
    pub fn of(case: &str, title: &str) -> Self {
        // Cargo's folder for what tests leave behind stands beside ours.
        let all = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("recordings");
        let folder = all.join(case);
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).ok();
        list(&all);
        Self {
            folder,
            title: title.to_owned(),
            steps: String::new(),
            count: 0,
        }
    }

    /// What somebody sees now.
    pub async fn sees(&mut self, who: &str, window: &Window, step: &str) {
        window
            .until("the numbers that are so", COUNTED, vec![])
            .await;
        window.until("a page at rest", STILL, vec![]).await;
        self.count += 1;
        let name = format!("{:02}-{}.png", self.count, file_name(who, step));
        if let Ok(png) = window.client.screenshot().await {
            fs::write(self.folder.join(&name), png).ok();
        }
        let caption = self.caption(who, step);
        self.add(&format!(
            "{caption}<a href=\"{name}\"><img src=\"{name}\" alt=\"\"></a>"
        ));
    }

    /// What goes between a bot and Baton.
    pub fn wire(&mut self, who: &str, step: &str, told: &Value) {
        self.count += 1;
        let told = serde_json::to_string_pretty(told).unwrap();
        let caption = self.caption(who, step);
        self.add(&format!("{caption}<pre>{}</pre>", escaped(&told)));
    }

    fn caption(&self, who: &str, step: &str) -> String {
        let (who, step) = (escaped(who), escaped(step));
        format!("<h2>{}. <b>{who}</b> {step}</h2>", self.count)
    }

    // Written anew with each step: a run that fails is on record up to there.
    fn add(&mut self, step: &str) {
        writeln!(self.steps, "{step}").unwrap();
        let page = page(&self.title, &self.steps);
        fs::write(self.folder.join("index.html"), page).ok();
    }
}

/// The page that leads to all recordings.
fn list(all: &Path) {
    let found = fs::read_dir(all).into_iter().flatten().flatten();
    let mut cases: Vec<String> = found
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    cases.sort();
    let link = |case: &String| format!("<li><a href=\"{case}/index.html\">{case}</a></li>\n");
    let links: String = cases.iter().map(link).collect();
    let body = format!("<ul>\n{links}</ul>");
    fs::write(all.join("index.html"), page("Recorded cases", &body)).ok();
}

fn page(title: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>\
        <style>{STYLE}</style><h1>{title}</h1>\n{body}"
    )
}

/// `ada accepts, and a greeting is there` as a name of a file.
fn file_name(who: &str, step: &str) -> String {
    let text = format!("{who} {step}").to_lowercase();
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).take(8).collect();
    words.join("-")
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('"', "&quot;")
}
