# The opening hours of a team, and how many tickets may wait.

hours-about = Tickets are offered only while the team is open, and deadlines count only opening hours. Outside these hours, Baton tells customers when the team opens. Agents can accept a ticket at any time.
hours-saved = Saved. Waiting tickets follow the new hours.
hours-title = Opening hours
hours-mode-always = Always open
hours-mode-week = Weekly hours
hours-mode-text = Text (advanced)
hours-not-in-grid = These hours have dates or rules that the week grid cannot show, so they are kept as text. If you fill in the grid and save it, the grid replaces them.
hours-day-closed = Closed
hours-day-opens = { $day }, opens
hours-day-closes = { $day }, closes
hours-copy-monday = Copy Monday to Tuesday–Friday
hours-grid-help = Leave a day empty to close it. If a closing time is earlier than the opening time, the team closes the next morning. Preview or save to get room for more times.
hours-text = Hours
hours-text-hint = OpenStreetMap format
hours-zone = Time zone
hours-also-closed = Also closed on
hours-also-closed-hint = one date per line
hours-limit = Queue limit
hours-limit-tickets = Waiting tickets
hours-limit-hint = leave empty for no limit
hours-limit-help = Once this many tickets are waiting, new ones go to the next tier up that is open and below its own limit. If there is none, they stay here.
hours-preview = Preview
hours-preview-label = Preview of the hours
hours-now = Now
hours-now-always = Always open
hours-now-open = Open now
hours-now-open-until = Open now, until { $until }
hours-now-closed = Closed for good
hours-now-closed-until = Closed until { $until }
hours-change-opens = opens
hours-change-closes = closes
hours-unsaved = Not saved yet. Saving also moves the deadlines of tickets that are waiting now.

# The days of the week.
hours-monday = Monday
hours-tuesday = Tuesday
hours-wednesday = Wednesday
hours-thursday = Thursday
hours-friday = Friday
hours-saturday = Saturday
hours-sunday = Sunday

# A moment on the team’s clock: `Mon 9:00 AM`, `Mon 23 Nov 9:00 AM`, `Mon 23 Nov 2026, 9:00 AM`.

# What is wrong with a form.
hours-error-day = { $day }: { $why }
hours-error-both = enter both an opening and a closing time
hours-error-time = write times as 09:00
hours-error-overlap = the times overlap or touch
hours-error-date = { $given } is not a date; write 2026-12-24
hours-error-number = not a whole number
hours-error-never-open = the team would never be open
hours-error-unusable = These hours cannot be used, so the team counts as always open: { $why }
hours-error-field = { $field ->
    [hours] Hours
    [zone] Time zone
    [closed] Also closed on
    [backlog] Queue limit
   *[other] { $field }
}: { $why }
hours-bad-too-long = must not be longer than { $most } characters
hours-bad-too-much = too complex: use at most { $rules } rules, each with at most { $parts } times, weekdays, weeks, dates and years; list single days on which the team is closed separately
hours-bad-unreadable = not understood ({ $why }); write for example: Mo-Fr 09:00-13:00,14:00-18:00; Dec 25 off
hours-bad-holidays = public and school holidays are not supported; list the dates, for example: Dec 25 off
hours-bad-sun = sunrise and sunset are not supported; use clock times, for example: 07:00-19:00
hours-bad-zone = no such time zone; write for example: Europe/Madrid
hours-bad-dates = at most { $most } dates
