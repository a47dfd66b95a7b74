# The list of tickets and its rows.

queue-list-label = { $view } tickets, most urgent first
queue-show-more = Show more
queue-empty-title = No tickets here.
queue-empty-filtered = Nothing matches { $filter } right now.
queue-show-all = Show all open tickets
queue-empty-mine-title = You have no tickets.
queue-empty-mine = Accept one from the <a href="/queue?view=team">team queue</a>, or stay available: offers appear here automatically.
queue-empty-all-title = No open tickets.
queue-empty-all = When a bot escalates, the ticket appears here automatically. No need to reload.
queue-empty-team-title = No tickets are waiting for your teams.
queue-empty-team = New tickets appear here automatically, the most urgent on top.
queue-none = No tickets match the filter. <kbd>Esc</kbd> clears it.
