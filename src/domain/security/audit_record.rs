//! One record of the security log.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::base::words::words;
use crate::domain::bots::bot::Bot;
use crate::domain::team::Team;
use serde::Serialize;

words! {
    /// What was done.
    SecurityAct {
        /// An agent signed in.
        SignedIn = "signed_in",
        /// A sign-in failed: wrong address or password.
        SignInFailed = "sign_in_failed",
        /// A sign-in was refused unread, because too many failed before.
        SignInBraked = "sign_in_braked",
        /// The brake on an account's sign-ins was lifted.
        Unlocked = "sign_in_unlocked",
        /// An agent signed out.
        SignedOut = "signed_out",
        /// Sessions were ended from elsewhere.
        SessionsEnded = "sessions_ended",
        /// A password was set.
        PasswordSet = "password_set",
        /// An agent's token was made.
        TokenMade = "token_made",
        /// An agent's token was revoked.
        TokenRevoked = "token_revoked",
        /// A bot's key was made or rotated.
        KeyMade = "key_made",
        /// A bot's key was revoked.
        KeyRevoked = "key_revoked",
        /// An agent was added.
        AgentAdded = "agent_added",
        /// An agent's name, address, role, teams or abilities were changed.
        AgentChanged = "agent_changed",
        /// An agent's login was withdrawn.
        AgentDisabled = "agent_disabled",
        /// An agent got their login back.
        AgentEnabled = "agent_enabled",
        /// A bot was added.
        BotAdded = "bot_added",
        /// A bot was changed.
        BotChanged = "bot_changed",
        /// A bot's keys were withdrawn.
        BotDisabled = "bot_disabled",
        /// A bot got its keys back.
        BotEnabled = "bot_enabled",
        /// A team was added.
        TeamAdded = "team_added",
        /// A team's name, deadlines or assignment were changed.
        TeamChanged = "team_changed",
        /// What a team needs to know was changed.
        NeedsChanged = "needs_changed",
        /// A team's hours were changed.
        HoursChanged = "hours_changed",
        /// A team's queue limit was changed.
        LimitChanged = "limit_changed",
        /// A team's sentences were changed.
        SentencesChanged = "sentences_changed",
        /// The routing rules were changed.
        RoutingChanged = "routing_changed",
        /// Trigger rules were changed.
        TriggersChanged = "triggers_changed",
        /// A tag got another name or colour on every ticket; the detail is its number.
        TagChanged = "tag_changed",
        /// A tag was taken off every ticket and forgotten; the detail is its number.
        TagDeleted = "tag_deleted",
        /// A tag went over into another one; the detail is both numbers.
        TagMerged = "tag_merged",
        /// Somebody was refused what they may not do.
        Refused = "refused",
        /// Somebody was told "not found" of something that is there.
        Hidden = "hidden",
        /// A key or a token was not valid.
        CredentialsRefused = "credentials_refused",
        /// A request came from another site's page.
        OriginRefused = "origin_refused",
        /// A form came without its page's token.
        FormRefused = "form_refused",
        /// Too many requests came.
        RateLimited = "rate_limited",
        /// The security log was exported.
        LogExported = "log_exported",
    }
}

words! {
    /// What kind of caller did something.
    PrincipalKind {
        /// An agent, signed in or with a token.
        Agent = "agent",
        /// A bot with its key.
        Bot = "bot",
        /// Whoever runs the command line.
        Operator = "operator",
        /// Somebody who has not shown who they are.
        Nobody = "nobody",
    }
}

/// Who did something, as they were called then.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Principal {
    /// What kind of caller.
    pub kind: PrincipalKind,
    /// The public id of an agent or a bot.
    pub id: Option<String>,
    /// The name of an agent or a bot.
    pub name: Option<String>,
}

impl Principal {
    /// Somebody who has not shown who they are.
    pub(crate) const NOBODY: Self = Self::unnamed(PrincipalKind::Nobody);

    /// Whoever runs the command line.
    pub(crate) const OPERATOR: Self = Self::unnamed(PrincipalKind::Operator);

    const fn unnamed(kind: PrincipalKind) -> Self {
        Self {
            kind,
            id: None,
            name: None,
        }
    }

    pub(crate) fn agent(agent: &Agent) -> Self {
        Self {
            kind: PrincipalKind::Agent,
            id: Some(agent.token.to_string()),
            name: Some(agent.name.clone()),
        }
    }

    pub(crate) fn bot(bot: &Bot) -> Self {
        Self {
            kind: PrincipalKind::Bot,
            id: Some(bot.token.to_string()),
            name: Some(bot.name.clone()),
        }
    }
}

words! {
    /// What kind of thing something was done to.
    AffectedKind {
        /// An agent's account.
        Agent = "agent",
        /// A bot.
        Bot = "bot",
        /// A team.
        Team = "team",
        /// A ticket.
        Ticket = "ticket",
        /// A conversation.
        Conversation = "conversation",
        /// A file.
        File = "file",
        /// An address of the server: method and route.
        Route = "route",
    }
}

/// What something was done to, as it was called then.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Affected {
    /// What kind of thing.
    pub kind: AffectedKind,
    /// The public id, a ticket's number, or a route.
    pub id: String,
    /// The name, where it has one.
    pub name: Option<String>,
}

impl Affected {
    fn named(kind: AffectedKind, id: impl ToString, name: &str) -> Self {
        Self {
            kind,
            id: id.to_string(),
            name: Some(name.to_owned()),
        }
    }

    pub(crate) fn agent(agent: &Agent) -> Self {
        Self::named(AffectedKind::Agent, &agent.token, &agent.name)
    }

    pub(crate) fn bot(bot: &Bot) -> Self {
        Self::named(AffectedKind::Bot, &bot.token, &bot.name)
    }

    pub(crate) fn team(team: &Team) -> Self {
        Self::named(AffectedKind::Team, &team.token, &team.name)
    }

    pub(crate) fn ticket(ticket: TicketId) -> Self {
        Self::unnamed(AffectedKind::Ticket, ticket)
    }

    pub(crate) fn unnamed(kind: AffectedKind, id: impl ToString) -> Self {
        Self {
            kind,
            id: id.to_string(),
            name: None,
        }
    }
}

/// A record as it is stored. Words that a newer version wrote are kept as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditRecord {
    /// Grows with each record.
    pub id: i64,
    /// When.
    pub at: Moment,
    /// A word of [`PrincipalKind`].
    pub by_kind: String,
    /// The public id of the agent or bot.
    pub by_id: Option<String>,
    /// Their name then.
    pub by_name: Option<String>,
    /// A word of [`SecurityAct`].
    pub act: String,
    /// A word of [`AffectedKind`].
    pub on_kind: Option<String>,
    /// A public id, a ticket's number, or a route.
    pub on_id: Option<String>,
    /// Its name then.
    pub on_name: Option<String>,
    /// What exactly, in a few words; never what people wrote, never a secret.
    pub detail: Option<String>,
    /// The address of the client; nothing for the command line.
    pub address: Option<String>,
    /// The id of the request; nothing for the command line.
    pub request_id: Option<String>,
}
