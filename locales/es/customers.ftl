# La lista de clientes.

customers-title = Clientes
customers-search = Buscar clientes
customers-placeholder = Un nombre, un correo, un teléfono o un ID de cliente
customers-list = Clientes, los más recientes primero
customers-more = Mostrar más clientes
customers-none-yet = Aún no hay clientes. Aparecen aquí cuando tienes acceso a alguno de sus tickets.
customers-none = Ningún cliente coincide con «{ $query }».
customers-none-help = Revisa la ortografía o usa menos palabras. Solo ves clientes con algún ticket al que tienes acceso.

# La página de un cliente.
customers-known-by = a través de { $bot }
customers-tickets = Tickets
customers-details = Detalles
customers-facts = Datos de sus tickets

# Notas.
customers-notes = Notas
customers-notes-seen = Visibles para quien tenga acceso a alguno de los tickets de este cliente. Ni los clientes ni los bots ven las notas.
customers-note-label = Nota sobre el cliente
customers-note-placeholder = Lo que tus compañeros deben saber sobre este cliente
customers-note-add = Añadir nota
customers-note-delete = Eliminar nota
customers-note-edited = editada

# Fichas de la misma persona.
customers-linked = Fichas vinculadas
customers-linked-by = Vinculada por { $agent }
customers-unlink = Desvincular
customers-suggested = Posibles duplicados
customers-suggested-about = Estas fichas comparten un correo o un teléfono. Vincúlalas solo si son de la misma persona.
customers-link = Vincular
# Fichas con el mismo correo o teléfono, sin verificar en alguna de ellas.
customers-unverified = Mismos datos de contacto, sin verificar
customers-unverified-about = { $count ->
    [one] Otro cliente dio el mismo correo o teléfono. No está verificado en las dos fichas, así que Baton no los considera la misma persona.
   *[other] Otros { $count } clientes dieron el mismo correo o teléfono. No está verificado en todas las fichas, así que Baton no los considera la misma persona.
}
customers-link-ask = Vincular…
customers-link-sure = Cualquiera puede escribir un correo que no es suyo. Vincula estas fichas solo si sabes que son de la misma persona. Podrás desvincularlas después.

# Lo que dice la página después de un formulario.
customers-done-note = Nota añadida
customers-done-edit = Nota guardada
customers-done-delete = Nota eliminada
customers-done-link = Fichas vinculadas
customers-done-unlink = Fichas desvinculadas
