# What is wrong with a field, as a person reads it after the name of the field. Programs read the words of src/domain.
# A fragment or a short instruction continues the line: lower case, no full stop. A sentence with a subject of its own
# has a capital and a full stop.

fault-at = { $field ->
    [text] Text
    [note] Note
    [until] Until
    [at] Date and time
    [minutes] Minutes
    [team] Team
    [agent] Agent
    [to] To
    [mode] Transfer type
    [reason] Reason
    [name] Name
    [email] E-mail address
    [password] Password
    [current_password] Current password
    [role] Role
    [language] Language
    [view] View
    [status] Status
    [cursor] Page
    [days] Days
    [version] Version
    [facts] Facts
    [promises] Promises
    [avoid] Topics to avoid
    [missing] Missing facts
    [mark] Rating
    [comment] Comment
   *[other] { $field }
}: { $why }

# Any value.
fault-required = required
fault-empty = must not be empty
fault-too-long-chars = too long: { $length } characters; the limit is { $most }
fault-too-long-bytes = too long: { $length } bytes; the limit is { $most }
fault-too-many = too many entries: { $count }; the limit is { $most }
fault-wanted-text = must be text
fault-wanted-number = must be a number
fault-wanted-flag = must be true or false
fault-wanted-list = must be a list
fault-wanted-object = must be an object
fault-wanted = must be { $wanted }
fault-not-whole = must be a whole number
fault-out-of-range = must be between { $least } and { $most }
fault-unknown-word = choose one of { $words }
fault-too-deep = nested too deeply; the limit is { $most } levels
fault-too-much-json = too long: { $bytes } bytes as JSON; the limit is { $most }
fault-nul = contains an invisible character (U+0000) that cannot be stored; remove it
fault-nul-in-name = a name contains an invisible character (U+0000); remove it
fault-no-time = enter a date and time such as 2026-05-15T15:00:00Z
fault-unfit = cannot be used here
fault-more = and { $count } more

# The address of a page.
fault-page-nul = contains an invisible character (U+0000)
fault-page-words = choose one of { $words }
fault-page-cursor = This page no longer exists. Go back to the first one.
fault-page-limit = Enter a number from 1 to { $most }.
fault-page-command-id = must be 1 to { $most } visible ASCII characters
fault-page-no-bot = choose a bot
fault-page-days = choose 7, 30 or 90
fault-page-before = must be a number, 1 or more
fault-page-after = must be a number, 0 or more
fault-page-no-object = must be an object

# Accounts.
fault-account-name = use 1 to { $most } characters, and no control characters
fault-account-email = not an e-mail address; write one such as name@example.com
fault-account-days = enter a number from 1 to { $most }, or never
fault-account-no-days = enter a number of days, or never
fault-account-hours = enter a number from 0 to { $most }
fault-account-several = Several agents have this name. Enter the e-mail address instead.
fault-account-current-password = not your current password
fault-account-same-password = your current password; choose another
fault-account-level = levels go from 1 to 5
fault-account-role = choose agent, manager or admin
fault-account-which-key = choose a key
fault-account-which-token = choose a token
fault-account-own = This is your own account. Confirm that you want to deactivate it.
fault-account-act = reload the page and try again
fault-account-session = choose a session
fault-account-push-endpoint = not an address of a push service that Baton may call
fault-account-push-key = not a key of this browser
fault-account-push-off = notices for closed consoles are turned off on this server
fault-password-length = use { $least } to { $most } characters
fault-password-monotonous = use at least { $least } different characters
fault-password-common = too easy to guess; use several unrelated words, or a password manager

