# The list of tickets and its rows.

queue-list-mine = My tickets, first due on top
queue-list-team = Team tickets, first due on top
queue-list-all = All tickets, first due on top
queue-show-more = Show more
queue-empty-title = No tickets here.
queue-empty-filtered = Nothing matches { $filter } right now.
queue-show-all = Show all open tickets
queue-empty-mine-title = You have no tickets.
queue-empty-mine = Accept one from the <a href="/queue?view=team">team queue</a>, or stay available: offers appear here automatically.
queue-empty-all-title = No open tickets.
queue-empty-all = When a bot escalates, the ticket appears here automatically. No need to reload.
queue-no-team-title = You are not in a team yet
queue-no-team = Ask an admin to add you to a team. Its tickets then appear here.
queue-empty-team-title = No tickets are waiting for your teams.
queue-empty-team = New tickets appear here automatically, the most urgent on top.
queue-none = No tickets match the filter. <kbd>Esc</kbd> clears it.

# The pane around the list.
queue-label = Queue
queue-compact = Compact rows
queue-disconnected = disconnected
queue-filter-remove = Remove filter
queue-view-menu = Sort, filter and views
queue-sort = Sort by
queue-filters = Filters
queue-filters-show = Show
queue-save-view = Save as a view…
queue-own-closed = Your closed tickets
queue-view-gone = This view no longer exists. These are all open tickets that you can see.
queue-unknown = { $filter } names nothing that exists or that you can see, so no ticket is found. Change the filter.
queue-filter-label = Filter the queue
queue-filter = Filter

# The views, above the list and in the tab of the browser.
queue-title-mine = Mine
queue-title-team = Team
queue-title-all = All
queue-tab-mine = My tickets
queue-tab-team = Team queue
queue-tab-all = All tickets

# What rows stand under.
queue-group-yours = Yours, needs reply
queue-group-overdue = Overdue and safety
queue-group-waiting = Waiting
queue-group-answered = Yours, answered or snoozed
queue-group-others = With others

# A row.
queue-row-unread = Unread.
queue-row-closed = closed
queue-row-answered = answered
queue-row-team-closed = closed { $until }
queue-row-transfer = transfer to <span data-agent="{ $agent }" data-mid-sentence dir="auto">{ $name }</span>
queue-row-draft = Draft:
queue-row-no-summary = No summary
queue-row-more-tags = { $count ->
    [one] one more tag
   *[other] { $count } more tags
}
