# What every page of the console has around its content.

shell-skip = Skip to content
shell-missed = You missed an offer.
shell-missed-then = You are now away: you get no offers until you are back.
shell-back = I’m back
shell-offline = Baton can’t be reached.
shell-offline-then = Keep writing: your messages go out as soon as it is back.
shell-sign-in = Sign in

# What the server has not confirmed yet.
shell-unsent-label = Not confirmed yet
shell-unsent-again = Try again
shell-unsent-discard = Discard

# Short messages in the corner.
shell-toast-accept = Accept
shell-toast-decline = Decline
shell-toast-open = Open the ticket

# Signing out.
shell-sign-out-title = Sign out?
shell-sign-out-unsent = This browser has text that has not been sent. Signing out deletes it.
shell-sign-out-stay = Stay signed in
shell-sign-out = Sign out

# The navigation.
shell-nav-home = Baton, team queue
shell-nav-label = Main
shell-nav-inbox = Inbox
shell-nav-mine = Mine
shell-nav-team = Team
shell-nav-all = All
shell-nav-search = Search
shell-nav-customers = Customers
shell-nav-notifications = Notifications
shell-nav-notifications-short = Alerts
shell-nav-reports = Reports
shell-nav-settings = Settings
shell-away-label = Away, no offers
shell-available-label = Available for offers
shell-load = { $has } of { $capacity } tickets
shell-away = Away
shell-away-for = Away: { $reason }
shell-away-why = Go away for
shell-available = Available

# The account menu.
shell-menu-label = { $name }, account menu
shell-theme = Theme
shell-theme-system = System
shell-theme-light = Light
shell-theme-dark = Dark
shell-sound = Sound
shell-on = on
shell-desktop = Desktop notifications
shell-off = off
shell-account = Your account

# The keyboard shortcuts.
shell-keys-title = Keyboard shortcuts
shell-keys-single = Single-key shortcuts
shell-keys-single-hint = Saved in your account. <kbd data-mod>Ctrl</kbd> combinations always work.
shell-keys-then = then
shell-keys-navigation = Navigation
shell-key-move = next or previous ticket in the queue
shell-key-open = open the ticket
shell-key-team = team queue
shell-key-mine = my tickets
shell-key-overview = overview
shell-key-search-page = search page
shell-key-pick = select the ticket, to act on several at once
shell-key-pick-range = select all tickets up to the one you click
shell-key-picked = transfer, snooze or resolve the selected tickets; A and # accept and tag them
shell-keys-click = and click
shell-key-search = search tickets
shell-key-filter = filter the queue
shell-key-palette = open the command palette
shell-keys-ticket = Ticket
shell-key-accept = accept
shell-key-decline = decline
shell-key-return = hand back to the bot
shell-key-transfer = transfer
shell-key-snooze = snooze
shell-key-resolve = resolve
shell-key-resolve-next = resolve and open the next one
shell-key-ask = go to the bot’s question
shell-key-mark = choose a rating for the escalation (right, too early, too late, wrong team); Enter or the same key confirms
shell-keys-writing = Writing
shell-key-reply = write a reply
shell-key-note = write a note
shell-key-missing = ask for missing facts
shell-key-enough = confirm enough context
shell-keys-in-box = in the reply box
shell-keys-in-note = in a note
shell-key-saved = insert a saved reply
shell-key-suggestions = see suggested replies
shell-key-mention = mention a colleague
shell-key-bold = make the selection bold
shell-key-assist = ask the language model, if there is one
shell-key-send = send
# Also to put back.
shell-key-undo = undo the last command while it is offered
shell-key-offer = go to the newest offer
shell-key-leave = leave the editor or close

# The command palette.
shell-palette-title = Command palette
shell-palette-search = Search tickets and commands
shell-palette-hint = Search tickets and commands…
shell-palette-results = Results
shell-palette-none = No results

# Pages, as the palette names them.
shell-page-scorecard = Trigger scorecard
shell-page-context = Context report
shell-page-teams = Teams
shell-page-routing = Routing rules
shell-page-triggers = Trigger rules
shell-page-people = People
shell-page-bots = Bots
shell-page-security = Security log
shell-key-put-back = put back in the queue
shell-key-tag = add tags
shell-hand-over = Hand over tickets…
