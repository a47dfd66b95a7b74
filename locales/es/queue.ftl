# La lista de tickets y sus filas.

queue-list-mine = Mis tickets, arriba los que vencen antes
queue-list-team = Tickets del equipo, arriba los que vencen antes
queue-list-all = Todos los tickets, arriba los que vencen antes
queue-show-more = Ver más
queue-empty-title = Aquí no hay tickets.
queue-empty-filtered = Ahora mismo nada coincide con { $filter }.
queue-show-all = Ver todos los tickets abiertos
queue-empty-mine-title = No tienes tickets.
queue-empty-mine = Acepta uno de la <a href="/queue?view=team">cola del equipo</a> o sigue disponible: las ofertas aparecen aquí solas.
queue-empty-all-title = No hay tickets abiertos.
queue-empty-all = Cuando un bot escala, el ticket aparece aquí solo, sin recargar la página.
queue-no-team-title = Todavía no estás en ningún equipo
queue-no-team = Pide a un administrador que te añada a uno. Sus tickets aparecerán aquí.
queue-empty-team-title = No hay tickets esperando a tus equipos.
queue-empty-team = Los tickets nuevos aparecen aquí solos, arriba el más urgente.
queue-none = Ningún ticket coincide con el filtro. <kbd>Esc</kbd> lo borra.

# El panel alrededor de la lista.
queue-label = Cola
queue-compact = Filas compactas
queue-disconnected = desconectado
queue-filter-remove = Quitar el filtro
queue-view-menu = Orden, filtros y vistas
queue-sort = Ordenar por
queue-filters = Filtros
queue-filters-show = Mostrar
queue-save-view = Guardar como vista…
queue-own-closed = Tus tickets cerrados
queue-view-gone = Esta vista ya no existe. Estos son todos los tickets abiertos que puedes ver.
queue-unknown = { $filter } no nombra nada que exista o que puedas ver, así que no se encuentra ningún ticket. Cambia el filtro.
queue-filter-label = Filtrar la cola
queue-filter = Filtrar

# Las vistas, encima de la lista y en la pestaña del navegador.
queue-title-mine = Míos
queue-title-team = Equipo
queue-title-all = Todos
queue-tab-mine = Mis tickets
queue-tab-team = Cola del equipo
queue-tab-all = Todos los tickets

# Lo que encabeza las filas.
queue-group-yours = Tuyos, por responder
queue-group-overdue = Vencidos y posibles peligros
queue-group-waiting = En espera
queue-group-answered = Tuyos, respondidos o pospuestos
queue-group-others = De otros agentes

# Una fila.
queue-row-unread = Sin leer.
queue-row-closed = cerrado
queue-row-answered = respondido
queue-row-team-closed = cerrado { $until }
queue-row-transfer = transferencia a <span data-agent="{ $agent }" data-mid-sentence dir="auto">{ $name }</span>
queue-row-draft = Borrador:
queue-row-no-summary = Sin resumen
queue-row-more-tags = { $count ->
    [one] una etiqueta más
   *[other] { $count } etiquetas más
}
