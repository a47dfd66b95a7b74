//! A person's window: looks and acts as a person does, and waits as patiently.

use super::browsers::Browser;
use super::support::PASSWORD;
use super::wait::{self, Wait};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::path::Path;

/// Texts of the elements that can be seen, as they are read.
const VISIBLE: &str = "return [...document.querySelectorAll(arguments[0])]
    .filter(element => element.checkVisibility()).map(element => element.innerText)";

/// A browser in front of somebody.
pub struct Window {
    pub client: Client,
    base: String,
    /// Until the window is closed.
    browser: Option<Browser>,
}

impl Window {
    /// A browser of its own before this server, as another person has one.
    pub async fn at(base: &str) -> Self {
        Self::of(Browser::take(true).await, base).await
    }

    /// The same without script.
    pub async fn without_script(base: &str) -> Self {
        Self::of(Browser::take(false).await, base).await
    }

    async fn of(browser: Browser, base: &str) -> Self {
        Self {
            client: browser.client().await,
            base: base.to_owned(),
            browser: Some(browser),
        }
    }

    pub async fn open(&self, path: &str) {
        let url = format!("{}{path}", self.base);
        self.client.goto(&url).await.unwrap();
        self.settled().await;
    }

    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
        self.settled().await;
    }

    /// A console page hears what happens from here on.
    async fn settled(&self) {
        let live = "const marks = [...document.querySelectorAll('[data-live], [data-caught-up]')]
            const seen = marks.filter(mark => mark.checkVisibility())
            return seen.length === 0 || seen.some(mark => mark.dataset.state === 'open')";
        self.until("a page that is live", live, vec![]).await;
    }

    /// Somebody who has signed in, without the clicks: what the page of signing in does has its own tests.
    pub async fn sign_in(&self, email: &str) {
        let url = format!("{}/login", self.base);
        let body = json!({ "email": email, "password": PASSWORD });
        let answer = reqwest::Client::new().post(url).json(&body).send().await;
        for cookie in answer.unwrap().headers().get_all("set-cookie") {
            let (cookie, _) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = cookie.split_once('=').unwrap();
            let cookie =
                json!({ "name": name, "value": value, "url": self.base, "httpOnly": true });
            self.cdp("Network.setCookie", cookie).await;
        }
        self.open("/").await;
        self.see(".queue__title", "Team").await;
        self.settled().await;
    }

    /// Fills in the login form and sends it.
    pub async fn give_password(&self, email: &str, password: &str) {
        self.write("[name=email]", email).await;
        self.write("[name=password]", password).await;
        self.click("button[type=submit]").await;
    }

    /// Path and query of the page.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        url.as_str().replacen(&self.base, "", 1)
    }

    // --- looking ---

    /// Texts of all elements of this kind that can be seen now.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.run(VISIBLE, vec![json!(selector)]).await;
        serde_json::from_value(found).unwrap_or_default()
    }

    /// Waits until such an element says this.
    pub async fn see(&self, selector: &str, text: &str) {
        self.see_times(selector, text, 1..).await;
    }

    /// Waits until exactly one such element says this.
    pub async fn see_once(&self, selector: &str, text: &str) {
        self.see_times(selector, text, 1..=1).await;
    }

    /// Waits until no such element can be seen, or none that says this.
    pub async fn see_no(&self, selector: &str, text: &str) {
        self.see_times(selector, text, 0..=0).await;
    }

    async fn see_times(
        &self,
        selector: &str,
        text: &str,
        times: impl std::ops::RangeBounds<usize>,
    ) {
        let wait = Wait::begin();
        let bounds = (times.start_bound(), times.end_bound());
        let wanted = format!("“{text}” {bounds:?} times in {selector}");
        loop {
            let texts = self.texts(selector).await;
            let count = texts.iter().filter(|seen| seen.contains(text)).count();
            if times.contains(&count) {
                return wait.ended(&wanted);
            }
            if !wait.goes_on().await {
                self.in_vain(&format!("{wanted}, which says {texts:?}"))
                    .await;
            }
        }
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str, args: Vec<Value>) {
        let wait = Wait::begin();
        while self.run(script, args.clone()).await != json!(true) {
            if !wait.goes_on().await {
                self.in_vain(what).await;
            }
        }
        wait.ended(what);
    }

    /// Waits until the title of the tab says this.
    pub async fn see_title(&self, text: &str) {
        let script = "return document.title.includes(arguments[0])";
        self.until(&format!("the title “{text}”"), script, vec![json!(text)])
            .await;
    }

    /// The text in a field.
    pub async fn written(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0]).value";
        let value = self.run(script, vec![json!(selector)]).await;
        value.as_str().unwrap().to_owned()
    }

    /// Waits until a field holds this text.
    pub async fn see_written(&self, selector: &str, text: &str) {
        let script = "return document.querySelector(arguments[0])?.value === arguments[1]";
        self.until(text, script, vec![json!(selector), json!(text)])
            .await;
    }

    async fn in_vain(&self, what: &str) -> ! {
        let test = wait::test().replace("::", "-");
        let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}.png"));
        if let Ok(png) = self.client.screenshot().await {
            std::fs::write(&picture, png).ok();
        }
        let (path, log) = (self.path().await, self.log().await);
        panic!(
            "waited in vain for {what}\n  on {path} (see {})\n  console: {log:?}",
            picture.display()
        );
    }

    // --- acting ---

    /// Clicks on the first such element that can be seen, once it holds still and lies on top.
    pub async fn click(&self, selector: &str) {
        let first = "return [...document.querySelectorAll(arguments[0])]
            .findIndex(element => element.checkVisibility())";
        let (wait, wanted) = (Wait::begin(), format!("a click on {selector}"));
        loop {
            let found = self.run(first, vec![json!(selector)]).await.as_u64();
            if let Some(index) = found.and_then(|index| usize::try_from(index).ok()) {
                let elements = self.client.find_all(Locator::Css(selector)).await.unwrap();
                if let Some(element) = elements.get(index)
                    && element.click().await.is_ok()
                {
                    return wait.ended(&wanted);
                }
            }
            if !wait.goes_on().await {
                self.in_vain(&wanted).await;
            }
        }
    }

    /// Presses keys wherever the focus is.
    pub async fn keys(&self, keys: &str) {
        for key in keys.chars() {
            self.chord(&[key]).await;
        }
    }

    pub async fn press(&self, key: Key) {
        self.chord(&[key.into()]).await;
    }

    /// A key while Ctrl is held.
    pub async fn ctrl(&self, key: impl Into<char>) {
        self.chord(&[Key::Control.into(), key.into()]).await;
    }

    /// Ctrl+Enter.
    pub async fn send(&self) {
        self.ctrl(Key::Enter).await;
    }

    /// Chooses a file of this machine.
    pub async fn choose(&self, selector: &str, path: &str) {
        let field = self.field(selector).await;
        field.send_keys(path).await.unwrap();
    }

    /// The first such element, once it is there.
    async fn field(&self, selector: &str) -> Element {
        let wait = Wait::begin();
        loop {
            if let Ok(field) = self.client.find(Locator::Css(selector)).await {
                wait.ended(selector);
                return field;
            }
            if !wait.goes_on().await {
                self.in_vain(selector).await;
            }
        }
    }

    /// Presses these keys together.
    async fn chord(&self, keys: &[char]) {
        let down = keys.iter().map(|value| KeyAction::Down { value: *value });
        let up = keys
            .iter()
            .rev()
            .map(|value| KeyAction::Up { value: *value });
        let keyboard = KeyActions::new("keyboard".to_owned());
        let pressed = down.chain(up).fold(keyboard, |all, one| all.then(one));
        self.client.perform_actions(pressed).await.unwrap();
    }

    /// Brings an element to the middle of the window, clear of what sticks to its edges.
    pub async fn bring(&self, selector: &str) {
        let middle = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
        self.run(middle, vec![json!(selector)]).await;
    }

    /// Puts this text into a field in place of what is there.
    pub async fn write(&self, selector: &str, text: &str) {
        let field = self.field(selector).await;
        field.click().await.unwrap();
        let all = format!("{}a{}{}", Key::Control, Key::Null, Key::Delete);
        field.send_keys(&all).await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Writes a reply in place of what is in the box, and sends it.
    pub async fn reply(&self, text: &str) {
        self.write(".composer__text", text).await;
        self.send().await;
    }

    // --- the browser itself ---

    pub async fn run(&self, script: &str, args: Vec<Value>) -> Value {
        // A page that goes away while it is asked is asked again.
        let answer = self.client.execute(script, args).await;
        answer.unwrap_or(Value::Null)
    }

    /// A command of Chromium itself.
    pub async fn cdp(&self, command: &str, params: Value) {
        let body = json!({ "cmd": command, "params": params });
        self.vendor("goog/cdp/execute", &body).await;
    }

    /// Makes the page this wide.
    pub async fn resize(&self, width: u32, height: u32) {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.cdp("Emulation.setDeviceMetricsOverride", params).await;
    }

    /// What the browser complained about since it was asked last. That an answer had a status like
    /// 401 or 409 is not a complaint about the page.
    async fn log(&self) -> Vec<String> {
        let log = self.vendor("se/log", &json!({ "type": "browser" })).await;
        let entries = log["value"].as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter(|entry| entry["level"] != "INFO" && entry["level"] != "DEBUG")
            .filter_map(|entry| entry["message"].as_str())
            .filter(|message| !message.contains("Failed to load resource"))
            .map(str::to_owned)
            .collect()
    }

    /// No script failed and no policy was broken.
    pub async fn assert_quiet(&self) {
        assert_eq!(self.log().await, Vec::<String>::new());
    }

    pub async fn vendor(&self, path: &str, body: &Value) -> Value {
        self.browser.as_ref().unwrap().vendor(path, body).await
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Some(browser) = self.browser.take() {
            browser.leave();
        }
    }
}
