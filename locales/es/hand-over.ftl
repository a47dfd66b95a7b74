# Traspasar todos los tickets al final de un turno.

hand-over-title = Traspasar tus tickets
hand-over-about = Pasa tus tickets abiertos a sus colas o a otra persona, por ejemplo al terminar tu turno.
hand-over-none = No tienes tickets abiertos.
hand-over-tickets = Tickets
hand-over-all = Los { $count }
hand-over-to = A
hand-over-queue = La cola de cada ticket
hand-over-note = Nota para quien los reciba
# Junto a un ticket para el que la persona ha empezado una respuesta.
hand-over-draft = tu respuesta sin enviar se queda contigo
hand-over-submit = Traspasar
hand-over-given = { $count ->
    [one] Se traspasó un ticket.
   *[other] Se traspasaron { $count } tickets.
}
hand-over-offered = { $count ->
    [one] Se ofreció un ticket a { $name }. Si no lo acepta a tiempo, vuelve a su cola.
   *[other] Se ofrecieron { $count } tickets a { $name }. Los que no acepte a tiempo vuelven a sus colas.
}
# Nada de ello se pudo deshacer.
hand-over-answered = No se deshizo nada: todos han sido respondidos o cambiados desde entonces.
hand-over-away = Ponerme como ausente después
hand-over-offered-gone = { $count ->
    [one] Se ofreció un ticket a { $name }, que no está disponible. Si no lo acepta a tiempo, vuelve a su cola.
   *[other] Se ofrecieron { $count } tickets a { $name }, que no está disponible. Los que no acepte a tiempo vuelven a sus colas. Deshaz esto para pasarlos a alguien que esté disponible.
}
