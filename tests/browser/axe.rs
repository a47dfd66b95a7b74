//! axe-core, which looks at a page for what shuts people out. It is not part of Baton: `script/test` fetches it.

use super::window::Window;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Instant;

/// What is in motion, or fades in, has no colours to judge yet.
const STILL: &str = "return document.getAnimations()
    .every(one => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)";

/// Findings that keep somebody out; lesser ones are advice.
const LOOK: &str = "
    const [within, rules] = arguments
    const only = rules && { runOnly: { type: 'rule', values: rules } }
    return axe.run(within ?? document, { resultTypes: ['violations'], ...only }).then(found => found.violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .flatMap(one => one.nodes.slice(0, 5).map(node => `${one.id} at ${node.target.join(' ')}: ${node.failureSummary}`)))";

/// What a theme can change.
const COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// Everything that was found so far.
pub struct Axe {
    source: String,
    found: BTreeSet<String>,
    looks: usize,
    begun: Instant,
}

impl Axe {
    /// Reads axe-core.
    pub fn load() -> Self {
        let Some(path) = std::env::var_os("BATON_TEST_AXE") else {
            panic!(
                "BATON_TEST_AXE does not say where axe-core is. `script/test --only browser` fetches it; or get \
                 axe.min.js with `npm pack axe-core` and name it in BATON_TEST_AXE"
            )
        };
        Self {
            source: std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}")),
            found: BTreeSet::new(),
            looks: 0,
            begun: Instant::now(),
        }
    }

    /// Looks at the page, in both themes.
    pub async fn look(&mut self, window: &Window, what: &str) {
        self.look_within(window, what, None).await;
    }

    /// Looks at what is in this element, or in the whole page: at everything in the light theme, and in the dark one at
    /// what that can change.
    async fn look_within(&mut self, window: &Window, what: &str, within: Option<&str>) {
        let there = window.run("return typeof axe === 'object'", vec![]).await;
        if there != json!(true) {
            // In a function of its own: its strict mode must not become the page's.
            window.run(&self.source, vec![]).await;
        }
        for (theme, rules) in [("light", Value::Null), ("dark", json!(COLOURS))] {
            emulate(window, theme, "none").await;
            window.until("a page at rest", STILL, vec![]).await;
            let found = window
                .client
                .execute(LOOK, vec![json!(within), rules])
                .await;
            let found = found.unwrap_or_else(|error| panic!("{what}, {theme}: {error}"));
            let found: Vec<String> = serde_json::from_value(found).unwrap();
            self.looks += 1;
            let told = found
                .into_iter()
                .map(|one| format!("{what}, {theme}: {one}"));
            self.found.extend(told);
        }
    }

    /// Opens a page and looks at it.
    pub async fn page(&mut self, window: &Window, path: &str) {
        window.open(path).await;
        self.look(window, path).await;
    }

    /// Opens every dialog and menu that there is at this width, one after the other; returns their ids.
    pub async fn dialogs(&mut self, window: &Window, page: &str) -> Vec<String> {
        let all = "return [...document.querySelectorAll('dialog[id], [popover][id]')]
            .filter(one => one.matches('dialog') || !one.checkVisibility()).map(one => one.id)";
        let ids: Vec<String> = serde_json::from_value(window.run(all, vec![]).await).unwrap();
        let mut opened = Vec::new();
        for id in ids {
            let open = "const one = document.getElementById(arguments[0])
                one.matches('dialog') ? one.showModal() : one.showPopover()
                return one.checkVisibility()";
            if window.run(open, vec![json!(id)]).await == json!(true) {
                let (what, within) = (format!("{page}, {id} open"), format!("#{id}"));
                self.look_within(window, &what, Some(&within)).await;
                opened.push(id.clone());
            }
            let close = "const one = document.getElementById(arguments[0])
                one.matches('dialog') ? one.close() : one.hidePopover()";
            window.run(close, vec![json!(id)]).await;
        }
        opened
    }

    /// Nothing serious was found.
    pub fn assert_nothing(self) {
        let (looks, took) = (self.looks, self.begun.elapsed().as_secs());
        println!("axe looked {looks} times in {took} s");
        let found: Vec<String> = self.found.into_iter().collect();
        assert!(
            found.is_empty(),
            "{} findings:\n{}",
            found.len(),
            found.join("\n")
        );
    }
}

/// Light or dark, with forced colours or without; nothing moves.
pub async fn emulate(window: &Window, theme: &str, forced: &str) {
    let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
    let features: Value = json!([
        feature("prefers-color-scheme", theme),
        feature("forced-colors", forced),
        feature("prefers-reduced-motion", "reduce"),
    ]);
    let params = json!({ "features": features });
    window.cdp("Emulation.setEmulatedMedia", params).await;
}
