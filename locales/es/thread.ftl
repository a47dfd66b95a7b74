# Un mensaje.

thread-message-note = Nota interna: solo para tu equipo
thread-message-automatic = automático
thread-message-suppressed = No enviado: el bot no tenía el control
thread-earlier = Antes, en el ticket #{ $number }

# De quién a quién pasó un ticket y qué resultó de ello.
thread-to = a
thread-accepted = { $agent } aceptó
thread-taken-over = tomado
thread-reopened = { $agent } lo reabrió
thread-taken-back = { $agent } lo recuperó
thread-transferred = transferido
thread-resolved = { $agent } lo resolvió
thread-expired = cerrado: nadie lo aceptó a tiempo
thread-abandoned = cerrado: el cliente no respondió
thread-cancelled = { $bot } canceló el escalado
thread-bot-declined = rechazado por el bot
thread-bot-escalated-again = el bot volvió a escalar
thread-bot-silent = el bot no respondió
thread-agent-silent = el agente no respondió
thread-deactivated = Se desactivó a { $who }
thread-passed-on = traspasado
thread-transfer-offered = transferencia propuesta
thread-transfer-accepted = aceptó la transferencia
thread-transfer-declined = { $agent } rechazó la transferencia
thread-transfer-declined-because = { $agent } rechazó la transferencia · { $why }
thread-transfer-note = { $agent }: { $note }
thread-transfer-lapsed = no aceptó la transferencia a tiempo
thread-transfer-withdrawn = transferencia cancelada
thread-offer-lapsed = { $agent } no aceptó a tiempo · de nuevo en la cola
thread-offer-declined = { $agent } rechazó la oferta · de nuevo en la cola
thread-offer-declined-because = { $agent } rechazó la oferta · { $why } · de nuevo en la cola
thread-escalated-accepted = { $why }, aceptado
thread-escalated-declined = { $why }, rechazado
thread-escalated-lapsed = { $why }, no aceptado a tiempo
thread-snoozed = { $agent } lo pospuso
thread-snoozed-until = hasta <time datetime="{ $at }" data-clock="time">{ $shown }</time>
thread-resumed = { $agent } lo retomó
thread-woken = ya no está pospuesto
thread-woken-customer = ya no está pospuesto: el cliente escribió
thread-woken-bot = ya no está pospuesto: el bot volvió a escalar
thread-woken-time = ya no está pospuesto: llegó la hora
thread-returned = devuelto
thread-returned-accepted = devuelto, aceptado
thread-returned-declined = devuelto, rechazado
thread-returned-lapsed = devuelto, no aceptado a tiempo
thread-returned-withdrawn = devolución cancelada
thread-given-accepted = transferido, aceptado
thread-given-declined = transferido, rechazado
thread-given-lapsed = transferido, no aceptado a tiempo

# La parte del bot en la conversación.
thread-bot-label = Con el bot
thread-bot-with = Con <span dir="auto">{ $bot }</span>
thread-bot-extent = { $messages ->
    [one] 1 mensaje
   *[other] { $messages } mensajes
}
thread-bot-extent-tools = { $messages ->
    [one] 1 mensaje
   *[other] { $messages } mensajes
}, { $calls ->
    [one] 1 llamada a herramienta
   *[other] { $calls } llamadas a herramientas
}
thread-bot-truncated = El bot envió solo el final de una conversación más larga.
thread-bot-folded = { $count } anteriores
thread-bot-technical = Instrucciones del sistema y razonamiento; el cliente nunca los ve
thread-bot-instruction = instrucción del sistema
thread-bot-reasoning = razonamiento
thread-bot-trace = anotado por el bot
thread-bot-answer-of = resultado de { $tool }
thread-bot-answer = resultado de una herramienta

# Una llamada a una herramienta.
thread-tool = herramienta
thread-tool-input = entrada
thread-tool-output = salida
thread-tool-ok = correcto
thread-tool-failed = fallido
thread-tool-open = pendiente
thread-tool-unknown = desconocido
thread-tagged = { $by } añadió { $tags }
thread-untagged = { $by } quitó { $tags }
thread-retagged = { $by } añadió { $added } y quitó { $removed }
thread-priority = { $by } cambió la prioridad de { $from } a { $to }

# Notes that were changed.
thread-note-title = Nota
thread-note-edit = Editar
thread-note-edited = editada
thread-note-show = Detalles
thread-note-deleted = { $agent } borró esta nota
thread-note-ticket = Ticket #{ $number }
thread-note-delete = Borrar la nota
thread-note-restore = Recuperar la nota
thread-note-before = Versiones anteriores
thread-note-changed-by = Cambiada por

# How far an agent's words have come.
thread-reached-stored = Guardado
thread-reached-delivered = Entregado al bot
thread-reached-shown = Visto
thread-reached-shown-to = El bot informa de que el cliente lo vio
