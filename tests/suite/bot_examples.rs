//! The code in `docs/bots` works as it stands there: each block runs against a server, with recorded inputs in place
//! of what the framework hands out.

use super::support::TestApp;
use super::support::agent::number;
use actix_web::rt::task::spawn_blocking;
use serde_json::{Value, json};
use std::process::Command;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/bot_examples");

/// The language of a block.
#[derive(Clone, Copy)]
enum Language {
    Python,
    TypeScript,
}

impl Language {
    /// What begins a block of it on a page.
    fn fence(self) -> &'static str {
        match self {
            Self::Python => "```python\n",
            Self::TypeScript => "```ts\n",
        }
    }

    fn program(self) -> &'static str {
        match self {
            Self::Python => "python3",
            Self::TypeScript => "node",
        }
    }

    fn is_here(self) -> bool {
        let version = Command::new(self.program()).arg("--version").output();
        let here = version.is_ok_and(|version| version.status.success());
        if !here {
            eprintln!("skipped: no {}", self.program());
        }
        here
    }

    /// The block, and after it a call with the recorded inputs as `given`; prints what is shown to the customer and
    /// ends by itself.
    fn script(self, block: &str, recorded: &str, call: &str) -> String {
        match self {
            Self::Python => format!(
                "import signal\nsignal.alarm(60)\n{block}\nfrom recorded import recorded\n\
                 plain = json.loads(r'''{recorded}''')\ngiven = recorded(plain)\nprint('SAY', {call})\n"
            ),
            Self::TypeScript => format!(
                "{}\nsetTimeout(() => process.exit(3), 60_000).unref();\n\
                 const given = {recorded};\nconsole.log('SAY', await {call});\n",
                without_types(block)
            ),
        }
    }

    fn run(self, script: String, app: &TestApp, key: &str) -> Command {
        let mut command = Command::new(self.program());
        match self {
            Self::Python => command.args(["-c", &script]),
            Self::TypeScript => command.args(["--input-type=module", "-e", &script]),
        };
        command.env("PYTHONPATH", format!("{FOLDER}/stand_ins"));
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command.env("BATON_URL", app.url(""));
        command.env("BATON_KEY", key);
        command
    }
}

/// JavaScript of the pages' TypeScript: types stand in `import type` lines and behind parameters only.
fn without_types(block: &str) -> String {
    let lines = block
        .lines()
        .filter(|line| !line.starts_with("import type "));
    let plain = lines.map(|line| {
        let head = line.split_once('(').filter(|(head, _)| {
            head.starts_with("function ") || head.starts_with("async function ")
        });
        let Some((head, rest)) = head else {
            return line.to_owned();
        };
        let (parameters, end) = rest.rsplit_once(')').unwrap();
        let names = parameters
            .split(", ")
            .map(|given| given.split(':').next().unwrap());
        format!("{head}({}){end}", names.collect::<Vec<_>>().join(", "))
    });
    plain.collect::<Vec<_>>().join("\n")
}

fn block(page: &str, language: Language) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/bots");
    let page = std::fs::read_to_string(format!("{path}/{page}.md")).unwrap();
    let (_, rest) = page.split_once(language.fence()).unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

/// Runs a page's block: it escalates `conversation`, and a person reads what happened.
async fn escalates(page: &str, language: Language, recorded: &str, call: &str) {
    if !language.is_here() {
        return;
    }
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let recorded = std::fs::read_to_string(format!("{FOLDER}/{recorded}.json")).unwrap();
    let script = language.script(&block(page, language), &recorded, call);
    let mut command = language.run(script, &app, &bot.key);
    let ran = spawn_blocking(move || command.output())
        .await
        .unwrap()
        .unwrap();
    let complaint = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{page}: {complaint}");
    let shown = String::from_utf8(ran.stdout).unwrap();
    assert!(
        shown.starts_with("SAY ") && complaint.is_empty(),
        "no warnings, and words for the customer: {shown}{complaint}"
    );
    let [ticket] = ada.queue("team").await[..] else {
        panic!("{page}: one ticket");
    };
    let told = ada.ticket(ticket).await;
    assert_told(page, &told["packet"]["transcript"]);
    let again = json!({
        "conversation": { "external_id": "chat-1" },
        "trigger": { "message_id": "m4" },
    });
    let again = bot.escalate_with(&again).await.expect(200);
    assert_eq!(
        number(&again),
        ticket,
        "{page} names conversation and trigger"
    );
}

