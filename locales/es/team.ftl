# Los equipos y los ajustes de uno: los datos que necesita y sus mensajes automáticos.

team-list-title = Equipos
team-list-about = Cada equipo tiene sus propios datos, su horario y sus mensajes automáticos.
team-none-title = Todavía no hay equipos
team-none = Un equipo es una cola con las personas que la atienden. Añade el primero aquí abajo.
team-none-ask = Un equipo es una cola con las personas que la atienden. Pide a un administrador que añada el primero.
team-add = Añadir un equipo
team-added = Equipo añadido. Ahora elige quién lo forma:
team-closed = cerrado { $until }
team-open = abierto ahora
team-always-open = siempre abierto
team-people = { $count ->
    [0] sin personas
    [one] { $count } persona
   *[other] { $count } personas
}
team-bots = { $count ->
    [one] { $count } bot
   *[other] { $count } bots
}
team-claim = los agentes eligen los tickets
team-offer = los tickets se ofrecen a los agentes
team-hours-set = definido
team-hours-set-limit = definido, límite de la cola: { $most }
team-hours-none = siempre abierto
team-hours-none-limit = siempre abierto, límite de la cola: { $most }
team-messages-default = textos predeterminados
team-messages-changed = { $count ->
    [one] { $count } cambiado
   *[other] { $count } cambiados
}

# Las pestañas de un equipo.
team-tabs = Ajustes de { $team }
team-general = General
team-facts = Datos necesarios
team-hours = Horario
team-messages = Mensajes automáticos
team-general-of = Ajustes generales de { $team }
team-facts-of = Datos que necesita { $team }
team-hours-of = Horario de { $team }
team-messages-of = Mensajes automáticos de { $team }

# Alguien, o uno mismo en otra pestaña, guardó la página después de abrirla.
team-changed-show = Ver en otra pestaña lo que está guardado ahora
team-changed-save = Guardar de todos modos

# Su nombre, cómo encuentran agente sus tickets y sus plazos.
team-general-about = Cómo se llama el equipo, cómo llegan sus tickets a un agente y cuánto puede durar cada paso.
team-general-saved = Guardado. Los plazos que ya corren no cambian.
team-name-hint = las reglas de asignación siguen al nombre nuevo; los bots que piden el antiguo, no
team-assignment = Cómo llegan los tickets a un agente
team-assignment-claim = Los agentes eligen los tickets de la cola
team-assignment-offer = Cada ticket se ofrece a un agente cada vez
team-next = Nivel superior
team-next-hint = recibe las transferencias un nivel más arriba y lo que supera el límite de la cola
team-deadlines = Plazos
team-deadlines-help = Escribe tiempos como 30 s, 5 min o 1 h 30 min. Si el equipo tiene horario, la espera y la respuesta solo cuentan mientras está abierto.
team-accept-within = Aceptar un ticket en
team-accept-within-hint = prioridad normal
team-accept-urgent = Aceptar un ticket urgente en
team-accept-urgent-hint = si está vacío, la cuarta parte
team-accept-high = Aceptar un ticket de prioridad alta en
team-accept-high-hint = si está vacío, la mitad
team-accept-low = Aceptar un ticket de prioridad baja en
team-accept-low-hint = si está vacío, el doble
team-reply-within = Responder a un cliente en
team-offer-within = Responder a una oferta en
team-offer-within-hint = después la recibe el siguiente agente
team-relax-within = Quitar un requisito cada
team-relax-within-hint = un ticket que espera exige menos

# Los datos que necesita.
team-facts-about = Baton comprueba estos datos en cada contexto. Le indica al bot qué datos faltan y qué debe preguntar, y muestra a los agentes hasta qué punto está completo el contexto.
team-facts-saved = Guardado. El cambio ya se aplica a todos los tickets.
team-fact-new = Dato nuevo
team-fact-name-hint = déjalo vacío para quitarlo
team-fact-name-example = numero_de_pedido
team-fact-required = Obligatorio
team-fact-required-hint = si no, opcional
team-fact-question = Pregunta
team-fact-question-hint = una para todos los idiomas, o una línea por idioma
team-fact-pattern = Patrón
team-fact-pattern-hint = expresión regular
team-fact-also = Otros nombres
team-fact-also-hint = separados por comas
team-fact-also-example = n.º de pedido, código de compra
team-fact-from = Otras fuentes
team-fact-from-none = Ninguna
team-fact-from-intent = intención
team-fact-from-summary = resumen
team-fact-from-customer-name = nombre del cliente
team-fact-from-customer-email = correo del cliente
team-fact-from-customer-phone = teléfono del cliente
team-fact-from-customer-id = ID del cliente
team-masked = Nunca se guarda
team-masked-patterns = Se oculta además de números de tarjeta, contraseñas y tokens
team-masked-patterns-hint = una expresión regular por línea
team-fact-not-searched = es demasiado grande para buscarlo; escribe uno más corto

# Sus mensajes automáticos.
team-messages-about = Baton envía estos mensajes a los clientes del equipo. Los clientes que usan otro idioma reciben el texto en inglés. Deja un texto vacío para volver al predeterminado.
team-messages-language = Idioma
team-messages-saved = Guardado. El cambio se aplica desde el próximo escalado.
team-messages-wrong = No se ha guardado. Corrige los mensajes marcados abajo.
team-messages-conflict = No se ha guardado. Los mensajes marcados abajo ya no son los que viste.
team-message-stored = Guardado ahora:
team-message-text = Texto
team-message-preview = Vista previa
team-message-empty = Este texto está vacío, así que se envía el predeterminado.
team-message-default = Predeterminado:
team-message-reset = Restablecer el predeterminado
team-message-handed-over = Cuando hay un agente conectado
team-message-in-line = Se añade si hay otros delante y no se conoce la espera
team-message-in-line-wait = Se añade si hay otros delante y se conoce la espera
team-message-nobody-online = Cuando no hay ningún agente conectado
team-message-closed = Cuando el equipo está cerrado
team-message-passed-on = Cuando continúa otro bot
team-message-unstaffed = Cuando el equipo no tiene miembros
team-message-bad-empty = está vacío; restablece el texto predeterminado
team-message-bad-too-long = no puede tener más de { $most } caracteres; tiene { $count }
team-message-bad-control = no puede contener caracteres de control
team-message-bad-brace = tiene una llave de apertura sin la de cierre
team-message-bad-placeholder = marcador desconocido { $name }; este mensaje admite { $known }
team-error-fact = { $fact }, { $field ->
    [name] nombre
    [question] pregunta
    [pattern] patrón
    [also] otros nombres
    [from] otras fuentes
    [facts] datos
    [redact] nunca se guarda
   *[other] { $field }
}: { $why }
team-error-field = { $field ->
    [name] nombre
    [question] pregunta
    [pattern] patrón
    [also] otros nombres
    [from] otras fuentes
    [facts] datos
    [redact] nunca se guarda
   *[other] { $field }
}: { $why }
