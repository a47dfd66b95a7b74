# Giving on all tickets at the end of a shift.

hand-over-title = Hand over your tickets
hand-over-about = Give your open tickets to their queues or to a colleague, for example at the end of your shift.
hand-over-none = You have no open tickets.
hand-over-tickets = Tickets
hand-over-to = To
hand-over-queue = The queue of each ticket
hand-over-note = Note for whoever gets them
hand-over-submit = Hand over
hand-over-given = { $count ->
    [one] One ticket was handed over.
   *[other] { $count } tickets were handed over.
}
