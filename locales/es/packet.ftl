# La cabecera del contexto y el cliente.

packet-title = Contexto
packet-complete = { $percent } % completo
packet-customer-unknown = Cliente desconocido
packet-customer-partly-verified = verificado en parte
packet-customer-verified = verificado
packet-customer-email = Correo
packet-customer-phone = Teléfono
packet-customer-id = ID de cliente
packet-customer-nothing = El bot no sabe nada más del cliente.
packet-customer-page = Notas y todos los tickets

# Por qué se escaló y qué quiere el cliente.
packet-summary = Resumen
packet-summary-by = por { $author }
packet-summary-extract = Baton, a partir de la conversación
packet-reason = Motivo
packet-reason-none = sin motivo indicado
packet-goal = Objetivo
packet-goal-doubted = { $goal }, { $sure }
packet-sure = { $percent } de certeza
packet-promised = Prometido al cliente

# Lo que falta y lo que está en la conversación.
packet-missing = Falta
packet-helpful = Útil
packet-missing-helpful = útil
packet-ask = Preguntar
packet-found = Hallado en la conversación
packet-confirm = Confirmar
packet-place-message = mensaje { $number }
packet-place-message-customer = cliente, mensaje { $number }
packet-place-message-bot = bot, mensaje { $number }
packet-place-message-agent = agente, mensaje { $number }
packet-place-tool = una herramienta del bot
packet-place-tool-after = una herramienta del bot tras el mensaje { $number }
packet-understood = El bot entendió: <span dir="auto">{ $understood }</span>
packet-enough = Contexto suficiente
packet-not-enough = Contexto insuficiente: <span dir="auto">{ $missing }</span>

# Lo que se sabe y lo que intentó el bot.
packet-facts = Datos
packet-masked = { $count ->
    [one] 1 secreto oculto
   *[other] { $count } secretos ocultos
}
packet-facts-none = El bot no reunió datos. Los que averigües vuelven a él con el ticket.
packet-fact-confirmed = confirmado
packet-tried = Lo que intentó el bot
packet-tried-times = { $count } veces
packet-task = Tarea pendiente
packet-task-of = Tarea pendiente de { $bot }
packet-avoid = Temas que evitar
packet-files = Archivos y enlaces
packet-metadata = Metadatos
packet-metadata-conversation = conversación
packet-history = Historial del contexto
packet-version-first = al escalar
packet-version-later = actualizado
packet-open-trace = Ver el registro
packet-answers = Respuestas al bot
packet-answers-return = Devolver al bot

# Por qué está aquí el ticket.
packet-routing = Asignación
packet-rule-fired = Se activó el disparador «{ $rule }»
packet-rule-fired-by = Se activó el disparador «{ $rule }»: { $evidence }
packet-stuck-unled = No había ningún agente disponible ni responsable a quien avisar
packet-stuck = { $count ->
    [one] No había ningún agente disponible; se avisó a { $managers }
   *[other] No había ningún agente disponible; se avisó a { $managers }
}
packet-overflowed = { $waiting ->
    [one] { $team } tenía 1 ticket en espera (límite { $limit }), así que el ticket pasó a { $to }
   *[other] { $team } tenía { $waiting } tickets en espera (límite { $limit }), así que el ticket pasó a { $to }
}
packet-overflow-stayed = { $waiting ->
    [one] { $team } tenía 1 ticket en espera (límite { $limit }), pero ningún nivel superior estaba abierto y por debajo de su límite, así que el ticket se quedó
   *[other] { $team } tenía { $waiting } tickets en espera (límite { $limit }), pero ningún nivel superior estaba abierto y por debajo de su límite, así que el ticket se quedó
}
packet-unanswered-seconds = { $count } s
packet-unanswered-minutes = { $count } min
packet-unanswered-offered = { $bot } no respondió en { $within }; el ticket se ofrece de nuevo a { $agent }
packet-unanswered-offered-never = { $bot } no respondió en { $within } (nunca se ha conectado); el ticket se ofrece de nuevo a { $agent }
packet-unanswered-queued = { $bot } no respondió en { $within }; el ticket vuelve a esperar en { $team }
packet-unanswered-queued-never = { $bot } no respondió en { $within } (nunca se ha conectado); el ticket vuelve a esperar en { $team }

# Adónde enviaron las reglas un ticket y por qué.
packet-route-to-team = Al equipo { $team }: { $by }
packet-route-to-bot = Al bot { $bot }; si no, al equipo { $team }: { $by }
packet-route-by-rule = por la regla «{ $rule }»
packet-route-by-own = el equipo propio del bot
packet-route-by-recommended = como recomendó { $bot }, { $percent } de certeza
packet-route-by-asked = como pidió { $bot }
packet-route-requires = La regla requiere { $skills }
packet-route-prefers = La regla prefiere { $skills }
packet-route-warning = Aviso: { $warning }
packet-route-more = { $count ->
    [one] 1 regla más no coincidió
   *[other] { $count } reglas más no coincidieron
}
packet-route-failed = { $rule } no: { $condition } es «{ $saw }»
packet-route-unknown = { $rule } no: no se conoce { $condition }
packet-route-topic = { $rule } no: no se habló de su tema; lo último fue «{ $saw }»
packet-route-left-out = { $rule } no: se omitió porque { $bot } ya tuvo esta conversación
packet-route-condition = { $name ->
    [bot] el bot
    [team] el equipo
    [reason] el motivo
    [intent] la intención
    [topic] el tema
    [language] el idioma
    [channel] el canal
    [tags] la lista de etiquetas
    [priority] la prioridad
    [verified] la verificación
   *[other] { $name }
}

# A qué agente se ofreció un ticket y por qué.
packet-chosen = { $agent }: { $reasons }
packet-chosen-none = No había ningún agente disponible
packet-chosen-next = Después { $agent }: { $reasons }
packet-chosen-not = { $agent } no: { $reason }
packet-ranked-wanted = lo pidió el bot
packet-ranked-had-it = ya tuvo este ticket
packet-ranked-not-spoken = no escribe el idioma del cliente
packet-ranked-skill = habilidad { $level }
packet-ranked-preferred = habilidad preferida { $level }
packet-ranked-load = carga { $percent } %
packet-ranked-no-tickets = aún sin tickets
packet-ranked-idle-seconds = libre desde hace { $count } s
packet-ranked-idle-minutes = libre desde hace { $count } min
packet-excluded-offline = sin conexión
packet-excluded-away = ausente
packet-excluded-closed = cerrado { $until }
packet-excluded-full = al límite: { $load } de { $capacity }
packet-excluded-asked = tiene antes otra oferta por responder
packet-excluded-declined = rechazó la oferta o la dejó pasar
packet-excluded-skill = no tiene la habilidad { $skill }
packet-excluded-language = no escribe { $language }
packet-relaxed-skills = Tras la espera, las habilidades se prefieren en vez de exigirse
packet-relaxed-language = Tras la espera, las habilidades y el idioma se prefieren en vez de exigirse
packet-relaxed-declines = Tras la espera, se vuelve a preguntar a los agentes que rechazaron

packet-more = { $count } más
