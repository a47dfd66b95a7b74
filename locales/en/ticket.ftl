# The ticket's actions.

ticket-accept = Accept
ticket-decline = Decline
ticket-resume = Resume
ticket-resolve = Resolve
ticket-hand-back = Hand back
ticket-hand-back-to = Hand back to { $bot }
ticket-hand-back-any = Hand back to a bot
ticket-transfer = Transfer
ticket-cancel-transfer = Cancel transfer
ticket-snooze = Snooze
ticket-follow = Follow this conversation
ticket-unfollow = Stop following
ticket-still = Say that you are still on it
ticket-take-over = Take over
ticket-take-back = Take back
ticket-reopen = Reopen
ticket-more = More
ticket-more-label = More actions
ticket-open-trace = Open the trace
ticket-print = Print

# The ticket's page.
ticket-back = Back to the queue
ticket-packet = Packet
ticket-packet-show = Show the packet
ticket-packet-close = Close the packet
ticket-summary-label = Summary
ticket-ask-waits = The bot is waiting for an answer
ticket-conversation-label = Conversation with { $customer }
ticket-continues = Continues <a href="{ $address }">#{ $number }</a>, closed <time datetime="{ $at }" data-clock="ago">{ $shown }</time>: <span dir="auto">{ $summary }</span>
ticket-older = Earlier messages
ticket-newest = Latest messages
ticket-new-messages = New messages
ticket-earlier-title = Earlier tickets
ticket-known-title = Known from other tickets
ticket-known-use = Use
ticket-also-open = Also open:
ticket-customer-before = { $count ->
    [one] 1 earlier ticket
   *[other] { $count } earlier tickets
}
ticket-customer-before-many = More than 99 earlier tickets

# The judgement about the escalation.
ticket-mark-title = Was this escalation right?
ticket-mark-right = Right
ticket-mark-too-early = Too early
ticket-mark-too-late = Too late
ticket-mark-wrong-team = Wrong team

# When no ticket is open.
ticket-none-quiet-title = All quiet
ticket-none-quiet = When a bot gets stuck, it hands the conversation over. The ticket appears on the left, and this tab alerts you.
ticket-none-elsewhere-title = Nothing in this list
ticket-none-elsewhere = Your teams have open tickets. <a href="/queue?view=team">Open their queue</a>
ticket-none-choose-title = Choose a ticket
ticket-none-choose = The most urgent ticket is on top. Before you accept, you see everything the bot knew.
ticket-none-move = move in the queue
ticket-none-open = open
ticket-none-accept = accept
ticket-none-keys = all keyboard shortcuts

# Where the agent writes.
ticket-composer-label = Composer
ticket-composer-reply = Reply
ticket-composer-note = Note
ticket-composer-message = Message
ticket-composer-reply-hint = Write to { $customer }
ticket-composer-note-hint = Write a note for colleagues
ticket-composer-attached = Attached
ticket-composer-attach = Attach files
ticket-composer-saved = Draft saved <time datetime="{ $at }" data-clock="time">{ $shown }</time>
ticket-composer-colleagues = Colleagues
ticket-composer-send = Send
ticket-composer-add-note = Add note
ticket-composer-accept = Accept to reply
ticket-composer-unsent = Your unsent reply

# What stands in the way of a reply.
ticket-guard-new = { $count ->
    [one] 1 new message since you started
   *[other] { $count } new messages since you started
}
ticket-guard-review = Review
ticket-guard-known = Already known: { $value }, from { $source }
ticket-guard-show = Show
ticket-guard-send = Send anyway
ticket-guard-not-done = { $count ->
    [one] Not done yet: 1 new message. Read it, then try again.
   *[other] Not done yet: { $count } new messages. Read them, then try again.
}
ticket-not-sent = { $title }: { $detail }
ticket-answer-wrong = Not sent yet: something is missing or wrong in the answer

