//! A world of teams, agents and bots, made by chance.

use super::rules::{hours, rules};
use crate::support::TestApp;
use crate::support::agent::AgentClient;
use crate::support::bot::BotClient;
use crate::support::dice::Dice;
use baton::domain::base::words::Role;
use baton::domain::team::Assignment;
use baton::services::{SetAgent, SetTeam};
use serde_json::json;
use std::time::Duration;

pub const SKILLS: [&str; 4] = ["refunds", "visas", "billing", "claims"];
pub const LANGUAGES: [&str; 3] = ["en", "es", "de"];

/// How large a world is.
#[derive(Clone, Copy)]
pub struct Size {
    pub teams: usize,
    pub agents: usize,
    pub bots: usize,
}

pub struct World {
    pub app: TestApp,
    /// The same over the same data, if the database lets two write.
    pub other: Option<TestApp>,
    pub teams: Vec<String>,
    pub agents: Vec<AgentClient>,
    pub bots: Vec<BotClient>,
    pub manager: AgentClient,
}

impl World {
    pub async fn make(size: Size, dice: &mut Dice) -> Self {
        let app = TestApp::spawn().await;
        let teams: Vec<String> = (0..size.teams).map(|turn| format!("Team {turn}")).collect();
        for team in &teams {
            app.add_team(team).await;
        }
        for (turn, team) in teams.iter().enumerate() {
            // Chains of tiers, some of which come back to themselves; a few teams are claimed from.
            let next = dice.once_in(2).then(|| dice.of(&teams).clone());
            let set = SetTeam {
                assignment: (turn % 4 != 3).then_some(Assignment::Offer),
                relax_within: Some(Duration::from_secs(30)),
                next: next.filter(|next| next != team),
                ..SetTeam::default()
            };
            app.services
                .teams()
                .set_team(team.clone(), set)
                .await
                .unwrap();
            if dice.once_in(3) {
                let set = app
                    .services
                    .teams()
                    .set_team_hours(team.clone(), Some(hours()));
                set.await.unwrap();
            }
            if dice.once_in(4) {
                let most = 1 + i64::try_from(dice.below(20)).unwrap();
                let set = app
                    .services
                    .teams()
                    .set_team_backlog(team.clone(), Some(most));
                set.await.unwrap();
            }
        }
        let mut agents = Vec::new();
        for turn in 0..size.agents {
            // One team may stay without anybody.
            let of = [
                &teams[dice.below(teams.len() - 1)],
                &teams[dice.below(teams.len() - 1)],
            ];
            let of: Vec<&str> = of.into_iter().map(String::as_str).collect();
            let name = format!("Agent{turn}");
            let agent = app
                .person(&name, Role::Agent, &of[..1 + dice.below(2)])
                .await;
            // Each skill is known to somebody.
            let skills = SKILLS.iter().filter(|_| dice.once_in(2) || turn == 0);
            let skills: Vec<String> = skills.map(|skill| (*skill).to_owned()).collect();
            let levels = skills
                .into_iter()
                .map(|skill| (skill, 1 + i64::try_from(dice.below(5)).unwrap()));
            let levels = levels.collect();
            let languages = LANGUAGES.iter().filter(|_| dice.once_in(2));
            let languages = languages.map(|tag| (*tag).to_owned()).collect();
            let set = SetAgent {
                capacity: Some(i64::try_from(dice.below(5)).unwrap()),
                skills: Some(levels),
                languages: Some(languages),
            };
            app.services
                .teams()
                .set_agent(agent.email.clone(), set)
                .await
                .unwrap();
            agents.push(agent);
        }
        let mut bots = Vec::new();
        for turn in 0..size.bots {
            let name = format!("Bot {turn}");
            let team: &String = dice.of(&teams);
            bots.push(app.bot_of(&name, team).await);
        }
        let manager = app.manager("Max").await;
        let other = match app.database.is_postgres() {
            true => Some(app.second_node().await),
            false => None,
        };
        Self {
            app,
            other,
            teams,
            agents,
            bots,
            manager,
        }
    }

    /// Rules that hold from now on.
    pub async fn new_rules(&self, dice: &mut Dice) {
        let body = json!({ "do": "save", "rules": rules(self, dice) });
        let saved = self.manager.post("/settings/routing", &body).await;
        saved.expect(200);
    }

    /// Where a request goes: either node.
    pub fn base(&self, dice: &mut Dice) -> String {
        match &self.other {
            Some(other) if dice.once_in(2) => other.url(""),
            Some(_) | None => self.app.url(""),
        }
    }
}
