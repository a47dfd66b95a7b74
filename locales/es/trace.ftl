# La página.

trace-page-title = Registro de #{ $number }
trace-title = Registro de <a href="/tickets/{ $number }">#{ $number }</a>
trace-control = El control a lo largo del tiempo
trace-control-label = Quién tuvo el control y cuándo
trace-steps = Los seis pasos
trace-asks = Preguntas del bot
trace-asks-asked = Preguntado
trace-asks-question = Pregunta
trace-asks-expires = Caduca
trace-asks-outcome = Resultado
trace-asks-after = Respondida tras
trace-ask = { $kind }: { $asked }
trace-ask-open = abierta
trace-deliveries = Envíos
trace-deliveries-queued = En cola
trace-deliveries-kind = Tipo
trace-deliveries-to = Para
trace-deliveries-state = Estado
trace-deliveries-attempts = Intentos
trace-delivery-sent = enviado
trace-delivery-dead = abandonado
trace-delivery-queued = en cola
trace-delivery-failed = fallido, se volverá a intentar
trace-mirrored = Antes del escalado
trace-sender-customer = Cliente
trace-sender-bot = Bot
trace-sender-agent = Agente
trace-sender-system = Baton
trace-suppressed = Mensajes del bot que el cliente nunca vio
trace-events = Registro de eventos
trace-events-seq = N.º
trace-events-when = Cuándo <span data-zone>(UTC)</span>
trace-events-who = Quién
trace-events-what = Qué
trace-events-event = Evento
trace-events-epoch = Turno de control
trace-events-visible = Visible para el bot
trace-event-unknown = desconocido para esta versión
trace-event-visible-yes = sí
trace-event-visible-no = no

# Los seis pasos y el resultado de cada uno.
trace-step-trigger = Detección del disparador
trace-step-target = Elección del destino
trace-step-packaging = Preparación del contexto
trace-step-handoff = Ejecución del traspaso
trace-step-absorption = Asimilación del contexto
trace-step-continuity = Verificación de la continuidad
trace-marked = Valoración: { $mark }
trace-target-claimed = Tomado de la cola
trace-first-reply = Primera respuesta { $waited } después del escalado
trace-first-reply-none = Nadie ha respondido todavía al cliente
trace-unrated = Nadie ha valorado todavía el contexto
trace-asked-twice = { $count ->
    [one] Se pidió al cliente un dato ya conocido: 1 vez
   *[other] Se pidió al cliente un dato ya conocido: { $count } veces
}
trace-move = { $from } → { $to }, { $outcome }, versión { $version } del contexto
trace-move-passed = { $from } → { $to }, traspasado
trace-move-pending = pendiente
trace-move-accepted = aceptado
trace-move-declined = rechazado
trace-move-lapsed = caducado
trace-move-withdrawn = retirado
trace-incident = Incidente: { $sentence }
trace-incident-heard = Incidente: { $sentence }; última señal: { $at }
trace-ended-resolved = Fin: resuelto por { $who }
trace-ended-returned = Fin: devuelto, aceptado por { $who }
trace-ended-cancelled = Fin: cancelado por { $who }
trace-ended-abandoned = Fin: el cliente no respondió a { $who }
trace-ended-expired = Fin: nadie en { $who } lo aceptó a tiempo
trace-ended = Fin: { $outcome }

# Las versiones del contexto y lo que se dijo de él.
trace-version-first = Versión { $version }: al escalar
trace-version = Versión { $version }: { $changes }
trace-version-state = Versión { $version }: el estado propio del bot
trace-change-fact-new = dato nuevo { $fact }
trace-change-fact = dato { $fact } cambiado
trace-change-fact-removed = dato { $fact } eliminado
trace-change-reason = motivo
trace-change-priority = prioridad
trace-change-summary = resumen
trace-change-intent = intención
trace-change-promises = promesas
trace-change-task = tarea
trace-change-earlier-tasks = tareas de bots anteriores
trace-change-avoid = temas que evitar
trace-change-ask = pregunta al agente
trace-change-routing = asignación
trace-change-return-to = bots a los que puede volver
trace-change-metadata = metadatos
trace-change-attachments = adjuntos
trace-change-truncated = transcripción recortada
trace-rated = { $who } sobre la versión { $version }: { $words }
trace-understood = entendió: { $understood }
trace-enough = contexto suficiente
trace-lacked-something = faltaba algo
trace-lacked = faltaba: { $missing }

# Qué ocurrió, una frase por evento.
trace-with = { $what }: { $more }
trace-said = «{ $said }»
trace-noted = Escribió una nota
trace-note-edited = Cambió la nota { $seq }
trace-note-deleted = Borró la nota { $seq }
trace-kept-back = Escribió un mensaje que el cliente nunca vio
trace-opened = El ticket se abrió para { $team }: { $why }
trace-opened-again = El ticket se reabrió para { $team }: { $why }
trace-took = Tomó el ticket
trace-assigned = El ticket está asignado a un agente
trace-unassigned = El ticket ha vuelto a la cola de { $team }
trace-offered = El ticket se ha ofrecido a un agente o a un bot
trace-waiting = El ticket espera en la cola de { $team }
trace-active = El ticket vuelve a estar activo
trace-snoozed = El ticket está pospuesto
trace-closed = El ticket está cerrado
trace-status = El ticket está { $status }
trace-closed-somehow = El ticket se cerró
trace-closed-resolved = El ticket se cerró: resuelto
trace-closed-returned = El ticket se cerró: el bot ha recuperado la conversación
trace-closed-abandoned = El ticket se cerró: el cliente no respondió
trace-closed-expired = El ticket se cerró: nadie lo aceptó a tiempo
trace-closed-cancelled = El ticket se cerró: el bot canceló su escalado
trace-control-moved = { $who } tiene ahora el control
trace-control-moved-to = { $holder ->
    [bot] El bot tiene ahora el control
    [team] El equipo tiene ahora el control
    [agent] El agente tiene ahora el control
   *[other] { $holder } tiene ahora el control
}
trace-packet-version = Versión { $version } del contexto
trace-packet-rated = Sobre la versión { $version } del contexto: { $words }
trace-asked-again = Volvió a pedir al cliente un dato ya conocido: { $fact }
trace-ask-answered = Respondió al bot
trace-ask-approved = Aprobó la solicitud del bot
trace-ask-rejected = Rechazó la solicitud del bot
trace-ask-edited = Aprobó con cambios la solicitud del bot
trace-ask-expired = Nadie respondió al bot a tiempo
trace-ask-superseded = Otra pregunta reemplazó a esta
trace-ask-withdrawn = La pregunta se retiró
trace-overdue = Venció un plazo
trace-offer-declined = Rechazó la oferta
trace-offer-lapsed = { $agent } no respondió a la oferta
trace-offer-lapsed-away = { $agent } no respondió a la oferta y pasó a estar ausente
trace-moved = El ticket pasó de { $from } a { $to }
trace-transfer-offered = Propuso la transferencia a { $to }
trace-transfer-declined = { $to } rechazó la transferencia
trace-transfer-lapsed = { $to } no aceptó la transferencia a tiempo
trace-transfer-withdrawn = Se canceló la transferencia a { $to }
trace-transferred = Transfirió el ticket
trace-unknown = Esta versión de Baton no conoce este evento
trace-tagged = Añadió { $tags }
trace-untagged = Quitó { $tags }
trace-retagged = Añadió { $added } y quitó { $removed }
trace-priority = Cambió la prioridad de { $from } a { $to }
