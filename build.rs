//! Embedded migrations, templates and static files are read at compile time: rebuild when they change.
fn main() {
    for folder in ["migrations", "templates", "static"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
