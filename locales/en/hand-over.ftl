# Giving on all tickets at the end of a shift.

hand-over-title = Hand over your tickets
hand-over-about = Give your open tickets to their queues or to a colleague, for example at the end of your shift.
hand-over-none = You have no open tickets.
hand-over-tickets = Tickets
# A box that picks all tickets of the list, or none.
hand-over-all = All { $count }
hand-over-to = To
hand-over-queue = The queue of each ticket
hand-over-note = Note for whoever gets them
# Beside a ticket for which the agent has begun an answer.
hand-over-draft = your unsent reply stays with you
hand-over-submit = Hand over
hand-over-given = { $count ->
    [one] One ticket was handed over.
   *[other] { $count } tickets were handed over.
}
hand-over-offered = { $count ->
    [one] One ticket was offered to { $name }. If they do not accept it in time, it goes back to its queue.
   *[other] { $count } tickets were offered to { $name }. Those that they do not accept in time go back to their queues.
}
# Nothing of it could be undone.
hand-over-answered = Nothing was undone: all of them have been answered or changed since.
hand-over-away = Set me to away afterwards
hand-over-offered-gone = { $count ->
    [one] One ticket was offered to { $name }, who is offline or away. If they are not back in time, it goes back to its queue.
   *[other] { $count } tickets were offered to { $name }, who is offline or away. Those that they do not accept in time go back to their queues. Undo this to hand them to somebody who is there.
}
