# The context report, and the tickets behind its numbers.

context-report-title = Context report
context-report-about = How agents rated the packets of tickets opened in the last { $days } days, by bot and version. A handoff has enough context when an agent rated it and marked nothing missing.
context-report-period = Period
context-report-days = { $days } days
context-report-none-title = No handoffs in this period.
context-report-none = Escalations are counted here as they arrive. Agents rate them on the ticket: <kbd>C</kbd> for “enough context”, <kbd>M</kbd> to ask for missing facts. Set the facts a team needs with <code>baton team facts NAME --file needs.toml</code>. Give each release of a bot its own version with <code>baton bot set NAME --version 2.1</code>, so that you can compare versions.
context-report-by-version = By bot and version
context-report-handoffs = Handoffs
context-report-complete = First packet complete
context-report-complete-none = no facts were required
context-report-rated = Rated
context-report-enough = Enough
context-report-share = % enough
context-report-missing = Missing
context-report-asked-twice = Asked twice
context-report-handed-back = Handed back
context-report-acknowledged = Acknowledged
context-report-percent = { $share }%
context-report-too-few = too few ratings, n = { $count }
context-report-fact = Fact
context-report-times = Times
context-report-marked-missing = Marked missing
context-report-marked-missing-none = No agent marked a fact missing in this period.
context-report-asked-twice-none = No customer was asked for a fact that the packet already held.

# The tickets behind a number.
context-report-tickets = Tickets
context-report-tickets-about = { $what }, last { $days } days.
context-report-tickets-more = Showing the newest { $count }.
context-report-tickets-none = None in this period.
context-report-reason = Reason
context-report-status = Status
context-report-opened = Opened
context-report-status-waiting = waiting
context-report-status-offered = offered
context-report-status-active = active
context-report-status-snoozed = snoozed
context-report-status-closed = closed
context-report-of-handoffs = Handoffs
context-report-of-rated = Rated handoffs
context-report-of-enough = Handoffs with enough context
context-report-of-missing = Handoffs with missing facts
context-report-of-missing-fact = Handoffs missing { $fact }
context-report-of-asked-twice = Tickets in which the customer was asked twice
context-report-of-asked-twice-fact = Tickets in which the customer was asked twice for { $fact }
context-report-of-handed-back = Conversations handed back to the bot
context-report-of-acknowledged = Hand-backs the bot acknowledged