# Answers to what the bot asks.
fault-answer-not-answered = can only be answered, not approved or rejected
fault-answer-not-decided = approve it, reject it, or approve it with changes
fault-answer-chat = to answer, write to the customer
fault-answer-no-reason = enter a reason; the bot sees it
fault-answer-form-unread = This form can no longer be read. Write to the customer instead.
fault-answer-no-words = enter an answer
fault-answer-no-option = choose an option or enter an answer
fault-answer-no-arguments = There is nothing to change. Approve or reject it.
fault-answer-arguments-required = enter the arguments as a JSON object
fault-answer-not-proposed = These are not the arguments the bot proposed. Approve them with changes instead.
fault-answer-bad-json = not valid JSON at line { $line }, column { $column }
fault-answer-no-json = not valid JSON
fault-answer-no-field = The form has no such field.
fault-answer-no-choice = choose one of { $choices }
fault-answer-no-choices = choose from { $choices }
fault-answer-nul = must not contain the invisible character U+0000
fault-answer-too-short = too short: { $length ->
    [one] { $length } character
   *[other] { $length } characters
}; enter at least { $least }
fault-answer-no-day = enter a date such as 2026-11-23
fault-answer-no-email = enter an e-mail address such as maria@example.com
fault-answer-no-number = enter a number such as 12 or 12.5
fault-answer-no-whole = enter a whole number such as 12
fault-answer-between = must be between { $least } and { $most }
fault-answer-at-least = must be at least { $least }
fault-answer-at-most = must be at most { $most }
fault-answer-format = This is not in the format the bot expects: { $format }
fault-format-date = a date such as 2026-11-23
fault-format-phone = a phone number with its country code, such as { $number }
fault-format-email = an e-mail address such as { $address }
fault-format-digits = digits only
fault-format-digits-exactly = { $count ->
    [one] { $count } digit
   *[other] { $count } digits
}
fault-format-digits-from = { $count ->
    [one] at least { $count } digit
   *[other] at least { $count } digits
}
fault-format-digits-between = { $least } to { $most } digits
fault-format-pattern = pattern { $pattern }

# What an agent does to a ticket.
fault-desk-past = must be in the future
fault-desk-too-late = must be within the next { $days } days
fault-desk-date-and-time = choose a date and a time of day
fault-desk-has-it = This agent already has the ticket.
fault-desk-no-tier = There is no tier above this team. Choose a team instead.
fault-desk-several = Several agents have this name. Enter the e-mail address instead.
fault-desk-mode = choose Warm or Cold
fault-desk-only-cold = A bot gets the ticket at once, so choose Cold.
fault-desk-one-receiver = choose one team, agent or bot
fault-desk-bot-disabled = { $bot } is deactivated. Choose another bot, or resolve the ticket.
fault-desk-other-bots = This bot may not get the conversation. The bot that escalated it allows only { $bots }.
fault-desk-drafts = Your draft was not saved. You already have { $count } drafts: send or clear some of them.
fault-desk-note-changes = This note was already changed { $most } times. Write a new one.
fault-desk-id-used = This ID is already used for another message. Send a new message.
fault-desk-picked = { $count } tickets are too many: choose at most { $most } at once, and the others after that.
fault-desk-bulk-act = Choose what to do with the tickets.
fault-desk-no-tags = Name at least one tag.
fault-desk-not-undone = This can’t be undone any more.
fault-desk-no-file = This file is no longer available. Attach it again.
fault-desk-tags = A ticket has at most { $most } tags. Remove some first.
fault-desk-tag-name = A tag has 1 to { $most } characters and no comma.
fault-desk-tag-taken = Another tag already has this name.
fault-desk-same-tag = Choose another tag.
fault-desk-no-tag = This tag no longer exists.
fault-desk-no-tickets = Choose at least one ticket.

# Facts.
fault-facts-too-many = too many facts: { $count }; the limit is { $most }
fault-facts-name-length = The name of a fact must have 1 to { $most } characters.
fault-facts-name-control = The name of a fact must not contain control characters.
fault-facts-nothing-learned = enter what you learned
fault-facts-lines = use at most { $most } lines
fault-facts-no-missing = name at least one missing fact

# What a team needs to know.
fault-needs-too-many = use at most { $most } facts and { $most } patterns
fault-needs-same-name = This name, or one of the other names, is already used above.
fault-needs-name = use 1 to { $most } characters, including a letter
fault-needs-other-names = use at most { $most } names, each with 1 to { $chars } characters, including a letter
fault-needs-question = write a language code such as en, or *, and a question of 1 to { $most } characters
fault-needs-place = unknown source; choose from { $places }
fault-needs-pattern-length = use 1 to { $most } characters
fault-needs-bad-pattern = Baton does not understand this regular expression, or it is too large. Look-around and back-references are not supported.
fault-needs-matches-nothing = matches empty text, and therefore everything
fault-needs-large-together = The patterns of all teams can take up to { $most } MB once compiled, and these exceed that. Use smaller ones here or in another team.
fault-needs-large-in-team = The patterns of a team can take up to { $most } MB once compiled, and this one exceeds that. Use [0-9] instead of \d, [A-Za-z] instead of \w or \pL, and lower repetition counts.

# Rules of any kind.
fault-rules-too-many = use at most { $most } rules
fault-rules-text = use 1 to { $most } characters, and no control characters
fault-rules-entry = use 1 to { $most } characters in each entry, and no control characters
fault-rules-long-list = use at most { $most } entries
fault-rules-same-name = Another rule already has this name.
fault-rules-short-word = too short; use at least 2 letters
fault-rules-changed = Somebody else has changed the rules in the meantime. Check them again, then save.
fault-rules-not-there = This no longer exists. Reload the page.