# Why the agent cannot write to the customer.
ticket-blocked-waiting = No agent has this ticket. The packet shows everything the bot knew.
ticket-blocked-invited = <b data-owner-name>{ $agent }</b> wants to transfer this ticket to you, and answers the customer until you accept.
ticket-blocked-offered-you = Offered to you. The customer is waiting for your answer.
ticket-blocked-offered-other = Offered to <span data-owner-name dir="auto">{ $agent }</span>. If nobody accepts it in time, it goes back to the queue.
ticket-blocked-elsewhere = This ticket is with another team now, and you no longer have access to it. This page no longer updates.
ticket-blocked-taken = <span data-owner-name dir="auto">{ $agent }</span> has this ticket. You can read along and add notes.
ticket-blocked-bot = Offered to <span data-owner-name dir="auto">{ $bot }</span>. If the bot does not accept in time, the ticket goes back to a person.
ticket-blocked-snoozed = Snoozed until <time datetime="{ $at }" data-clock="time" data-snoozed-until>{ $shown }</time>. It also comes back as soon as the customer writes.
ticket-with-bot = With <b dir="auto">{ $bot }</b> again since <time datetime="{ $at }" data-clock="time">{ $shown }</time>.
ticket-with-bot-told = You will be notified if it comes back.
ticket-with-bot-untold = Follow the conversation to be notified if it comes back.
ticket-blocked-closed = Closed. Reopen it to write to the customer. If the bot escalates again soon, this ticket reopens by itself; after that, a new ticket opens and links to this one.

# What all dialogs of actions say.
ticket-dialog-unsent = You have an unsent reply. It stays saved as a draft.
ticket-dialog-to = To
ticket-dialog-per-line = optional, one per line

# Resolving.
ticket-resolve-title = Resolve #{ $number } · { $customer }
ticket-resolve-text = The ticket closes. If the customer writes again, the bot answers.
ticket-resolve-unanswered = The customer is still waiting for an answer.
ticket-resolve-note = Note for the bot and colleagues
ticket-resolve-sure = Did you mean to resolve? Press Ctrl+Enter once more.
ticket-resolve-next = Resolve and next

# Handing back.
ticket-return-title = { $what } · { $customer }
ticket-return-text = The bot gets the conversation, its unfinished task and everything you enter here.
ticket-return-note = Note for the bot
ticket-return-facts = New facts
ticket-return-fact-name-hint = name
ticket-return-fact-name = Name of the fact
ticket-return-fact-value-hint = value
ticket-return-fact-value = Value of the fact
ticket-return-add-fact = Add a fact
ticket-return-promises = Promises to the customer
ticket-return-avoid = Topics to avoid
ticket-return-sure = Did you mean to hand back? Press Ctrl+Enter once more.

# Taking over.
ticket-take-title = Take over #{ $number } · { $customer }
ticket-take-text = <b data-owner-name dir="auto">{ $agent }</b> has this ticket and can no longer answer the customer once you take it over. An unsent reply stays saved as their draft.
ticket-take-writes = <b data-owner-name dir="auto">{ $agent }</b> is writing to the customer now.

# Declining.
ticket-decline-title = Decline #{ $number } · { $customer }
ticket-decline-offer-text = The ticket goes to the next agent.
ticket-decline-transfer-text = The ticket stays with its agent, who sees your reason.
ticket-decline-why = Why are you declining?
ticket-decline-words = Your reason
ticket-decline-busy = Too busy
ticket-decline-skill = Not my area
ticket-decline-language = Not my language
ticket-decline-other = Other reason

