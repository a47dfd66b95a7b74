# Saved replies: texts that agents insert into what they write.

replies-title = Saved replies
replies-about = Texts you send often, and what is done to the ticket with them. Type / in the reply box to insert one.
replies-owners = Whose replies
replies-of-you = Yours
replies-of-all = Everyone
replies-add = Add reply
replies-edit = Edit reply
replies-edit-label = Edit { $name }
replies-remove-label = Remove { $name }
replies-text = Text
replies-uses = Times sent
replies-none-title = No saved replies yet
replies-none = Save a text once, then insert it with / while you write. Variables are filled in for each customer. For example:
replies-none-shared = Managers can add replies here for everybody in the team.
replies-example-name = Where is my order
replies-example = Hi { $customer }, I’m looking into order { $order } and will get back to you today. { $agent }

# The form.
replies-variables = You can use these variables. Put a default after a bar for when a value is missing: { $example }
replies-variable-customer = the customer’s full name
replies-variable-first-name = the customer’s first name
replies-variable-agent = the name of the agent who sends it
replies-variable-ticket = the ticket’s number
replies-variable-team = the ticket’s team
replies-variable-fact = a fact from the packet, by its name
replies-added = Reply added
replies-saved = Reply saved
replies-removed = Reply removed
replies-imported = Replies imported
replies-error-field = { $field ->
    [name] Name
    [text] Text
    [tags] Tags
    [priority] Priority
    [then] Ticket
   *[other] Reply
}: { $why }

# What else is done when it is sent.
replies-actions = When it is sent
replies-actions-about = You see this above the Send button before you send, and can leave it out.
replies-tags = Add tags
replies-tags-help = Separate tags with commas.
replies-priority = Set priority
replies-priority-same = Leave it
replies-then = Then
replies-then-nothing = Leave the ticket open
replies-then-snooze = Snooze until the customer writes
replies-then-resolve = Resolve the ticket
replies-does-tag = Tag: { $tag }
replies-does-priority = Priority: { $priority }

# Removing one.
replies-remove-title = Remove “{ $name }”?
replies-remove-then = It disappears from the list in the reply box. Messages that were sent with it stay as they are.

# A file of them.
replies-export = Export CSV
replies-import = Import replies
replies-import-about = A CSV file with the columns name and text. It can also have owner (me, all or the name of a team), tags, priority and then (snooze or resolve). A first line with these names sets the order. If any line is wrong, nothing is imported.
replies-import-file = File
replies-import-text = Or paste its text
replies-import-do = Import
replies-error-nothing = Nothing was imported.
replies-error-table = File: { $why }
replies-error-line = Line { $line }: { $why }
replies-error-cell = Line { $line }, { $cell ->
    [name] name
    [text] text
    [owner] owner
    [tags] tags
    [priority] priority
    [then] then
   *[other] line
}: { $why }

# In the composer.
replies-insert = Insert a saved reply
replies-manage = Manage saved replies
replies-when-sent = When you send this:
replies-does-not = Only send

# Suggestions in the composer.
suggestions-open = Suggest replies
suggestions-title = Suggested replies
suggestions-saved = From saved replies
suggestions-saved-none = There are no saved replies yet. Save the answers that you give often.
suggestions-past = What answered similar requests
suggestions-past-none = Nobody in { $team } has answered a similar request yet. Replies that you and your team send are suggested here.
suggestions-past-reading = Replies from before the last update are still being read.
suggestions-ticket = Ticket #{ $ticket }
suggestions-about = Nothing is sent until you send it. What belongs to another customer shows in brackets.
