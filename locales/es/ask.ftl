# Lo que pregunta el bot.

ask-approval = El bot necesita aprobación
ask-form = El bot necesita estos datos
ask-question = El bot tiene una pregunta
ask-if-unanswered = { $fallback ->
    [none] Si nadie responde a tiempo, el bot continúa sin respuesta.
    [approved] Si nadie responde a tiempo, la solicitud cuenta como aprobada.
    [rejected] Si nadie responde a tiempo, la solicitud cuenta como rechazada.
   *[answer] Si nadie responde a tiempo, la respuesta es «{ $answer }».
}

# Responder.
ask-approve = Aprobar
ask-reject = Rechazar
ask-reason = Motivo
ask-reason-hint = se envía al bot
ask-arguments = Argumentos
ask-comment = Comentario
ask-comment-hint = opcional, se envía al bot
ask-approve-changed = Aprobar con cambios
ask-choices = Respuesta
ask-text = Tu respuesta
ask-text-instead = O escribe una respuesta
ask-answer = Responder al bot
ask-accept-first = Acepta el ticket para responder.
ask-accept = Aceptar
ask-only-owner = Solo puede responder el agente que tiene el ticket.
ask-field-required = obligatorio
ask-field-was = El bot propuso <b dir="auto">{ $value }</b>
ask-field-was-nothing = nada
ask-field-was-yes = sí
ask-field-was-no = no

# Qué resultó de ello.
ask-somebody = Un agente
ask-action = la solicitud
ask-approved = { $agent } aprobó { $action }
ask-rejected = { $agent } rechazó { $action }
ask-edited = { $agent } aprobó { $action } con cambios
ask-with-arguments = { $decision } ({ $arguments })
ask-argument-instead = { $argument } en vez de { $proposed }
ask-filled = { $agent } rellenó el formulario para el bot
ask-answered = { $agent } respondió al bot: { $answer }
ask-expired = { $fallback ->
    [none] Nadie respondió a tiempo: el bot continúa sin respuesta
    [approved] Nadie respondió a tiempo: la solicitud cuenta como aprobada
    [rejected] Nadie respondió a tiempo: la solicitud cuenta como rechazada
   *[answer] Nadie respondió a tiempo: la respuesta es «{ $answer }»
}
ask-superseded = Sin respuesta: el bot preguntó otra cosa
ask-withdrawn = Sin respuesta: ya no hace falta
