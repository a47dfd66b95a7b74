# Conversations with bots: the list of them, and the page of one.

conversations-title = Conversations with bots
conversations-about = The conversations that bots hold now, the newest first. You read along; the bot keeps control.
conversations-any-bot = Any bot
conversations-filter = Show
conversations-none = No bot has a conversation at the moment.
conversations-more = Earlier conversations
conversations-no-ticket = no ticket
conversations-had-ticket = ticket #{ $number }
conversations-last = { $who }: { $words }
conversations-began = began
conversations-tickets = Tickets of this conversation
conversations-nothing = Nothing has been said yet.

# Who has control.
conversations-holder-bot = { $bot } speaks with the customer.
conversations-holder-team = The customer waits for the team { $team }.
conversations-holder-agent = { $agent } speaks with the customer.
conversations-then-escalates = If the bot hands the conversation over, it gets a ticket.
conversations-then-reopen = To hear of it or to take it over, follow or reopen its ticket:
conversations-then-ticket = Work on it in its ticket:

# Where another part of the conversation begins.
conversations-part-ticket = In ticket #{ $number }
conversations-part-bot = With the bot

# On the page of a closed ticket.
conversations-whole = Whole conversation
