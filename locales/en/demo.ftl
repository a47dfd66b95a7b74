# The customer's side of the demo.

demo-tab = { $customer }’s chat · Baton demo
demo-who = You are <b>{ $customer }</b>, a made-up customer.
demo-console = Open the console
demo-again = Start over
demo-conversation = Conversation
demo-hello = Hello! I’m { $bot }, the Paper Plane Airways assistant. How can I help?
demo-suggestions = Suggestions
demo-message = Message
demo-placeholder = Write as the customer
demo-send = Send
demo-look = Check for new messages

# Whom the customer talks to.
demo-state-bot = { $bot }, the bot, answers at once
demo-state-nobody = Waiting for a person
demo-state-agent = You are talking to { $name }
demo-state-person = You are talking to a person
demo-turn-bot = { $bot } continues
demo-turn-nobody = { $bot } is passing you to a person
demo-turn-person = A person has joined

# A line.
demo-you = You
demo-automatic = Automatic message
demo-file = File

# Why a message was not sent.
demo-unsent = Not sent. Try again.
demo-unsent-offline = Not sent: no connection. Try again.
demo-unsent-long = Not sent: a message can have at most { $count } characters.
demo-unsent-fast = Not sent: too many messages at once. Try again in { $seconds } s.
demo-unsent-busy = Not sent: the demo is busy. Try again.
