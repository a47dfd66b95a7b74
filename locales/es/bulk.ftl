# Una orden para varios tickets: la barra bajo la lista y lo que resultó de ella.

bulk-title = Varios tickets
bulk-back = Volver a la cola
bulk-undo = Deshacer
bulk-accepted = { $count ->
    [one] Un ticket aceptado.
   *[other] { $count } tickets aceptados.
}
bulk-declined = { $count ->
    [one] Un ticket rechazado.
   *[other] { $count } tickets rechazados.
}
bulk-transferred = { $count ->
    [one] Un ticket transferido.
   *[other] { $count } tickets transferidos.
}
bulk-tagged = { $count ->
    [one] Etiquetas cambiadas en un ticket.
   *[other] Etiquetas cambiadas en { $count } tickets.
}
bulk-snoozed = { $count ->
    [one] Un ticket pospuesto.
   *[other] { $count } tickets pospuestos.
}
bulk-resolved = { $count ->
    [one] Un ticket resuelto.
   *[other] { $count } tickets resueltos.
}
bulk-undone = { $count ->
    [one] Deshecho en un ticket.
   *[other] Deshecho en { $count } tickets.
}
bulk-refused = { $count ->
    [one] Un ticket quedó como estaba
   *[other] { $count } tickets quedaron como estaban
}

# La barra.
bulk-label = Tickets seleccionados
bulk-row = Seleccionar el ticket { $number }
bulk-none = Selecciona tickets en la lista y elige qué hacer con ellos.
bulk-accept = Aceptar
bulk-resolve-anyway = Resolver de todos modos
bulk-keep = Cancelar
bulk-transfer = Transferir
bulk-transfer-to = Equipo o compañero
bulk-tag = Etiquetar
bulk-tags = Etiquetas que añadir
bulk-snooze = Posponer
bulk-snooze-for = Posponer durante
bulk-resolve = Resolver
bulk-clear = Quitar la selección
bulk-all = Seleccionar todo
