# Trigger rules, testing them, and how well they do.

triggers-title = Trigger rules
triggers-about = When one of these rules fires, the conversation becomes a ticket, or the bot is told to escalate.
triggers-add = Add a rule
triggers-no-bots-title = No bots yet
triggers-no-bots = Trigger rules watch what bots and customers say to each other. Add a bot first, on its page or on the server:
triggers-owners = Owner of the rules
triggers-owner-bot = bot
triggers-owner-team = team
triggers-owner-own = own rules
triggers-origin-own = Own rules.
triggers-origin-team = Inherited from the team { $team }. If you change them, this bot gets its own copy.
triggers-origin-built-in = Built-in rules. If you change them, the change applies to { $owner } only.
triggers-inherit = Use inherited rules

# A rule.
triggers-state-off = off
triggers-state-opens = opens the ticket
triggers-state-tells = asks the bot to escalate
triggers-enabled = Enabled
triggers-auto = Open the ticket automatically
triggers-reason = Reason
triggers-reason-usual = { $reason } (default)
triggers-try = Test on past conversations
triggers-looks-for = Looks for
triggers-add-rule = Add rule
triggers-add-off = A new rule is off until you enable it.
triggers-remove-title = Remove the rule “{ $rule }” from { $owner }?
triggers-remove-then = From the next message on, conversations are no longer checked for it.
triggers-remove-or = To keep it for later, disable it instead.
triggers-inherit-title = Use the inherited rules for { $owner }?
triggers-inherit-then = { $owner }’s own rules are removed, with all changes to them.
triggers-inherit-from = The inherited rules apply from the next message.

# The built-in rules, while they have the names they came with.
triggers-rule-asked-for-a-person = asked for a person
triggers-rule-anger = anger
triggers-rule-distress = distress
triggers-rule-disputed-record = disputed record
triggers-rule-low-confidence = low confidence
triggers-rule-no-answer = no answer
triggers-rule-going-in-circles = going in circles
triggers-rule-did-not-help = did not help
triggers-rule-too-many-turns = too many turns
triggers-rule-bot-error = bot error
triggers-rule-bot-is-silent = bot is silent
triggers-rule-other-language = other language
triggers-rule-topic = topic
triggers-rule-not-allowed-to-the-bot = bot lacks permission
triggers-rule-valued-customer = valued customer

# What a rule looks for.
triggers-asked-for-person = the customer asks for a person
triggers-low-confidence = the bot has low confidence several times in a row
triggers-repeated-fallback = the bot has no answer several times in a row
triggers-going-in-circles = the customer or the bot keeps repeating the same thing
triggers-not-helped = the customer says that the bot did not help
triggers-anger = the customer is angry
triggers-disputed = the customer disputes a balance, bill or payment
triggers-distress = somebody may be in danger
triggers-topic = a topic (words, intents or patterns)
triggers-policy = something the bot is not allowed to do
triggers-too-many-turns = the conversation takes too many turns
triggers-language = a language the bot does not speak
triggers-bot-error = the bot fails or is slow
triggers-bot-silence = the bot does not answer
triggers-customer = the customer has a certain attribute

# What can be set of it.
triggers-field-below = Confidence below
triggers-field-in-a-row = Turns in a row
triggers-field-repetitions = Repetitions
triggers-field-alike = Similarity, 0 to 1
triggers-field-angry = Angry turns
triggers-field-within = Out of the last
triggers-field-turns = Customer turns
triggers-field-speaks = The bot speaks
triggers-field-slower = Slower than (ms)
triggers-field-seconds = Seconds
triggers-field-attribute = Attribute
triggers-field-values = Values, one per line
triggers-field-words = Words, one per line
triggers-field-patterns = Patterns, one per line
triggers-field-intents = Intents
triggers-field-none = None
triggers-field-others = Others, one per line

# Other names of a team.
triggers-names = Other names of this team
triggers-names-about = A customer who asks for the team by its name, or by one of these names, is asking for a person.
triggers-names-field = Names, one per line
triggers-names-save = Save names

# After a form.
triggers-saved = Saved. The rule applies from the next message.
triggers-added = Added. The rule is off until you enable it.
triggers-removed = Removed.
triggers-names-saved = Saved. The names apply from the next message.
triggers-inherited = The inherited rules apply again.
triggers-error-field = { $field ->
    [name] Name
    [names] Names
    [reason] Reason
    [below] Confidence below
    [times] Times
    [within] Out of the last
    [alike] Similarity
    [turns] Turns
    [seconds] Seconds
    [slower_than_ms] Slower than (ms)
    [words] Words
    [patterns] Patterns
    [intents] Intents
    [speaks] The bot speaks
    [attribute] Attribute
    [values] Values
   *[other] { $field }
}: { $why }
triggers-error-number = this number is not allowed here
triggers-error-reason = unknown reason

# A test on past conversations.
triggers-trial-label = Test result of { $rule }
triggers-trial-none = There are no conversations to test the rule on yet.
triggers-trial = The rule would have fired in { $fired } of the last { $conversations } conversations ({ $turns ->
    [one] { $turns } turn
   *[other] { $turns } turns
}).
triggers-trial-tickets = { $tickets ->
    [0] None of those became a ticket.
    [one] { $tickets } of those became a ticket.
   *[other] { $tickets } of those became tickets.
}
triggers-trial-quiet = The rule would not have fired in these:
triggers-trial-person = Needed a person
triggers-trial-nobody = Did not need a person
triggers-agreement-rule = This rule: precision { $precision }, recall { $recall }. Labelled conversations: { $labelled } ({ $right } right, { $alarms ->
    [one] { $alarms } false alarm
   *[other] { $alarms } false alarms
}, { $missed } missed).
triggers-agreement-all = All rules that are on, with this one: precision { $precision }, recall { $recall }. Labelled conversations: { $labelled } ({ $right } right, { $alarms ->
    [one] { $alarms } false alarm
   *[other] { $alarms } false alarms
}, { $missed } missed).
triggers-percent = { $share }%

# The scorecard.
triggers-scorecard = Trigger scorecard
triggers-scorecard-about = Escalations of the last { $days } days, as agents rated them. Precision is the share of rated escalations that were needed: all except those rated “too early”.
triggers-scorecard-none-title = No escalations yet.
triggers-scorecard-none = As soon as bots escalate and agents rate the tickets with the keys 1 to 4, you will see here which rules fire at the right time.
triggers-scorecard-rule = Rule
triggers-scorecard-tickets = Tickets
triggers-scorecard-rated = Rated
triggers-scorecard-precision = Precision
triggers-scorecard-right = Right
triggers-scorecard-early = Too early
triggers-scorecard-late = Too late
triggers-scorecard-wrong-team = Wrong team
triggers-scorecard-by-bot = escalated by the bot
triggers-scorecard-by-rule = trigger rule
triggers-scorecard-too-few = too few ratings ({ $count })
