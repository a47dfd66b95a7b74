# Where the ticket stands, and with whom.

control-label = Control
control-waiting = Waiting in <b dir="auto">{ $team }</b>
control-returned = Handed back to <b dir="auto">{ $bot }</b>
control-transferred = Transferred to <b dir="auto">{ $bot }</b>
control-offered = Offered to <b data-agent="{ $id }" data-mid-sentence dir="auto">{ $agent }</b>
control-assigned = Assigned to <b data-agent="{ $id }" data-mid-sentence dir="auto">{ $agent }</b>
control-snoozed = Snoozed by <b data-agent="{ $id }" data-mid-sentence dir="auto">{ $agent }</b>
control-closed = Closed, <b dir="auto">{ $outcome }</b>
control-transfer-offered = transfer offered to <b data-agent="{ $id }" data-mid-sentence dir="auto">{ $name }</b>
control-team-closed = { $team } is closed { $until }
control-connecting = connecting

# What has to happen, and by when; % is the time that is left.
control-due = due { $at }
control-due-accept = Accept within %
control-due-bot = The bot has % to accept
control-due-snoozed = Comes back in %
control-due-answer = Answer within %
control-due-close = Closes in % if there is no reply

# How a ticket ended.
control-outcome-resolved = resolved
control-outcome-returned = handed back
control-outcome-returned-to = handed back to { $bot }
control-outcome-transferred-to = transferred to { $bot }
control-outcome-abandoned = abandoned
control-outcome-expired = expired
control-outcome-cancelled = cancelled

# How urgent it is, and its tags.
control-priority = Priority: { $priority }
control-tag-add = Add tag
control-tag-remove = Remove the tag { $tag }
