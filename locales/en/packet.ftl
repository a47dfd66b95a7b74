# The packet's head, and the customer.

packet-title = Packet
packet-complete = { $percent }% complete
packet-customer-unknown = Unknown customer
packet-customer-partly-verified = partly verified
packet-customer-verified = verified
packet-customer-email = E-mail
packet-customer-phone = Phone
packet-customer-id = Customer ID
packet-customer-nothing = The bot knows nothing else about the customer.
packet-customer-page = Notes and all tickets

# Why it was escalated, and what the customer wants.
packet-summary = Summary
packet-summary-by = by { $author }
packet-summary-extract = Baton, from the conversation
packet-reason = Reason
packet-reason-none = no reason given
packet-goal = Goal
packet-goal-doubted = { $goal }, { $sure }
packet-sure = { $percent } sure
packet-promised = Promised to the customer

# What is missing, and what stands in the conversation.
packet-missing = Missing
packet-helpful = Helpful
packet-missing-helpful = helpful
packet-ask = Ask
packet-found = Found in the conversation
packet-confirm = Confirm
packet-place-message = message { $number }
packet-place-message-customer = customer, message { $number }
packet-place-message-bot = bot, message { $number }
packet-place-message-agent = agent, message { $number }
packet-place-tool = a bot tool
packet-place-tool-after = a bot tool after message { $number }
packet-understood = The bot understood: <span dir="auto">{ $understood }</span>
packet-enough = Enough context
packet-not-enough = Not enough context: <span dir="auto">{ $missing }</span>

# What is known, and what the bot tried.
packet-facts = Facts
packet-masked = { $count ->
    [one] 1 secret masked
   *[other] { $count } secrets masked
}
packet-facts-none = The bot gathered no facts. Facts you learn go back to it with the ticket.
packet-fact-confirmed = confirmed
packet-tried = Tried by the bot
packet-tried-times = { $count } times
packet-task = Unfinished task
packet-task-of = Unfinished task of { $bot }
packet-avoid = Topics to avoid
packet-files = Files and links
packet-metadata = Metadata
packet-metadata-conversation = conversation
packet-history = Packet history
packet-version-first = as escalated
packet-version-later = updated
packet-open-trace = Open the trace
packet-answers = Answers to the bot
packet-answers-return = Hand back to the bot

# Why the ticket is here.
packet-routing = Routing
packet-rule-fired = Trigger rule “{ $rule }” fired
packet-rule-fired-by = Trigger rule “{ $rule }” fired: { $evidence }
packet-stuck-unled = No agent was available, and there is no manager to alert
packet-stuck = { $count ->
    [one] No agent was available; { $managers } was alerted
   *[other] No agent was available; { $managers } were alerted
}
packet-overflowed = { $waiting ->
    [one] { $team } had 1 waiting ticket (limit { $limit }), so the ticket went to { $to }
   *[other] { $team } had { $waiting } waiting tickets (limit { $limit }), so the ticket went to { $to }
}
packet-overflow-stayed = { $waiting ->
    [one] { $team } had 1 waiting ticket (limit { $limit }), but no higher tier was open and below its limit, so the ticket stayed
   *[other] { $team } had { $waiting } waiting tickets (limit { $limit }), but no higher tier was open and below its limit, so the ticket stayed
}
packet-unanswered-seconds = { $count } s
packet-unanswered-minutes = { $count } min
packet-unanswered-offered = { $bot } did not answer within { $within }; the ticket is offered to { $agent } again
packet-unanswered-offered-never = { $bot } did not answer within { $within } (it has never connected); the ticket is offered to { $agent } again
packet-unanswered-queued = { $bot } did not answer within { $within }; the ticket waits in { $team } again
packet-unanswered-queued-never = { $bot } did not answer within { $within } (it has never connected); the ticket waits in { $team } again

# Where the rules sent a ticket, and why.
packet-route-to-team = To team { $team }: { $by }
packet-route-to-bot = To bot { $bot }, otherwise team { $team }: { $by }
packet-route-by-rule = by the rule “{ $rule }”
packet-route-by-own = the bot’s own team
packet-route-by-recommended = as { $bot } recommended, { $percent } sure
packet-route-by-asked = as { $bot } asked
packet-route-requires = The rule requires { $skills }
packet-route-prefers = The rule prefers { $skills }
packet-route-warning = Warning: { $warning }
packet-route-more = { $count ->
    [one] 1 more rule did not match
   *[other] { $count } more rules did not match
}
packet-route-failed = Not { $rule }: { $condition } is “{ $saw }”
packet-route-unknown = Not { $rule }: { $condition } is not known
packet-route-topic = Not { $rule }: its topic did not come up, last “{ $saw }”
packet-route-left-out = Not { $rule }: skipped, { $bot } already had this conversation
packet-route-condition = { $name }

# Which agent a ticket was offered to, and why.
packet-chosen = { $agent }: { $reasons }
packet-chosen-none = No agent was available
packet-chosen-next = Next { $agent }: { $reasons }
packet-chosen-not = Not { $agent }: { $reason }
packet-ranked-wanted = requested by the bot
packet-ranked-had-it = had this ticket before
packet-ranked-not-spoken = does not write the customer’s language
packet-ranked-skill = skill { $level }
packet-ranked-preferred = preferred skill { $level }
packet-ranked-load = load { $percent }%
packet-ranked-no-tickets = no tickets yet
packet-ranked-idle-seconds = idle for { $count } s
packet-ranked-idle-minutes = idle for { $count } min
packet-excluded-offline = offline
packet-excluded-away = away
packet-excluded-closed = closed { $until }
packet-excluded-full = at capacity: { $load } of { $capacity }
packet-excluded-asked = has another offer to answer first
packet-excluded-declined = declined or missed the offer
packet-excluded-skill = lacks the skill { $skill }
packet-excluded-language = does not write { $language }
packet-relaxed-skills = Relaxed after waiting: skills are preferred, not required
packet-relaxed-language = Relaxed after waiting: skills and language are preferred, not required
packet-relaxed-declines = Relaxed after waiting: agents who declined are asked again

packet-more = { $count } more
