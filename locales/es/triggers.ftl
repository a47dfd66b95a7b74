# Disparadores, su prueba y qué tal funcionan.

triggers-title = Disparadores
triggers-about = Cuando se cumple uno de estos disparadores, la conversación se convierte en ticket o se le indica al bot que escale.
triggers-add = Añadir disparador
triggers-no-bots-title = Todavía no hay bots
triggers-no-bots = Los disparadores vigilan lo que se dicen los bots y los clientes. Añade antes un bot, en su página o en el servidor:
triggers-owners = De quién son los disparadores
triggers-owner-bot = bot
triggers-owner-team = equipo
triggers-owner-own = propios
triggers-origin-own = Disparadores propios.
triggers-origin-team = Heredados del equipo { $team }. Si los cambias, este bot recibe su propia copia.
triggers-origin-built-in = Disparadores integrados. Si los cambias, el cambio solo se aplica a { $owner }.
triggers-inherit = Usar los heredados

# Un disparador.
triggers-state-off = desactivado
triggers-state-opens = abre el ticket
triggers-state-tells = pide al bot que escale
triggers-enabled = Activado
triggers-auto = Abrir el ticket automáticamente
triggers-reason = Motivo
triggers-reason-usual = { $reason } (predeterminado)
triggers-try = Probar con conversaciones anteriores
triggers-looks-for = Qué busca
triggers-add-rule = Añadir disparador
triggers-add-off = Un disparador nuevo está desactivado hasta que lo actives.
triggers-remove-title = ¿Quitar el disparador «{ $rule }» de { $owner }?
triggers-remove-then = A partir del próximo mensaje, ya no se comprueba en las conversaciones.
triggers-remove-or = Para conservarlo, desactívalo en lugar de quitarlo.
triggers-inherit-title = ¿Usar los disparadores heredados para { $owner }?
triggers-inherit-then = Los disparadores propios de { $owner } se quitan, con todos sus cambios.
triggers-inherit-from = Los heredados se aplican desde el próximo mensaje.

# Los disparadores integrados, mientras conserven su nombre de origen.
triggers-rule-asked-for-a-person = pidió hablar con una persona
triggers-rule-anger = enfado
triggers-rule-distress = alguien en peligro
triggers-rule-disputed-record = cobro en disputa
triggers-rule-low-confidence = poca confianza
triggers-rule-no-answer = sin respuesta
triggers-rule-going-in-circles = vueltas sobre lo mismo
triggers-rule-did-not-help = no ayudó
triggers-rule-too-many-turns = demasiados turnos
triggers-rule-bot-error = error del bot
triggers-rule-bot-is-silent = el bot no responde
triggers-rule-other-language = otro idioma
triggers-rule-topic = tema
triggers-rule-not-allowed-to-the-bot = el bot no tiene permiso
triggers-rule-valued-customer = cliente preferente

# Qué busca un disparador.
triggers-asked-for-person = el cliente pide hablar con una persona
triggers-low-confidence = el bot tiene poca confianza varias veces seguidas
triggers-repeated-fallback = el bot no tiene respuesta varias veces seguidas
triggers-going-in-circles = el cliente o el bot repite siempre lo mismo
triggers-not-helped = el cliente dice que el bot no le ayudó
triggers-anger = el cliente está enfadado
triggers-disputed = el cliente reclama por un saldo, una factura o un pago
triggers-distress = alguien puede estar en peligro
triggers-topic = un tema (palabras, intenciones o patrones)
triggers-policy = algo que el bot no tiene permitido hacer
triggers-too-many-turns = la conversación tiene demasiados turnos
triggers-language = un idioma que el bot no habla
triggers-bot-error = el bot falla o es lento
triggers-bot-silence = el bot no responde
triggers-customer = el cliente tiene un atributo determinado

# Qué se puede ajustar.
triggers-field-below = Confianza inferior a
triggers-field-in-a-row = Turnos seguidos
triggers-field-repetitions = Repeticiones
triggers-field-alike = Similitud, de 0 a 1
triggers-field-angry = Turnos con enfado
triggers-field-within = De los últimos
triggers-field-turns = Turnos del cliente
triggers-field-speaks = El bot habla
triggers-field-slower = Tarda más de (ms)
triggers-field-seconds = Segundos
triggers-field-attribute = Atributo
triggers-field-values = Valores, uno por línea
triggers-field-words = Palabras, una por línea
triggers-field-patterns = Patrones, uno por línea
triggers-field-intents = Intenciones
triggers-field-none = Ninguno
triggers-field-others = Otros, uno por línea