/// What every recording tells: who said what, and how the two calls ended.
fn assert_told(page: &str, transcript: &Value) {
    let items = transcript.as_array().unwrap();
    let of = |kind: &'static str| items.iter().filter(move |item| item["kind"] == kind);
    let said: Vec<_> = of("message")
        .map(|item| (&item["role"], &item["text"]))
        .collect();
    assert_eq!(
        json!(said),
        json!([
            ["customer", "Where is parcel P9?"],
            ["bot", "I cannot find parcel P9. Shall I get somebody?"],
            ["customer", "Yes, a person please"],
            ["bot", "One moment."],
        ]),
        "{page}"
    );
    let tried: Vec<_> = of("tool_call")
        .map(|item| (&item["name"], &item["failed"]))
        .collect();
    assert_eq!(
        json!(tried),
        json!([["find_customer", false], ["track", true]]),
        "{page}"
    );
}

#[actix_web::test]
async fn openais_chat_completions_escalate_as_the_page_says() {
    let python = "escalate_chat('chat-1', 'm4', plain['messages'], given.completion)";
    let script = "escalateChat('chat-1', 'm4', given.messages, given.completion)";
    escalates("openai", Language::Python, "openai_chat", python).await;
    escalates("openai", Language::TypeScript, "openai_chat", script).await;
}

#[actix_web::test]
async fn openais_responses_escalate_as_the_page_says() {
    let python = "escalate_response('chat-1', 'm4', plain['items'], given.response)";
    let script = "escalateResponse('chat-1', 'm4', given.items, given.response)";
    escalates("openai", Language::Python, "openai_responses", python).await;
    escalates("openai", Language::TypeScript, "openai_responses", script).await;
}

#[actix_web::test]
async fn a_langgraph_state_escalates_as_the_page_says() {
    let python = "escalate_state('chat-1', 'm4', {'messages': given.messages})";
    let script = "escalateState('chat-1', 'm4', { messages: given.messages.map((data) => \
                  ({ toDict: () => ({ type: data.type, data }) })) })";
    escalates("langgraph", Language::Python, "langgraph", python).await;
    escalates("langgraph", Language::TypeScript, "langgraph", script).await;
}

#[actix_web::test]
async fn claudes_messages_escalate_as_the_page_says() {
    let python = "escalate_messages('chat-1', 'm4', given.system, plain['messages'], given.last)";
    let script = "escalateMessages('chat-1', 'm4', given.system, given.messages, given.last)";
    escalates("claude", Language::Python, "claude", python).await;
    escalates("claude", Language::TypeScript, "claude", script).await;
}

#[actix_web::test]
async fn a_gemini_chat_escalates_as_the_page_says() {
    let python = "escalate_chat('chat-1', 'm4', given.python, given.instruction)";
    let script = "escalateChat('chat-1', 'm4', \
                  { getHistory: () => given.typescript.history }, given.instruction)";
    escalates("gemini", Language::Python, "gemini", python).await;
    escalates("gemini", Language::TypeScript, "gemini", script).await;
}

#[actix_web::test]
async fn what_use_chat_posts_escalates_as_the_page_says() {
    let (page, recorded) = ("vercel-ai-sdk", "vercel_posted");
    let script = "escalatePosted(given.id, given.messages)";
    escalates(page, Language::Python, recorded, "escalate_posted(plain)").await;
    escalates(page, Language::TypeScript, recorded, script).await;
}

#[actix_web::test]
async fn model_messages_escalate_as_the_page_says() {
    let script = "escalateModel('chat-1', 'm4', given.messages, given.added)";
    escalates(
        "vercel-ai-sdk",
        Language::TypeScript,
        "vercel_model",
        script,
    )
    .await;
}
