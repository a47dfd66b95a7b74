# Messages that scripts say. A browser loads them with every first page: short ids.

# Times and spans.
local-time = { $time } local time
s = { $s } s
m = { $m } min
h-m = { $h } h { $m } min
d-h = { $d } d { $h } h
min = { $m } min
h = { $h } h
h-min = { $h } h { $m } min
day-h = 1 day { $h } h
days = { $d ->
    [one] 1 day
   *[other] { $d } days
}
just-now = just now
min-ago = { $m } min ago
h-ago = { $h } h ago
d-ago = { $d } d ago
due-now = due now
overdue = { $time } overdue
left = { $time } left
by-time = by { $time }
by-day = by { $day }
today = Today
within = Accept within %

# The person who looks.
you = You
you-mid = you
away = Away
away-label = Away, no offers
here = Available
here-label = Available for offers

# What was done, or waits to be done.
command = { $command ->
    [accept] Accept #{ $number }
    [take] Take over #{ $number }
    [decline] Decline #{ $number }
    [return] Hand back #{ $number }
    [transfer] Transfer #{ $number }
    [withdraw] Cancel the transfer of #{ $number }
    [snooze] Snooze #{ $number }
    [resolve] Resolve #{ $number }
    [reopen] Reopen #{ $number }
    [mark] Rate #{ $number }
    [answer] Answer to the bot on #{ $number }
    [facts] Fact on #{ $number }
    [context] Enough context on #{ $number }
    [reply] Reply to #{ $number }
    [note] Note on #{ $number }
    [tags] Tags of #{ $number }
    [priority] Priority of #{ $number }
    [away] Your availability
   *[other] Change #{ $number }
}
done = Done: { $what }
load = { $has } of { $capacity } tickets
bulk-selected = { $n } selected
bulk-progress = { $at } of { $n }…
bulk-done = { $act ->
    [accept] { $n } accepted
    [decline] { $n } declined
    [transfer] { $n } transferred
    [put-back] { $n } put back in the queue
    [tag] { $n } tagged
    [snooze] { $n } snoozed
    [resolve] { $n } resolved
   *[undo] { $n } undone
}
bulk-offered = { $n } offered to { $name }
bulk-owed = { $n ->
    [one] One of these customers is waiting for an answer.
   *[other] { $n } of these customers are waiting for an answer.
}
bulk-resolve = { $n ->
    [one] Resolve the selected ticket?
   *[other] Resolve the { $n } selected tickets?
}
none-called = There is no team or agent named “{ $name }”.
several-called = “{ $name }” fits several: { $names }.
past = Choose a date and time in the future.
accept-all = Accept all
decline-all = Decline all
bulk-left = { $n } left as before: { $said } ({ $tickets }).
put-back = Put back in the queue
notifications = Open notifications
undo = Undo
returned = Handed back to { $bot }
given = Transferred to { $bot }
returned-then = If the bot does not accept in time, the ticket returns to the queue. You will be notified if it comes back.
invited = Transfer offered to { $name }
invited-then = The ticket stays yours until it is accepted.
transferred = Transferred
offered = Offered to { $name }
queued = Waiting in the { $team } queue
with-note = Your note was added to the ticket.
withdrawn = Transfer cancelled
snoozed = Snoozed
snoozed-then = Until { $time }, or until the customer writes.
resolved = { $name }’s ticket (#{ $number }) is resolved
declined = Declined #{ $number }
kept = Declined. { $name } keeps the ticket.
marked = Rated: { $mark }
answered = Answer sent to the bot
copied = Copied

# What came in between.
taken = { $name } accepted this ticket a moment ago.
another = Another agent
open-next = Open the next one
newer = There are new messages
newer-then = Nothing was done yet. Read them, then try again.
lost = { $name } has the ticket now
lost-draft = Your draft is saved. You can read and copy it below the conversation.
uninvited = The transfer is no longer offered to you
uninvited-why = The agent cancelled it, or somebody has already accepted or declined it.
expired = The offer has expired
expired-why = The ticket went to another agent, or back to the queue.
asked-here = It is at the top of the packet. Press P to go there.
stuck = Every agent is away, at capacity or has declined it. Accept it yourself, or transfer it.

offers-from = { $giver } is transferring { $n } tickets to you
offer-of = { $giver ->
    [none] Offer: { $customer } (#{ $number })
   *[other] { $giver } is transferring { $customer } to you (#{ $number })
}
offers-open = Show the tickets
and-more = And { $n } more
offers = { $n } tickets are offered to you

# Writing.
since = { $count ->
    [one] 1 new message since you started
   *[other] { $count } new messages since you started
}
once-more = Press Ctrl+Enter once more to send anyway.
unseen = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
}
known = Already known: { $value }, from { $source }
unfilled = Not filled in: { $place }
unsuggested = No suggestion was chosen for //
unfound = No saved reply was chosen for { $place }
draft-mark = Draft:
draft = Draft saved { $time }
draft-here = Draft saved on this device
draft-full = Browser storage is full: the draft is kept on this page only
noted = You added this note from another tab
out-of-reach = { $names } can’t see this ticket
out-of-reach-then = Your note was added. They were not notified.
replied = You sent this reply from another tab
still = A file is still uploading
still-then = Wait until it is done, or remove it.
uploading = Uploading { $file }
remove = Remove { $file }
remove-refused = Remove the { $count } rejected files
not-attached = { $file } was not attached
attach-signed-out = You were signed out. Attach it again once you are signed in.
attach-other = Another agent is signed in here now.
attach-status = The server answered { $status }
attach-size = The file is { $size }; the limit is { $limit }.
attach-lost = The connection was lost. Attach the file again.

# Approving with changes.
approve = Approve { $all }
changes = Approve { $count } changes
emptied = Enter a value to approve
unchanged = Approve unchanged
arguments = Approve the changed arguments
instead = { $what } { $now } instead of { $was }
nothing = nothing
yes = yes
no = no

# What is not sent.
late = Not confirmed yet. Baton keeps trying.
not-sent = Not sent. { $why }
again = Try again
edit = Edit
discard = Discard
not-done = Not done
held-back = The message before it was not sent.
no-answer = No answer
too-late = You were offline for too long. Check the ticket before you try again.
unknown = Baton could not confirm whether this was done. The page shows it once you are back online.
quote = Quote { $id } if you ask for help

# Why the server refused, and what to do, by its codes (src/web/codes.rs); others keep the server's words.
refusal = { $code ->
    [forbidden] You don’t have permission to do this
    [not_found] Not found, or you don’t have access
    [control_lost] You don’t have control of the conversation
    [ticket_taken] Another agent already has this ticket
    [ticket_not_yours] This ticket is not assigned to you
    [ticket_closed] The ticket is closed
    [ticket_with_bot] The ticket has been handed back to a bot
    [at_capacity] You are at capacity
    [ask_answered] This has already been answered
    [ask_expired] The time to answer has run out
    [ask_withdrawn] This answer is no longer needed
    [rate_limited] Too many requests
    [too_many_sockets] Too many open console windows
    [body_too_large] This is too large to send
   *[other] { "" }
}
way-out = { $code ->
    [not_found] Check the address, or ask somebody who has access.
    [control_lost] The message did not reach the customer.
    [ticket_taken] Open another ticket, or ask its owner.
    [ticket_not_yours] Accept it first.
    [ticket_closed] A new escalation reopens it or opens a new ticket.
    [ticket_with_bot] Wait for the bot to accept it, or take it back.
    [at_capacity] Close or hand back a ticket first.
    [rate_limited] Wait a moment, then try again.
    [too_many_sockets] Close a console window.
    [ask_answered] The bot has the answer; see it in the packet.
    [ask_expired] The bot continues with the default answer. Tell the customer, or hand back with a note.
    [ask_withdrawn] Check what the bot is asking now.
    [body_too_large] Shorten the text, or attach fewer or smaller files.
   *[other] { "" }
}
owned = { $name } has this ticket
first = { $outcome ->
    [answered] { $name } answered first
    [approved] { $name } approved it first
    [rejected] { $name } rejected it first
    [edited] { $name } approved it first, with changes
   *[other] { $name } answered first: { $outcome }
}
wrong = Something went wrong

# The connection and the session.
live = { $state ->
    [open] live
    [poll] no live updates
    [offline] no connection
    [out] signed out
   *[wait] connecting
}
up-to-date = up to date
until-then = { $detail } Until then, this window checks for updates every few seconds.
offline = No connection
offline-then = This page stays open. Try again once you are back online.
signed-out = You were signed out. Your text is saved in this browser.
other = { $name } is signed in here now. Your text is saved in this browser until you sign in again.

# Somebody else put the viewer into other teams.
teams = Your teams have changed
teams-then = The queue now shows the tickets of your new teams. Tickets you already have stay yours.

# The menu and the palette.
on = on
off = off
blocked = blocked
blocked-here = Your browser blocks notifications from Baton
blocked-then = Allow them in the browser’s settings for this site, beside the address, and reload the page.
write-reply = Write a reply
write-note = Write a note
answer = Answer the bot
enough = Enough context
missing = Ask for missing facts
this-ticket = This ticket
recent = Recent tickets
go-to = Go to
preferences = Preferences
queue = Queue
found = Tickets found
search-all = Search all tickets for “{ $words }”
results = Results: { $n }
set-away = Set your status to away
set-here = Set your status to available
theme = Theme: { $theme }
sound = Turn sound on or off
keys = Keyboard shortcuts
prioritised = Priority: { $priority }

# Notes that were changed.
note-saved = Note saved
note-deleted = Note deleted
note-restored = Note restored
