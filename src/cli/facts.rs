//! `baton team facts`: what a team needs to know, as a file of TOML.

use super::Failure;
use crate::domain::packet::needs::Needs;
use crate::services::{ServiceError, Services};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Shows what a team needs, after replacing it when there is a file.
pub(super) async fn run(
    services: &Services,
    team: String,
    file: Option<PathBuf>,
    json: bool,
) -> Result<(), Failure> {
    if let Some(file) = file {
        let needs: Needs = toml::from_str(&text(&file)?)?;
        services
            .packets()
            .set_team_needs(team.clone(), needs)
            .await
            .map_err(explained)?;
    }
    let (_, needs) = services.packets().team_needs(team).await?;
    match json {
        true => println!("{}", serde_json::to_string(&needs)?),
        false => print!("{}", toml::to_string(&needs)?),
    }
    Ok(())
}

fn text(file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    let read = std::fs::read_to_string(file);
    read.map_err(|error| format!("{} cannot be read: {error}", file.display()).into())
}

/// A refusal with everything that is wrong.
pub(super) fn explained(error: ServiceError) -> Failure {
    match error {
        ServiceError::Invalid(errors) => {
            let lines = errors
                .iter()
                .map(|e| format!("  {}: {}", e.pointer, e.detail()));
            let lines: Vec<String> = lines.collect();
            format!("nothing was changed:\n{}", lines.join("\n")).into()
        }
        other => other.into(),
    }
}
