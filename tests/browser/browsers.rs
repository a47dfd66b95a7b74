//! Browsers, which go from a test that has ended to the next one: starting one takes as long as half a test.

use super::driver::{Driver, program};
use fantoccini::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};

/// What a browser is started with: no window, nothing of its own over the network.
const FLAGS: [&str; 15] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-features=PreloadTopChromeWebUI,MediaRouter,OptimizationHints,Translate",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--mute-audio",
    "--window-size=1440,900",
];

static DRIVER: LazyLock<Driver> = LazyLock::new(Driver::start);

/// Browsers nobody sits at. They forgot whoever did.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

static STARTED: AtomicU32 = AtomicU32::new(0);

/// A browser that runs, by its session with chromedriver.
pub struct Browser {
    session: String,
    runs_script: bool,
}

impl Browser {
    /// One that has never met this server: it was used and forgot everything, or is new.
    pub async fn take(runs_script: bool) -> Self {
        let idle = {
            let mut idle = IDLE.lock().unwrap();
            let found = idle.iter().position(|one| one.runs_script == runs_script);
            found.map(|found| idle.remove(found))
        };
        match idle {
            Some(browser) => browser,
            None => Self::start(runs_script).await,
        }
    }

    async fn start(runs_script: bool) -> Self {
        let turn = STARTED.fetch_add(1, Ordering::Relaxed);
        let driver = tokio::task::spawn_blocking(|| &*DRIVER).await.unwrap();
        let profile = driver.profiles.join(turn.to_string());
        let mut flags: Vec<String> = FLAGS.map(str::to_owned).to_vec();
        flags.push(format!("--user-data-dir={}", profile.display()));
        let prefs = match runs_script {
            true => json!({}),
            false => json!({ "profile.managed_default_content_settings.javascript": 2 }),
        };
        let wanted = json!({
            "goog:chromeOptions": {
                "binary": program("BATON_TEST_CHROMIUM", "/usr/bin/chromium"),
                "args": flags,
                "prefs": prefs,
            },
            "goog:loggingPrefs": { "browser": "ALL" },
            "unhandledPromptBehavior": "accept",
        });
        let url = format!("{}/session", driver.address);
        let body = json!({ "capabilities": { "alwaysMatch": wanted } });
        let answer = reqwest::Client::new().post(url).json(&body).send().await;
        let started: Value = answer.unwrap().json().await.unwrap();
        let session = started["value"]["sessionId"].as_str();
        let session = session.unwrap_or_else(|| panic!("Chromium did not start: {started}"));
        Self {
            session: session.to_owned(),
            runs_script,
        }
    }

    /// What drives it. Dropping it leaves the browser as it is.
    pub async fn client(&self) -> Client {
        let address = &DRIVER.address;
        let reached =
            Client::with_existing_session(address, &self.session, HttpConnector::new()).await;
        let client = reached.unwrap_or_else(|error| panic!("the browser is gone: {error}"));
        client.persist().await.unwrap();
        client
    }

    /// A command of chromedriver beside the standard.
    pub async fn vendor(&self, path: &str, body: &Value) -> Value {
        self.try_vendor(path, body).await.unwrap()
    }

    async fn try_vendor(&self, path: &str, body: &Value) -> reqwest::Result<Value> {
        let url = format!("{}/session/{}/{path}", DRIVER.address, self.session);
        let answer = reqwest::Client::new().post(url).json(body).send().await?;
        answer.error_for_status()?.json().await
    }

    /// Nobody sits at it any more: it forgets who did and waits for the next. This goes on while the next test begins,
    /// whose time is not this one's: hence the thread.
    pub fn leave(self) {
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread();
            let runtime = { runtime }.enable_all().build().unwrap();
            if runtime.block_on(self.forget()).is_ok() {
                IDLE.lock().unwrap().push(self);
            }
        });
    }

    /// A tab that was never used in place of all others (with them goes what was emulated in them), and nothing kept
    /// of any server. What one server's pages stored under its address is seen by no other; cookies are.
    async fn forget(&self) -> Result<(), Box<dyn std::error::Error>> {
        let client = self.client().await;
        let used = client.windows().await?;
        let fresh = client.new_window(true).await?.handle;
        for tab in used {
            client.switch_to_window(tab).await?;
            client.close_window().await?;
        }
        client.switch_to_window(fresh).await?;
        for command in [
            "Network.clearBrowserCookies",
            "Network.clearBrowserCache",
            "Browser.resetPermissions",
        ] {
            let body = json!({ "cmd": command, "params": {} });
            self.try_vendor("goog/cdp/execute", &body).await?;
        }
        self.try_vendor("se/log", &json!({ "type": "browser" }))
            .await?;
        Ok(())
    }
}
