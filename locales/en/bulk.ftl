# One command for several tickets: the bar below the list, and what became of it.

bulk-title = Several tickets
bulk-back = Back to the queue
bulk-undo = Undo
bulk-accepted = { $count ->
    [one] One ticket accepted.
   *[other] { $count } tickets accepted.
}
bulk-declined = { $count ->
    [one] One ticket declined.
   *[other] { $count } tickets declined.
}
bulk-transferred = { $count ->
    [one] One ticket transferred.
   *[other] { $count } tickets transferred.
}
bulk-tagged = { $count ->
    [one] Tags changed on one ticket.
   *[other] Tags changed on { $count } tickets.
}
bulk-snoozed = { $count ->
    [one] One ticket snoozed.
   *[other] { $count } tickets snoozed.
}
bulk-resolved = { $count ->
    [one] One ticket resolved.
   *[other] { $count } tickets resolved.
}
bulk-undone = { $count ->
    [one] Undone for one ticket.
   *[other] Undone for { $count } tickets.
}
bulk-refused = { $count ->
    [one] One ticket was left as it was
   *[other] { $count } tickets were left as they were
}

# The bar.
bulk-label = Selected tickets
bulk-row = Select ticket { $number }
bulk-none = Select tickets in the list, then choose what to do with them.
bulk-accept = Accept
bulk-resolve-anyway = Resolve anyway
bulk-keep = Cancel
bulk-transfer = Transfer
bulk-transfer-to = Team or colleague
bulk-tag = Tag
bulk-tags = Tags to add
bulk-snooze = Snooze
bulk-snooze-for = Snooze for
bulk-resolve = Resolve
bulk-clear = Clear
bulk-all = Select all
