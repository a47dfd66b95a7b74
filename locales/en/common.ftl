# Words that stand on many pages.

common-cancel = Cancel
common-save = Save
common-close = Close
common-open = Open
common-add = Add
common-remove = Remove
common-edit = Edit
common-copy = Copy
common-dismiss = Dismiss
common-search = Search
common-none = None
common-action = Action
common-name = Name
common-team = Team
common-bot = Bot
common-agent = Agent
common-customer = Customer
common-ticket = Ticket
common-optional = optional
