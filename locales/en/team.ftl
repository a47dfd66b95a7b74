# The teams, and what is set for one: the facts it needs and its automatic messages.

team-list-title = Teams
team-list-about = Each team has its own facts, opening hours and automatic messages.
team-none-title = No teams yet
team-none = A team is a queue with the people who work on it. Add the first one below.
team-none-ask = A team is a queue with the people who work on it. Ask an admin to add the first one.
team-add = Add a team
team-added = Team added. Next, choose who is in it:
team-closed = closed { $until }
team-open = open now
team-always-open = always open
team-people = { $count ->
    [0] no people
    [one] { $count } person
   *[other] { $count } people
}
team-bots = { $count ->
    [one] { $count } bot
   *[other] { $count } bots
}
team-claim = agents pick tickets
team-offer = tickets are offered to agents
team-hours-set = set
team-hours-set-limit = set, queue limit { $most }
team-hours-none = always open
team-hours-none-limit = always open, queue limit { $most }
team-messages-default = default texts
team-messages-changed = { $count } changed

# The tabs of one team.
team-tabs = Settings of { $team }
team-general = General
team-facts = Facts needed
team-hours = Opening hours
team-messages = Automatic messages
team-general-of = General settings of { $team }
team-facts-of = Facts needed by { $team }
team-hours-of = Opening hours of { $team }
team-messages-of = Automatic messages of { $team }

# The page was saved again, by a colleague or in another tab, after it was opened.
team-changed-show = Show what is saved now in a new tab
team-changed-save = Save anyway

# Its name, how its tickets find an agent, and its deadlines.
team-general-about = What the team is called, how its tickets reach an agent, and how long each step may take.
team-general-saved = Saved. Deadlines that are already running stay as they are.
team-name-hint = routing rules follow a new name; bots that ask for the old one do not
team-assignment = How tickets reach an agent
team-assignment-claim = Agents pick tickets from the queue
team-assignment-offer = Each ticket is offered to one agent at a time
team-next = Next tier up
team-next-hint = gets transfers one tier up, and tickets over the queue limit
team-deadlines = Deadlines
team-deadlines-help = Write times such as 30 s, 5 min or 1 h 30 min. If the team has opening hours, waiting and answering count only while it is open.
team-accept-within = Accept a ticket within
team-accept-within-hint = normal priority
team-accept-urgent = Accept an urgent ticket within
team-accept-urgent-hint = if empty, a quarter of that
team-accept-high = Accept a high-priority ticket within
team-accept-high-hint = if empty, half of that
team-accept-low = Accept a low-priority ticket within
team-accept-low-hint = if empty, twice that
team-reply-within = Answer a customer within
team-offer-within = Answer an offer within
team-offer-within-hint = then the next agent gets it
team-relax-within = Drop one requirement after every
team-relax-within-hint = a ticket that waits needs fewer skills

# The facts it needs.
team-facts-about = Baton checks every packet against these facts. It tells the bot which facts are missing and what to ask, and shows agents how complete the packet is.
team-facts-saved = Saved. The change applies to every ticket immediately.
team-fact-new = New fact
team-fact-name-hint = leave empty to remove
team-fact-name-example = order_number
team-fact-required = Required
team-fact-required-hint = otherwise optional
team-fact-question = Question
team-fact-question-hint = one for all languages, or one line per language
team-fact-pattern = Pattern
team-fact-pattern-hint = regular expression
team-fact-also = Other names
team-fact-also-hint = separated by commas
team-fact-also-example = order no, purchase code
team-fact-from = Other sources
team-fact-from-none = None
team-fact-from-intent = intent
team-fact-from-summary = summary
team-fact-from-customer-name = customer’s name
team-fact-from-customer-email = customer’s e-mail
team-fact-from-customer-phone = customer’s phone
team-fact-from-customer-id = customer’s ID
team-masked = Never stored
team-masked-patterns = Masked in addition to card numbers, passwords and tokens
team-masked-patterns-hint = one regular expression per line
team-fact-not-searched = too large to search for; use a shorter one

# Its automatic messages.
team-messages-about = Baton sends these messages to the team’s customers. Customers who use another language get the English text. Leave a text empty to go back to the default.
team-messages-language = Language
team-messages-saved = Saved. The change applies from the next escalation.
team-messages-wrong = Not saved. Correct the messages marked below.
team-messages-conflict = Not saved. The messages marked below are not as you found them.
team-message-stored = Saved now:
team-message-text = Text
team-message-preview = Preview
team-message-empty = This text is empty, so the default is sent.
team-message-default = Default:
team-message-reset = Reset to default
team-message-handed-over = When an agent is online
team-message-in-line = Added when others are ahead and the wait is unknown
team-message-in-line-wait = Added when others are ahead and the wait is known
team-message-nobody-online = When no agent is online
team-message-closed = When the team is closed
team-message-passed-on = When another bot takes over
team-message-unstaffed = When the team has no members
team-message-bad-empty = is empty; reset it to the default instead
team-message-bad-too-long = must not be longer than { $most } characters; it has { $count }
team-message-bad-control = must not contain control characters
team-message-bad-brace = has an opening brace without a closing one
team-message-bad-placeholder = unknown placeholder { $name }; this message can use { $known }
team-error-fact = { $fact }, { $field ->
    [name] name
    [question] question
    [pattern] pattern
    [also] other names
    [from] other sources
    [facts] facts
    [redact] never stored
   *[other] { $field }
}: { $why }
team-error-field = { $field ->
    [name] name
    [question] question
    [pattern] pattern
    [also] other names
    [from] other sources
    [facts] facts
    [redact] never stored
   *[other] { $field }
}: { $why }
