# What is wrong with a field, as a person reads it behind the name of the field. Programs read the words of src/domain.

fault-at = { $field }: { $why }

# Any value.
fault-required = required
fault-empty = must not be empty
fault-too-long-chars = too long: { $length } characters, at most { $most }
fault-too-long-bytes = too long: { $length } bytes, at most { $most }
fault-too-many = too many: { $count } entries, at most { $most }
fault-wanted-text = expected text
fault-wanted-number = expected a number
fault-wanted-flag = expected true or false
fault-wanted-list = expected a list
fault-wanted-object = expected an object
fault-wanted = expected { $wanted }
fault-not-whole = expected a whole number
fault-out-of-range = out of range: { $least } to { $most }
fault-unknown-word = unknown word; expected one of { $words }
fault-too-deep = nested too deeply: at most { $most } levels
fault-too-much-json = too long: { $bytes } bytes as JSON, at most { $most }
fault-nul = contains U+0000, which cannot be stored; remove it
fault-nul-in-name = a name contains U+0000; remove it
fault-no-time = expected a time such as 2026-05-15T15:00:00Z
fault-unfit = not a value that can be used here
fault-more = and { $count } more

# The address of a page.
fault-page-nul = contains U+0000
fault-page-words = expected one of { $words }
fault-page-cursor = there is no such page; go back to the first one
fault-page-command-id = expected 1 to { $most } visible ASCII characters
fault-page-no-bot = choose a bot
fault-page-days = expected 7, 30 or 90
fault-page-before = expected a number, 1 or more
fault-page-after = expected a number, 0 or more
fault-page-no-object = expected an object

# Accounts.
fault-account-name = use 1 to { $most } characters, none of them control characters
fault-account-email = not an e-mail address, e.g. name@example.com
fault-account-days = 1 to { $most }, or never
fault-account-no-days = enter a number of days, or never
fault-account-hours = 0 to { $most }
fault-account-several = several agents have this name; give an e-mail address
fault-account-current-password = this is not your current password
fault-account-level = a level is 1 to 5
fault-account-role = choose agent, manager or admin
fault-account-which-key = choose a key
fault-account-which-token = choose a token
fault-account-own = this is your own account: confirm that you want to deactivate it
fault-account-act = reload the page and try again
fault-account-session = choose a session
fault-password-length = use { $least } to { $most } characters
fault-password-monotonous = use at least { $least } different characters
fault-password-common = too easy to guess. Use several unrelated words, or a password manager

# Answers to what the bot asks.
fault-answer-not-answered = answer it, or leave it
fault-answer-not-decided = approve it, reject it, or approve it with changes
fault-answer-chat = to answer, write to the customer
fault-answer-no-reason = required: say why, the bot is told
fault-answer-form-unread = the form cannot be read any more; write to the customer instead
fault-answer-no-words = required: the answer, in words
fault-answer-no-option = required: one of the options, or an answer in words
fault-answer-no-arguments = there is nothing to change: approve or reject
fault-answer-arguments-required = required: the arguments, as a JSON object
fault-answer-not-proposed = these are not the arguments that the bot proposed: approve them with changes
fault-answer-bad-json = not valid JSON at line { $line }, column { $column }
fault-answer-no-json = not valid JSON
fault-answer-no-field = the form has no such field
fault-answer-no-choice = choose one of { $choices }
fault-answer-no-choices = expected a list; choose one of { $choices }
fault-answer-nul = must not contain U+0000
fault-answer-too-short = too short: { $length ->
    [one] { $length } character
   *[other] { $length } characters
}, at least { $least }
fault-answer-no-day = expected a day such as 2026-11-23
fault-answer-no-email = expected an e-mail address such as maria@example.com
fault-answer-no-number = expected a number such as 12 or 12.5
fault-answer-no-whole = expected a whole number such as 12
fault-answer-between = out of range: at least { $least }, at most { $most }
fault-answer-at-least = out of range: at least { $least }
fault-answer-at-most = out of range: at most { $most }
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
fault-desk-too-late = at most { $days } days from now
fault-desk-has-it = already has this ticket
fault-desk-no-tier = there is no tier above this team; choose a team
fault-desk-several = several agents have this name; give the e-mail address
fault-desk-mode = choose whether the ticket stays yours until it is accepted
fault-desk-only-cold = a bot cannot be asked first: it has control as soon as you transfer
fault-desk-one-receiver = choose one team, agent or bot
fault-desk-bot-disabled = { $bot } is deactivated: choose another bot, or resolve the ticket
fault-desk-other-bots = may not get this conversation: the bot that escalated allows { $bots }
fault-desk-drafts = is not kept: you have { $count } drafts; send or clear some of them
fault-desk-id-used = used for another message; send a new one
fault-desk-no-file = this file is not there any more; attach it again

