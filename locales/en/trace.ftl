# The page.

trace-page-title = Trace of #{ $number }
trace-title = Trace of <a href="/tickets/{ $number }">#{ $number }</a>
trace-control = Control over time
trace-control-label = Who had control when
trace-steps = The six steps
trace-asks = Questions from the bot
trace-asks-asked = Asked
trace-asks-question = Question
trace-asks-expires = Expires
trace-asks-outcome = Outcome
trace-asks-after = Answered after
trace-ask = { $kind }: { $asked }
trace-ask-open = open
trace-deliveries = Deliveries
trace-deliveries-queued = Queued
trace-deliveries-kind = Kind
trace-deliveries-to = To
trace-deliveries-state = State
trace-deliveries-attempts = Attempts
trace-delivery-sent = sent
trace-delivery-dead = given up
trace-delivery-queued = queued
trace-delivery-failed = failed, will be retried
trace-mirrored = Before the escalation
trace-sender-customer = Customer
trace-sender-bot = Bot
trace-sender-agent = Agent
trace-sender-system = Baton
trace-suppressed = Bot messages the customer never saw
trace-events = Event log
trace-events-seq = No.
trace-events-when = When <span data-zone>(UTC)</span>
trace-events-who = Who
trace-events-what = What
trace-events-event = Event
trace-events-epoch = Control no.
trace-events-visible = Visible to the bot
trace-event-unknown = unknown to this version
trace-event-visible-yes = yes
trace-event-visible-no = no

# The six steps, and what came of each.
trace-step-trigger = Trigger detection
trace-step-target = Target selection
trace-step-packaging = Context packaging
trace-step-handoff = Handoff execution
trace-step-absorption = Context absorption
trace-step-continuity = Continuity verification
trace-marked = Rated: { $mark }
trace-target-claimed = Claimed from the queue
trace-first-reply = First reply { $waited } after the escalation
trace-first-reply-none = Nobody has answered the customer yet
trace-unrated = Nobody has rated the context yet
trace-asked-twice = { $count ->
    [one] Customer asked again for a known fact: 1 time
   *[other] Customer asked again for a known fact: { $count } times
}
trace-move = { $from } → { $to }, { $outcome }, packet version { $version }
trace-move-passed = { $from } → { $to }, passed on
trace-move-pending = pending
trace-move-accepted = accepted
trace-move-declined = declined
trace-move-lapsed = lapsed
trace-move-withdrawn = withdrawn
trace-incident = Incident: { $sentence }
trace-incident-heard = Incident: { $sentence }, last heard { $at }
trace-ended-resolved = Ended: resolved by { $who }
trace-ended-returned = Ended: handed back, accepted by { $who }
trace-ended-cancelled = Ended: cancelled by { $who }
trace-ended-abandoned = Ended: the customer did not answer { $who }
trace-ended-expired = Ended: nobody in { $who } accepted it in time
trace-ended = Ended: { $outcome }

# The packet's versions, and what was said of it.
trace-version-first = Version { $version }: as escalated
trace-version = Version { $version }: { $changes }
trace-version-state = Version { $version }: the bot’s own state
trace-change-fact-new = new fact { $fact }
trace-change-fact = fact { $fact } changed
trace-change-fact-removed = fact { $fact } removed
trace-change-reason = reason
trace-change-priority = priority
trace-change-summary = summary
trace-change-intent = intent
trace-change-promises = promises
trace-change-task = task
trace-change-earlier-tasks = tasks of earlier bots
trace-change-avoid = topics to avoid
trace-change-ask = question to the agent
trace-change-routing = routing
trace-change-return-to = bots it may return to
trace-change-metadata = metadata
trace-change-attachments = attachments
trace-change-truncated = transcript truncated
trace-rated = { $who } on version { $version }: { $words }
trace-understood = understood: { $understood }
trace-enough = enough context
trace-lacked-something = something was missing
trace-lacked = missing: { $missing }

# What happened, a sentence for each event.
trace-with = { $what }: { $more }
trace-said = “{ $said }”
trace-noted = Wrote a note
trace-note-edited = Changed note { $seq }
trace-note-deleted = Deleted note { $seq }
trace-kept-back = Wrote a message that the customer never saw
trace-opened = The ticket was opened for { $team }: { $why }
trace-opened-again = The ticket was reopened for { $team }: { $why }
trace-took = Took the ticket
trace-assigned = The ticket is assigned to an agent
trace-unassigned = The ticket is back in the queue of { $team }
trace-offered = The ticket is offered to an agent or a bot
trace-waiting = The ticket waits in the queue of { $team }
trace-active = The ticket is active again
trace-snoozed = The ticket is snoozed
trace-closed = The ticket is closed
trace-status = The ticket is { $status }
trace-closed-somehow = The ticket was closed
trace-closed-resolved = The ticket was closed: resolved
trace-closed-returned = The ticket was closed: the bot took the conversation back
trace-closed-abandoned = The ticket was closed: the customer did not answer
trace-closed-expired = The ticket was closed: nobody accepted it in time
trace-closed-cancelled = The ticket was closed: the bot cancelled its escalation
trace-control-moved = { $who } has control now
trace-control-moved-to = { $holder ->
    [bot] The bot has control now
    [team] The team has control now
    [agent] The agent has control now
   *[other] The { $holder } has control now
}
trace-packet-version = Version { $version } of the packet
trace-packet-rated = On version { $version } of the packet: { $words }
trace-asked-again = Asked the customer again for a known fact: { $fact }
trace-ask-answered = Answered the bot
trace-ask-approved = Approved the bot’s request
trace-ask-rejected = Rejected the bot’s request
trace-ask-edited = Approved the bot’s request with changes
trace-ask-expired = Nobody answered the bot in time
trace-ask-superseded = Another question replaced this one
trace-ask-withdrawn = The question was withdrawn
trace-overdue = A deadline passed
trace-offer-declined = Declined the offer
trace-offer-lapsed = { $agent } did not answer the offer
trace-offer-lapsed-away = { $agent } did not answer the offer and was set to away
trace-moved = The ticket went from { $from } to { $to }
trace-transfer-offered = Offered the transfer to { $to }
trace-transfer-declined = { $to } declined the transfer
trace-transfer-lapsed = { $to } did not accept the transfer in time
trace-transfer-withdrawn = The transfer to { $to } was cancelled
trace-transferred = Transferred the ticket
trace-unknown = This version of Baton does not know this event
trace-tagged = Added { $tags }
trace-untagged = Removed { $tags }
trace-retagged = Added { $added } and removed { $removed }
trace-priority = Changed the priority from { $from } to { $to }
