//! Embedded migrations, templates and static files are read at compile time: rebuild when they change. The console's
//! style sheets become two, and so do its scripts, for each language; the messages of `locales/` become functions.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/joining.rs"]
mod joining;
#[path = "build/minifying.rs"]
mod minifying;

use joining::Sources;
use std::error::Error;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use zopfli::{Format, Options};

/// What is served as it is.
const AS_THEY_ARE: [&str; 11] = [
    "css/docs.css",
    "demo/customer.css",
    "demo/customer.js",
    "docs/reference.css",
    "docs/reference.js",
    "favicon.svg",
    "icon-maskable.svg",
    "manifest.webmanifest",
    "offline/offline.css",
    "offline/offline.js",
    "service-worker.js",
];

/// Lists of style sheets: those of every page, and those of all pages but the inbox.
const SHEETS: [&str; 2] = ["console.css", "boards.css"];

/// Lists of modules: what a page begins with, and what it fetches once it is idle.
const SCRIPTS: [&str; 2] = ["main.js", "later.js"];

/// The languages of the console, English first: `InterfaceLanguage` in the same order.
const LANGUAGES: [&str; 2] = ["en", "es"];

/// The messages of scripts, which go to the browser.
const OF_SCRIPTS: &str = "browser.ftl";

/// What was made for the binary to hold.
type Served = Vec<(String, String)>;

fn main() -> Result<(), Box<dyn Error>> {
    for folder in ["migrations", "templates", "static", "build", "locales"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let sheets = sources("static/css")?;
    let mut served = Served::new();
    for name in SHEETS {
        served.push((name.to_owned(), joining::join_styles(&sheets, name)?));
    }
    messages(&mut served)?;
    for path in AS_THEY_ARE {
        let name = path.strip_prefix("css/").unwrap_or(path);
        let text = fs::read_to_string(Path::new("static").join(path))?;
        served.push((name.to_owned(), text));
    }
    embed(&served)
}

/// Functions of the messages that the server says, and scripts for each language with those that they say themselves.
fn messages(served: &mut Served) -> Result<(), Box<dyn Error>> {
    let scripts = sources("static/js")?;
    let (mut of_pages, mut of_scripts, mut files) = (Vec::new(), Vec::new(), Vec::new());
    for language in LANGUAGES {
        let mut texts = sources(&format!("locales/{language}"))?;
        let browser = texts.remove(OF_SCRIPTS).unwrap_or_default();
        of_scripts.push(catalogue::read(&Sources::from([(
            OF_SCRIPTS.to_owned(),
            browser,
        )]))?);
        of_pages.push(catalogue::read(&texts)?);
        files.push(texts);
    }
    for messages in [&of_pages, &of_scripts] {
        let [english, others @ ..] = messages.as_slice() else {
            continue;
        };
        for (language, other) in LANGUAGES.iter().skip(1).zip(others) {
            catalogue::compare(language, english, other)?;
        }
    }
    for (language, messages) in LANGUAGES.iter().zip(&of_scripts) {
        let modules = catalogue::scripts(language, messages, &scripts)?;
        let name = format!("console.{language}.js");
        let scripts =
            joining::join_scripts(&modules, SCRIPTS, &format!("./{name}"), &stamp(&modules))?;
        served.push((name, minifying::minified(&scripts.first)?));
        let name = format!("later.{language}.js");
        served.push((name, minifying::minified(&scripts.later)?));
    }
    let of_pages: Vec<_> = LANGUAGES.into_iter().zip(&of_pages).collect();
    let out = std::env::var("OUT_DIR")?;
    let texts: Vec<Vec<&String>> = files.iter().map(|files| files.values().collect()).collect();
    let texts: Vec<String> = texts.iter().map(|files| format!("&{files:?}")).collect();
    let texts = format!("&[{}]", texts.join(", "));
    fs::write(
        Path::new(&out).join("messages.rs"),
        catalogue::functions(&of_pages),
    )?;
    fs::write(Path::new(&out).join("message_sources.rs"), texts)?;
    Ok(())
}

/// Differs between scripts that were made of different modules.
fn stamp(modules: &Sources) -> String {
    let mut hasher = DefaultHasher::new();
    modules.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// Puts the files into the binary, each also compressed.
fn embed(served: &Served) -> Result<(), Box<dyn Error>> {
    let out = std::env::var("OUT_DIR")?;
    let mut list = String::from("&[\n");
    for (name, text) in served {
        let plain = Path::new(&out).join(name);
        let gzip = Path::new(&out).join(format!("{name}.gz"));
        if let Some(folder) = plain.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&plain, text)?;
        let mut packed = Vec::new();
        zopfli::compress(
            Options::default(),
            Format::Gzip,
            text.as_bytes(),
            &mut packed,
        )?;
        fs::write(&gzip, packed)?;
        list.push_str(&format!(
            "Embedded {{ name: {name:?}, plain: include_bytes!({plain:?}), gzip: include_bytes!({gzip:?}) }},\n"
        ));
    }
    list.push(']');
    fs::write(Path::new(&out).join("static_files.rs"), list)?;
    Ok(())
}

fn sources(folder: &str) -> Result<Sources, Box<dyn Error>> {
    let mut sources = Sources::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        sources.insert(name, fs::read_to_string(entry.path())?);
    }
    Ok(sources)
}