# Routing rules.
fault-routing-hides = A rule without conditions must come last: { $rule } would hide { $hidden }.
fault-routing-hours = use at most { $most } opening hours in all rules together
fault-routing-topics = use at most { $most } topics in all rules together
fault-routing-nothing = choose a team, a bot, a priority or skills
fault-routing-at-least = enter how sure the bot must be as a number from 0 to 1
fault-routing-attributes = use at most { $most } attributes
fault-routing-same-attribute = The same attribute is listed twice, in upper and lower case. Combine the two lists.
fault-routing-no-value = enter at least one value
fault-routing-no-number = write a number after the comparison, such as >= 10
fault-routing-to-itself = A bot cannot be routed to itself.
fault-routing-no-team = There is no team { $name }. Teams: { $there }.
fault-routing-no-team-yet = There is no team { $name }. There are no teams yet.
fault-routing-no-bot = There is no bot { $name }. Bots: { $there }.
fault-routing-no-bot-yet = There is no bot { $name }. There are no bots yet.
fault-routing-no-skill = There is no skill { $name }. Skills: { $there }.
fault-routing-no-skill-yet = There is no skill { $name }. There are no skills yet.
fault-routing-long-text = use at most { $most } bytes
fault-routing-toml = line { $line }: { $message }
fault-routing-act = reload the page and try again
fault-routing-needed = required

# Trigger rules, and the names of teams.
fault-triggers-count = enter a number from 1 to { $most }
fault-triggers-share = enter a number from 0 to 1
fault-triggers-patterns = use at most { $most } patterns in all rules together
fault-triggers-words = use at most { $most } words in all rules together
fault-triggers-large-patterns = The patterns of all rules can take up to { $most } KB once compiled. Use lower repetition counts, or use words instead.
fault-triggers-large-pattern = too large; the limit is { $most } bytes once compiled
fault-triggers-bad-pattern = not a regular expression that Baton can use; look-around and back-references are not supported
fault-triggers-matches-everything = matches everything
fault-triggers-names = use at most { $most } names
fault-triggers-team-name = use 2 to { $most } letters or digits in each name

# Teams.
fault-team-backlog = enter a number from 1 to { $most }, or leave it empty for no limit
fault-team-above-itself = A team cannot be above itself.
fault-team-none = This team no longer exists. Choose another one.
fault-team-assignment = choose one of the ways in the list
fault-team-within = enter a time from 1 s to { $most } h, such as 30 s, 5 min or 1 h 30 min
fault-team-seconds = enter a number of seconds from 1 to { $most }
fault-team-language = choose one of { $languages }
fault-team-changed = Not saved: this has changed since you opened the page.

# Saved replies.
fault-replies-near = There is no variable “{ $variable }”. Did you mean “{ $nearest }”?
fault-replies-unknown = There is no variable “{ $variable }”. Use one of { $known }.
fault-replies-full = There are already { $most } replies here. Remove some first.
fault-replies-in-default = the text after | is used when the value is unknown, so it cannot contain another variable
fault-replies-unclosed = a variable is opened with two braces and not closed
fault-replies-taken = another reply already has this name
fault-replies-owner = choose me, all or the name of a team
fault-replies-not-yours = only managers and admins can change the replies of teams and of everyone
fault-replies-tag = use tags of 1 to 64 characters, separated by commas
fault-replies-tags = use no more than { $most } tags
fault-replies-priority = use low, normal, high, urgent or nothing
fault-replies-then = use snooze, resolve or nothing
fault-replies-no-table = This is not a CSV file in UTF-8 with the columns name and text.
fault-replies-column = “{ $head }” is not a known column, or appears twice. Use name, text, owner, tags, priority and then, each at most once.
fault-replies-cells = a line needs a name and a text and has no more cells than columns; put a text that contains the separator in quotation marks
fault-replies-twice = an earlier line has the same name
fault-replies-act = reload the page and try again
fault-desk-no-message = This ticket has no such message that the customer can see.
fault-desk-too-long = At most { $most } characters can be translated. Shorten the text.

# Saved views.
fault-views-taken = You already have a view with this name.
fault-views-full = There are already { $most } views. Remove one first.
fault-views-owner = Choose whose view it is.
fault-views-words = A view takes filters such as tag:refund, not words. Use the search for words.
fault-views-closed = A view lists open tickets. Use the search for closed ones.
fault-views-unknown = { $filter } names nothing that exists or that you can see.
fault-views-too-long = This is too long. Use fewer filters.
fault-views-act = This form is not valid.
