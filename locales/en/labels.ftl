# Codes in words.

# Why a ticket was escalated, in words that follow a name: "Maria, low confidence".
label-reason-user-requested = asked for a person
label-reason-low-confidence = low confidence
label-reason-repeated-failure = repeated failure
label-reason-negative-sentiment = angry or distressed
label-reason-policy = needs approval (policy)
label-reason-approval-required = needs approval
label-reason-out-of-scope = out of scope
label-reason-technical-error = technical error
label-reason-safety = safety concern
label-reason-language = language not supported
label-reason-vip = VIP customer
label-reason-other = other reason

# Why an offer or a transfer was declined, after “Ada declined the transfer”.
label-declined-busy = too busy
label-declined-skill = not my area
label-declined-language = not my language
label-declined-other = other reason

# Where a ticket stands.
label-sort-order = priority and due time
label-sort-newest = newest first
label-sort-waiting = longest waiting first
label-sort-due = due first
label-status-waiting = waiting
label-status-offered = offered
label-status-active = active
label-status-snoozed = snoozed
label-status-closed = closed

# Where a bot's task stands.
label-task-blocked = blocked
label-task-waiting = waiting
label-task-open = open
label-task-in-progress = in progress
label-task-done = done
label-task-failed = failed
label-task-cancelled = cancelled

# How urgent it is.
label-priority-urgent = urgent
label-priority-high = high
label-priority-normal = normal
label-away-break = break
label-away-lunch = lunch
label-away-meeting = meeting
label-away-training = training
label-away-other-work = other work
label-priority-low = low

# What somebody may do.
label-role-agent = agent
label-role-manager = manager
label-role-admin = admin

# What kind of answer a bot waits for.
label-ask-approval = approval
label-ask-question = question
label-ask-chat = chat
label-ask-form = form

# Numbers and values.
label-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
label-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
label-hours = { $hours } h { $minutes } min
label-days = { $days } d { $hours } h
label-percent = { $number }%
label-yes = yes
label-no = no

# When a team opens again, behind "closed".
label-closed-until = until { $time }
label-closed-for-good = for good
label-time-format = %-I:%M %p
label-time-near = { $weekday } { $clock }
label-time-far = { $weekday } { $day } { $month } { $clock }
label-time-dated = { $weekday } { $day } { $month } { $year }, { $time }
label-weekday-monday = Mon
label-weekday-tuesday = Tue
label-weekday-wednesday = Wed
label-weekday-thursday = Thu
label-weekday-friday = Fri
label-weekday-saturday = Sat
label-weekday-sunday = Sun
label-month-january = Jan
label-month-february = Feb
label-month-march = Mar
label-month-april = Apr
label-month-may = May
label-month-june = Jun
label-month-july = Jul
label-month-august = Aug
label-month-september = Sep
label-month-october = Oct
label-month-november = Nov
label-month-december = Dec
