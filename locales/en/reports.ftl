# The overview, and the tabs of the reports.

reports-tabs-label = Reports
reports-overview = Overview
reports-scorecard = Trigger scorecard
reports-context = Context report
reports-overview-lead = What is waiting, who is available, and what is stuck.

# Numbers of all teams, and of each.
reports-waiting = Waiting
reports-overdue = Overdue
reports-team-overdue = { $count } overdue
reports-oldest-wait = Oldest wait
reports-offered = Offered
reports-active = Active
reports-closed-week = Closed, last 7 days
reports-closed-days = Closed on each of the last 7 days, ending today: { $days }
reports-closed-today = Closed today
reports-agents-online = Agents online

# Tickets that nobody can take.
reports-stuck = No agent available
reports-stuck-hint = Every agent is away, at capacity or has declined. Accept the ticket yourself, or transfer it.

# Teams.
reports-teams = Teams
reports-teams-none = No teams yet.
reports-teams-none-hint = Add one on the server: <code>baton team add NAME</code>
reports-team-closed = closed { $until }
reports-team-nobody = nobody online
reports-team-online = { $count } online
reports-team-settings = Settings of { $team }
reports-team-no-wait = Nobody is waiting
reports-load = Load
reports-load-of = { $load } of { $capacity }
reports-load-unlimited = Load { $load }, no limit

# Agents.
reports-agents = Agents
reports-agents-none = No agents yet.
reports-agents-none-hint = Add one on the server: <code>baton agent add EMAIL --name NAME --role agent --team TEAM</code>
reports-agent-state = State
reports-agent-teams = Teams
reports-state-online = online
reports-state-away = away
reports-state-offline = offline

# Bots.
reports-bots = Bots
reports-bot-seen = Last seen
reports-bot-never = never
reports-bot-missed = Missed, last 7 days
reports-bot-fallback = Fallback
reports-fallback-team = { $team } queue
reports-fallback-giver = the agent or bot that handed it over
reports-fallback-queue = the ticket’s queue

# What could not be delivered.
reports-failed = Failed deliveries
reports-failed-kind = Delivery
reports-failed-error = Error
reports-failed-at = Gave up at