# Transferring.
ticket-transfer-title = Transfer #{ $number } · { $customer }
ticket-transfer-how = Transfer type
ticket-transfer-warm = Warm
ticket-transfer-warm-hint = You keep the ticket and answer the customer until the transfer is accepted. A bot or the ticket’s own team gets it at once instead.
ticket-transfer-cold = Cold
ticket-transfer-cold-hint = You give up the ticket now. If a colleague does not accept it in time, for example because they are offline, it goes back to the queue.
ticket-transfer-unsent = You have an unsent reply. It stays saved as your draft; the new owner will not see it.
ticket-transfer-note = Note for the new owner
ticket-transfer-note-hint = never shown to the customer
ticket-transfer-sure = Did you mean to transfer? Press Ctrl+Enter once more.
ticket-transfer-choose = Choose a team or a colleague
ticket-transfer-tier = Next tier
ticket-transfer-up = { $team }, one tier up
ticket-transfer-teams = Teams
ticket-transfer-own = { $team }, back to the queue
ticket-transfer-colleagues = Colleagues
ticket-transfer-colleague = { $agent }, { $load }
ticket-transfer-offline = { $agent }, offline, { $load }
ticket-transfer-away = This colleague is offline or away. The transfer is offered until <span data-after="{ $minutes }"></span>; if nobody accepts it by then, the ticket stays yours.
ticket-transfer-load = { $count ->
    [one] 1 ticket
   *[other] { $count } tickets
}
ticket-transfer-load-of = { $count } of { $capacity } tickets
ticket-transfer-bots = Bots
ticket-transfer-unheard = { $bot }, never connected

# Snoozing.
ticket-snooze-title = Snooze #{ $number } · { $customer }
ticket-snooze-text = The ticket stays yours. It comes back at the time you choose, or as soon as the customer writes.
ticket-snooze-half-hour = In half an hour
ticket-snooze-two-hours = In two hours
ticket-snooze-tomorrow = Tomorrow at this time
ticket-snooze-morning = Next working day, 9:00
ticket-snooze-at = On a date and time
ticket-snooze-utc = (UTC)
ticket-snooze-three-days = In three days
ticket-snooze-reply = Until the customer writes, at most 30 days
ticket-snooze-week = In a week

# Notifications.
ticket-notice-who = { $customer } (#{ $number })
ticket-notice-invited = { $agent } wants to transfer { $customer } to you
ticket-notice-given = { $agent } is transferring { $customer } to you
ticket-notice-offer = Offer: { $customer }
ticket-notice-stuck = No agent available for { $customer }
ticket-notice-waiting = { $customer } is waiting
ticket-notice-not-taken = Nobody accepted your transfer: { $customer }
ticket-notice-declined = { $agent } declined your transfer of { $customer }
ticket-notice-declined-why = Reason: { $why }
ticket-notice-kept = The ticket stays yours.
ticket-notice-lapsed = { $agent } did not accept your transfer of { $customer } in time
ticket-notice-declined-why-back = Reason: { $why }. The ticket is back in the queue.
ticket-notice-taken = { $agent } accepted your transfer of { $customer }
ticket-notice-gone = You no longer have the ticket.
ticket-notice-back = The ticket is back in the queue.
ticket-notice-asked = The bot has a question about { $customer }
ticket-notice-ask-expired = The bot’s question about { $customer } has expired
ticket-notice-wrote = New message from { $customer }
ticket-notice-unreachable = { $bot } did not answer { $customer }
ticket-priority = Priority
ticket-tags-add = Add tags
ticket-tags-title = Add tags to #{ $number } · { $customer }
ticket-tags-field = Tags
ticket-tags-hint = separated by commas; Enter adds
ticket-tags-save = Add
ticket-tags-sure = Did you mean to add these tags? Press Ctrl+Enter once more.
ticket-put-back = Put back in the queue
ticket-put-back-title = Put #{ $number } back in the queue · { $customer }
ticket-put-back-text = Your team gets the ticket back, and you are not offered it next.
ticket-put-back-sure = Did you mean to put it back? Press Ctrl+Enter once more.

# Marks and emoji in the box.
ticket-composer-marks = Formatting
ticket-composer-bold = Bold
ticket-composer-list = List
ticket-composer-link = Link
ticket-composer-code = Code
ticket-composer-emoji = Emoji
ticket-composer-emoji-find = Find an emoji
ticket-composer-emoji-none = No emoji found
