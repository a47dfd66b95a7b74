# Lo que pregunta el bot.

ask-approval = El bot pide aprobación
ask-form = El bot necesita estos datos
ask-question = El bot pregunta
ask-if-unanswered = { $fallback ->
    [none] Si nadie responde a tiempo, el bot se queda sin respuesta.
    [approved] Si nadie responde a tiempo, cuenta como aprobado.
    [rejected] Si nadie responde a tiempo, cuenta como rechazado.
   *[answer] Si nadie responde a tiempo, cuenta como «{ $answer }».
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
ask-field-was = El bot pidió <b dir="auto">{ $value }</b>
ask-field-was-nothing = nada
ask-field-was-yes = sí
ask-field-was-no = no

# Qué resultó de ello.
ask-somebody = Alguien
ask-action = la acción
ask-approved = { $agent } aprobó { $action }
ask-rejected = { $agent } rechazó { $action }
ask-edited = { $agent } aprobó { $action } con cambios
ask-with-arguments = { $decision } ({ $arguments })
ask-argument-instead = { $argument } en vez de { $proposed }
ask-filled = { $agent } rellenó el formulario para el bot
ask-answered = { $agent } respondió al bot: { $answer }
ask-expired = { $fallback ->
    [none] Nadie respondió al bot a tiempo: se queda sin respuesta
    [approved] Nadie respondió al bot a tiempo: cuenta como aprobado
    [rejected] Nadie respondió al bot a tiempo: cuenta como rechazado
   *[answer] Nadie respondió al bot a tiempo: cuenta como «{ $answer }»
}
ask-superseded = Sin respuesta: el bot preguntó otra cosa
ask-withdrawn = Sin respuesta: el bot ya no necesita la respuesta