# Facts.
fault-facts-too-many = too many: { $count } facts, at most { $most }
fault-facts-name-length = the name of a fact has 1 to { $most } characters
fault-facts-name-control = the name of a fact must not contain control characters
fault-facts-nothing-learned = required: what was learned, not an empty value
fault-facts-lines = at most { $most } lines
fault-facts-no-missing = required: the names of what is missing

# What a team needs to know.
fault-needs-too-many = at most { $most } facts and as many patterns
fault-needs-same-name = the same name, or another one for it, stands above
fault-needs-name = a name has 1 to { $most } characters, a letter among them
fault-needs-other-names = at most { $most } names; a name has 1 to { $chars } characters, a letter among them
fault-needs-question = write a language tag such as en, or *, and a question of 1 to { $most } characters
fault-needs-place = unknown place; choose from { $places }
fault-needs-pattern-length = a pattern has 1 to { $most } characters
fault-needs-bad-pattern = not a regular expression that Baton understands, or too large; look-around and back-references are not supported
fault-needs-matches-nothing = matches an empty text, and so everything
fault-needs-large-together = the patterns of all teams take at most { $most } MB together once compiled, and with these they take more: write smaller ones here or in another team
fault-needs-large-in-team = the patterns of a team take at most { $most } MB together once compiled, and this one goes beyond: write [0-9] instead of \d and [A-Za-z] instead of \w or \pL, and count fewer repetitions

# Rules of any kind.
fault-rules-too-many = at most { $most } rules
fault-rules-text = 1 to { $most } characters, no control characters
fault-rules-entry = each 1 to { $most } characters, no control characters
fault-rules-long-list = at most { $most }
fault-rules-same-name = another rule has this name
fault-rules-short-word = too short to mean anything: at least 2 letters
fault-rules-changed = somebody else has changed the rules since: look at them again, then save
fault-rules-not-there = there is no such thing any more; reload the page

# Routing rules.
fault-routing-hides = a rule without a condition must be the last: { $rule } would hide { $hidden }
fault-routing-hours = at most { $most } opening hours in all rules together
fault-routing-topics = at most { $most } topics in all rules together
fault-routing-nothing = choose a team, a bot, a priority or skills
fault-routing-at-least = how sure the bot must be is a number from 0 to 1
fault-routing-attributes = at most { $most } attributes
fault-routing-same-attribute = the same attribute stands there twice, in upper and lower case: put both lists together
fault-routing-no-value = name at least one value
fault-routing-no-number = a number must follow the comparison, such as >= 10
fault-routing-to-itself = a bot is not routed to itself
fault-routing-no-team = There is no team { $name }. Teams: { $there }
fault-routing-no-team-yet = There is no team { $name }. There are no teams yet
fault-routing-no-bot = There is no bot { $name }. Bots: { $there }
fault-routing-no-bot-yet = There is no bot { $name }. There are no bots yet
fault-routing-no-skill = There is no skill { $name }. Skills: { $there }
fault-routing-no-skill-yet = There is no skill { $name }. There are no skills yet
fault-routing-long-text = at most { $most } bytes
fault-routing-toml = line { $line }: { $message }
fault-routing-act = reload the page and try again
fault-routing-needed = required

# Trigger rules, and the names of teams.
fault-triggers-count = 1 to { $most }
fault-triggers-share = 0 to 1
fault-triggers-patterns = at most { $most } patterns in all rules together
fault-triggers-words = at most { $most } words in all rules together
fault-triggers-large-patterns = the patterns of all rules together take at most { $most } KB once compiled: count fewer repetitions, or write words instead
fault-triggers-large-pattern = too large: at most { $most } bytes once compiled
fault-triggers-bad-pattern = not a regular expression that can be used here (no look-around, no back-references)
fault-triggers-matches-everything = matches everything
fault-triggers-names = at most { $most } names
fault-triggers-team-name = a name has 2 to { $most } letters or digits

# Teams.
fault-team-backlog = 1 to { $most }, or nothing for any number
fault-team-above-itself = a team is not above itself
fault-team-language = choose one of { $languages }
