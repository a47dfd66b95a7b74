//! Embedded migrations, templates and static files are read at compile time: rebuild when they change. The console's
//! style sheets become one, and so do its scripts.

#[path = "build/joining.rs"]
mod joining;

use flate2::Compression;
use flate2::write::GzEncoder;
use joining::Sources;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What is served as it is.
const AS_THEY_ARE: [&str; 6] = [
    "css/docs.css",
    "demo/customer.css",
    "demo/customer.js",
    "docs/reference.css",
    "docs/reference.js",
    "favicon.svg",
];

fn main() -> Result<(), Box<dyn Error>> {
    for folder in ["migrations", "templates", "static", "build"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let (scripts, sheets) = (sources("static/js")?, sources("static/css")?);
    let mut served = vec![
        ("console.js", joining::join_script(&scripts, "main.js")?),
        ("console.css", joining::join_styles(&sheets, "console.css")?),
    ];
    for path in AS_THEY_ARE {
        let name = path.strip_prefix("css/").unwrap_or(path);
        served.push((name, fs::read_to_string(Path::new("static").join(path))?));
    }
    let out = std::env::var("OUT_DIR")?;
    let mut list = String::from("&[\n");
    for (name, text) in &served {
        let plain = Path::new(&out).join(name);
        let gzip = Path::new(&out).join(format!("{name}.gz"));
        if let Some(folder) = plain.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&plain, text)?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text.as_bytes())?;
        fs::write(&gzip, encoder.finish()?)?;
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
