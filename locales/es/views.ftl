# Vistas guardadas: filtros y un orden con un nombre.

views-title = Vistas guardadas
views-about = Una vista muestra los tickets abiertos que describen sus filtros. Tus vistas aparecen en la navegación, bajo la bandeja.
views-list = Vistas
views-none = Aún no hay vistas. Da a la primera un nombre y filtros.
views-of = Para
views-of-you = Solo tú
views-add = Añadir vista
views-edit = Editar vista
views-edit-label = Editar { $name }
views-remove-label = Eliminar { $name }
views-help = Los filtros de la búsqueda: status, team, agent, bot, tag, priority, reason, language, before y after. Por ejemplo: team:Billing tag:refund agent:me
views-saved = Vista guardada
views-removed = Vista eliminada
views-error-field = { $field ->
    [name] Nombre
    [filter] Filtros
   *[other] Vista
}: { $why }
