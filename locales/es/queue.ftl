# La lista de tickets y sus filas.

queue-list-label = Tickets de «{ $view }», los más urgentes primero
queue-show-more = Ver más
queue-empty-title = Aquí no hay tickets.
queue-empty-filtered = Ahora mismo nada coincide con { $filter }.
queue-show-all = Ver todos los tickets abiertos
queue-empty-mine-title = No tienes tickets.
queue-empty-mine = Acepta uno de la <a href="/queue?view=team">cola del equipo</a> o sigue disponible: las ofertas aparecen aquí solas.
queue-empty-all-title = No hay tickets abiertos.
queue-empty-all = Cuando un bot escala, el ticket aparece aquí solo, sin recargar la página.
queue-empty-team-title = No hay tickets esperando a tus equipos.
queue-empty-team = Los tickets nuevos aparecen aquí solos, con el más urgente arriba.
queue-none = Ningún ticket coincide con el filtro. <kbd>Esc</kbd> lo borra.
