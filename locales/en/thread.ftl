# A message.

thread-message-note = Note for colleagues only
thread-message-automatic = automatic
thread-message-suppressed = Not sent: the bot did not have control
thread-earlier = Earlier, in ticket #{ $number }

# From whom to whom a ticket went, and what came of it.
thread-to = to
thread-accepted = { $agent } accepted
thread-taken-over = taken over
thread-reopened = { $agent } reopened it
thread-taken-back = { $agent } took it back
thread-transferred = transferred
thread-resolved = { $agent } resolved it
thread-expired = closed: nobody accepted it in time
thread-abandoned = closed: the customer did not answer
thread-cancelled = { $bot } cancelled the escalation
thread-bot-declined = declined by the bot
thread-bot-escalated-again = the bot escalated again
thread-bot-silent = the bot did not answer
thread-agent-silent = the agent did not answer
thread-deactivated = { $who } was deactivated
thread-passed-on = passed on
thread-transfer-offered = transfer offered
thread-transfer-accepted = accepted the transfer
thread-transfer-declined = { $agent } declined the transfer
thread-transfer-declined-because = { $agent } declined the transfer · { $why }
thread-transfer-note = { $agent }: { $note }
thread-transfer-lapsed = did not accept the transfer in time
thread-transfer-withdrawn = transfer cancelled
thread-offer-lapsed = { $agent } did not accept in time · back in the queue
thread-offer-declined = { $agent } declined · back in the queue
thread-offer-declined-because = { $agent } declined · { $why } · back in the queue
thread-escalated-accepted = { $why }, accepted
thread-escalated-declined = { $why }, declined
thread-escalated-lapsed = { $why }, not accepted in time
thread-snoozed = { $agent } snoozed it
thread-snoozed-until = until <time datetime="{ $at }" data-clock="time">{ $shown }</time>
thread-resumed = { $agent } resumed it
thread-woken = back from snooze
thread-woken-customer = back from snooze: the customer wrote
thread-woken-bot = back from snooze: the bot escalated again
thread-woken-time = back from snooze: the time is up
thread-returned = handed back
thread-returned-accepted = handed back, accepted
thread-returned-declined = handed back, declined
thread-returned-lapsed = handed back, not accepted in time
thread-returned-withdrawn = hand-back cancelled
thread-given-accepted = transferred, accepted
thread-given-declined = transferred, declined
thread-given-lapsed = transferred, not accepted in time

# The bot's part of the conversation.
thread-bot-label = With the bot
thread-bot-with = With <span dir="auto">{ $bot }</span>
thread-bot-extent = { $messages ->
    [one] 1 message
   *[other] { $messages } messages
}
thread-bot-extent-tools = { $messages ->
    [one] 1 message
   *[other] { $messages } messages
}, { $calls ->
    [one] 1 tool call
   *[other] { $calls } tool calls
}
thread-bot-truncated = The bot sent only the end of a longer conversation.
thread-bot-folded = { $count } earlier
thread-bot-technical = System prompts and reasoning, never shown to the customer
thread-bot-instruction = system prompt
thread-bot-reasoning = reasoning
thread-bot-trace = noted by the bot
thread-bot-answer-of = result of { $tool }
thread-bot-answer = tool result

# A call of a tool.
thread-tool = tool
thread-tool-input = input
thread-tool-output = output
thread-tool-ok = ok
thread-tool-failed = failed
thread-tool-open = open
thread-tool-unknown = unknown
thread-tagged = { $by } added { $tags }
thread-untagged = { $by } removed { $tags }
thread-retagged = { $by } added { $added } and removed { $removed }
thread-priority = { $by } changed the priority from { $from } to { $to }

# Notes that were changed.
thread-note-title = Note
thread-note-edit = Edit
thread-note-edited = edited
thread-note-show = Details
thread-note-deleted = { $agent } deleted this note
thread-note-ticket = Ticket #{ $number }
thread-note-delete = Delete note
thread-note-restore = Restore note
thread-note-before = Earlier versions
thread-note-changed-by = Changed by

# How far an agent's words have come.
thread-reached-stored = Stored
thread-reached-delivered = Delivered to the bot
thread-reached-shown = Shown
thread-reached-shown-to = The bot reports that the customer saw it