# Otros nombres de un equipo.
triggers-names = Otros nombres de este equipo
triggers-names-about = Un cliente que pregunta por el equipo con su nombre, o con uno de estos, pide hablar con una persona.
triggers-names-field = Nombres, uno por línea
triggers-names-save = Guardar nombres

# Después de un formulario.
triggers-saved = Guardado. El disparador se aplica desde el próximo mensaje.
triggers-added = Añadido. El disparador sigue desactivado hasta que lo actives.
triggers-removed = Quitado.
triggers-names-saved = Guardado. Los nombres se aplican desde el próximo mensaje.
triggers-inherited = Se aplican de nuevo los disparadores heredados.
triggers-error-field = { $field ->
    [name] Nombre
    [names] Nombres
    [reason] Motivo
    [below] Confianza inferior a
    [times] Veces
    [within] De los últimos
    [alike] Similitud
    [turns] Turnos
    [seconds] Segundos
    [slower_than_ms] Tarda más de (ms)
    [words] Palabras
    [patterns] Patrones
    [intents] Intenciones
    [speaks] El bot habla
    [attribute] Atributo
    [values] Valores
   *[other] { $field }
}: { $why }
triggers-error-number = este número no se admite aquí
triggers-error-reason = motivo desconocido

# Una prueba con conversaciones anteriores.
triggers-trial-label = Resultado de la prueba de { $rule }
triggers-trial-none = Todavía no hay conversaciones con las que probar el disparador.
triggers-trial = El disparador se habría cumplido en { $fired } de las últimas { $conversations } conversaciones ({ $turns ->
    [one] { $turns } turno
   *[other] { $turns } turnos
}).
triggers-trial-tickets = { $tickets ->
    [0] Ninguna de ellas se convirtió en ticket.
    [one] { $tickets } de ellas se convirtió en ticket.
   *[other] { $tickets } de ellas se convirtieron en tickets.
}
triggers-trial-quiet = El disparador no se habría cumplido en estas:
triggers-trial-person = Necesitaba a una persona
triggers-trial-nobody = No necesitaba a una persona
triggers-agreement-rule = Este disparador: precisión { $precision }, exhaustividad { $recall }. Conversaciones etiquetadas: { $labelled } ({ $right ->
    [one] { $right } acierto
   *[other] { $right } aciertos
}, { $alarms ->
    [one] { $alarms } falsa alarma
   *[other] { $alarms } falsas alarmas
}, { $missed ->
    [one] { $missed } omitida
   *[other] { $missed } omitidas
}).
triggers-agreement-all = Todos los disparadores activados, con este: precisión { $precision }, exhaustividad { $recall }. Conversaciones etiquetadas: { $labelled } ({ $right ->
    [one] { $right } acierto
   *[other] { $right } aciertos
}, { $alarms ->
    [one] { $alarms } falsa alarma
   *[other] { $alarms } falsas alarmas
}, { $missed ->
    [one] { $missed } omitida
   *[other] { $missed } omitidas
}).
triggers-percent = { $share } %

# La evaluación.
triggers-scorecard = Resultados de los disparadores
triggers-scorecard-about = Escalados de los últimos { $days } días, tal como los valoraron los agentes. La precisión es la proporción de escalados valorados que eran necesarios: todos menos los valorados como «demasiado pronto».
triggers-scorecard-none-title = Todavía no hay escalados.
triggers-scorecard-none = En cuanto los bots escalen y los agentes valoren los tickets con las teclas 1 a 4, aquí verás qué disparadores se cumplen en el momento adecuado.
triggers-scorecard-rule = Disparador
triggers-scorecard-tickets = Tickets
triggers-scorecard-rated = Valorados
triggers-scorecard-precision = Precisión
triggers-scorecard-right = Correcto
triggers-scorecard-early = Demasiado pronto
triggers-scorecard-late = Demasiado tarde
triggers-scorecard-wrong-team = Equipo equivocado
triggers-scorecard-by-bot = escalado por el bot
triggers-scorecard-by-rule = disparador
triggers-scorecard-too-few = muy pocas valoraciones ({ $count })
