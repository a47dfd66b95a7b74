# Words that stand on many pages.

common-cancel = Cancel
common-save = Save
common-close = Close
common-open = Open
common-add = Add
common-remove = Remove
common-edit = Edit
common-delete = Delete
common-undo = Undo
common-back = Back
common-dismiss = Dismiss
common-search = Search
common-all = All
common-none = None
common-yes = Yes
common-no = No
common-action = Action
common-name = Name
common-team = Team
common-bot = Bot
common-agent = Agent
common-customer = Customer
common-ticket = Ticket
common-optional = optional
