# Las acciones del ticket.

ticket-accept = Aceptar
ticket-decline = Rechazar
ticket-resume = Retomar
ticket-resolve = Resolver
ticket-hand-back = Devolver al bot
ticket-hand-back-to = Devolver a { $bot }
ticket-hand-back-any = Devolver a un bot
ticket-transfer = Transferir
ticket-cancel-transfer = Cancelar transferencia
ticket-snooze = Posponer
ticket-follow = Seguir esta conversación
ticket-unfollow = Dejar de seguir
ticket-still = Decir que sigues en ello
ticket-take-over = Tomar
ticket-take-back = Recuperar
ticket-reopen = Reabrir
ticket-more = Más
ticket-more-label = Más acciones
ticket-open-trace = Ver el registro
ticket-print = Imprimir

# La página del ticket.
ticket-back = Volver a la cola
ticket-packet = Contexto
ticket-packet-show = Ver el contexto
ticket-packet-close = Cerrar el contexto
ticket-summary-label = Resumen
ticket-ask-waits = El bot espera una respuesta
ticket-conversation-label = Conversación con { $customer }
ticket-continues = Continúa <a href="{ $address }">#{ $number }</a>, cerrado <time datetime="{ $at }" data-clock="ago">{ $shown }</time>: <span dir="auto">{ $summary }</span>
ticket-older = Mensajes anteriores
ticket-newest = Últimos mensajes
ticket-new-messages = Mensajes nuevos
ticket-earlier-title = Tickets anteriores
ticket-known-title = Datos de otros tickets
ticket-known-use = Usar
ticket-also-open = También abiertos:
ticket-customer-before = { $count ->
    [one] 1 ticket anterior
   *[other] { $count } tickets anteriores
}
ticket-customer-before-many = Más de 99 tickets anteriores

# La valoración del escalado.
ticket-mark-title = ¿Fue correcto este escalado?
ticket-mark-right = Correcto
ticket-mark-too-early = Demasiado pronto
ticket-mark-too-late = Demasiado tarde
ticket-mark-wrong-team = Equipo equivocado

# Cuando no hay ningún ticket abierto.
ticket-none-quiet-title = Todo tranquilo
ticket-none-quiet = Cuando un bot se atasca, traspasa la conversación. El ticket aparece a la izquierda y esta pestaña te avisa.
ticket-none-elsewhere-title = No hay nada en esta lista
ticket-none-elsewhere = Tus equipos tienen tickets abiertos. <a href="/queue?view=team">Abrir su cola</a>
ticket-none-choose-title = Elige un ticket
ticket-none-choose = Arriba está el ticket más urgente. Antes de aceptar, ves todo lo que sabía el bot.
ticket-none-move = moverse por la cola
ticket-none-open = abrir
ticket-none-accept = aceptar
ticket-none-keys = todos los atajos de teclado

# Donde escribe el agente.
ticket-composer-label = Editor
ticket-composer-reply = Respuesta
ticket-composer-note = Nota interna
ticket-composer-message = Mensaje
ticket-composer-reply-hint = Escribe a { $customer }
ticket-composer-note-hint = Escribe una nota para tus compañeros
ticket-composer-attached = Adjuntos
ticket-composer-attach = Adjuntar archivos
ticket-composer-saved = Borrador guardado <time datetime="{ $at }" data-clock="time">{ $shown }</time>
ticket-composer-colleagues = Colegas
ticket-composer-send = Enviar
ticket-composer-add-note = Añadir nota
ticket-composer-accept = Aceptar para responder
ticket-composer-unsent = Tu respuesta sin enviar

# Lo que impide enviar una respuesta.
ticket-guard-new = { $count ->
    [one] 1 mensaje nuevo desde que empezaste
   *[other] { $count } mensajes nuevos desde que empezaste
}
ticket-guard-review = Revisar
ticket-guard-known = Ya lo sabemos: { $value } ({ $source })
ticket-guard-show = Ver
ticket-guard-send = Enviar de todos modos
ticket-guard-not-done = { $count ->
    [one] Aún no se ha hecho: hay 1 mensaje nuevo. Léelo y vuelve a intentarlo.
   *[other] Aún no se ha hecho: hay { $count } mensajes nuevos. Léelos y vuelve a intentarlo.
}
ticket-not-sent = { $title }: { $detail }
ticket-answer-wrong = Aún no se ha enviado: falta algo o hay un error en la respuesta

# Por qué el agente no puede escribir al cliente.
ticket-blocked-waiting = Ningún agente tiene este ticket. El contexto muestra todo lo que sabía el bot.
ticket-blocked-invited = <b data-owner-name>{ $agent }</b> quiere transferirte este ticket y responde al cliente hasta que lo aceptes.
ticket-blocked-offered-you = Se te ha ofrecido este ticket. El cliente espera tu respuesta.
ticket-blocked-offered-other = Ofrecido a <span data-owner-name dir="auto">{ $agent }</span>. Si nadie lo acepta a tiempo, vuelve a la cola.
ticket-blocked-elsewhere = Este ticket lo lleva ahora otro equipo y ya no tienes acceso. Esta página ya no se actualiza.
ticket-blocked-taken = <span data-owner-name dir="auto">{ $agent }</span> tiene este ticket. Puedes leer y añadir notas.
ticket-blocked-bot = Ofrecido a <span data-owner-name dir="auto">{ $bot }</span>. Si el bot no lo acepta a tiempo, el ticket vuelve a una persona.
ticket-blocked-snoozed = Pospuesto hasta <time datetime="{ $at }" data-clock="time" data-snoozed-until>{ $shown }</time>. También vuelve en cuanto escriba el cliente.
ticket-with-bot = De nuevo con <b dir="auto">{ $bot }</b> desde <time datetime="{ $at }" data-clock="time">{ $shown }</time>.
ticket-with-bot-told = Recibirás un aviso si vuelve.
ticket-with-bot-untold = Sigue la conversación para recibir un aviso si vuelve.
ticket-blocked-closed = Cerrado. Reábrelo para escribir al cliente. Si el bot vuelve a escalar pronto, este ticket se reabre solo; más tarde se abre uno nuevo, enlazado con este.

# Lo que dicen todos los diálogos de acciones.
ticket-dialog-unsent = Tienes una respuesta sin enviar. Queda guardada como borrador.
ticket-dialog-to = A
ticket-dialog-per-line = opcional, una entrada por línea

# Resolver.
ticket-resolve-title = Resolver #{ $number } · { $customer }
ticket-resolve-text = El ticket se cierra. Si el cliente vuelve a escribir, responde el bot.
ticket-resolve-unanswered = El cliente sigue esperando una respuesta.
ticket-resolve-note = Nota para el bot y tus compañeros
ticket-resolve-sure = ¿Querías resolverlo? Pulsa Ctrl+Enter otra vez.
ticket-resolve-next = Resolver y siguiente

# Devolver al bot.
ticket-return-title = { $what } · { $customer }
ticket-return-text = El bot recibe la conversación, su tarea pendiente y todo lo que escribas aquí.
ticket-return-note = Nota para el bot
ticket-return-facts = Datos nuevos
ticket-return-fact-name-hint = nombre
ticket-return-fact-name = Nombre del dato
ticket-return-fact-value-hint = valor
ticket-return-fact-value = Valor del dato
ticket-return-add-fact = Añadir un dato
ticket-return-promises = Promesas al cliente
ticket-return-avoid = Temas que evitar
ticket-return-sure = ¿Querías devolverlo? Pulsa Ctrl+Enter otra vez.

# Tomar el ticket de otro agente.
ticket-take-title = Tomar #{ $number } · { $customer }
ticket-take-text = <b data-owner-name dir="auto">{ $agent }</b> tiene este ticket y ya no podrá responder al cliente cuando lo tomes. Su respuesta sin enviar queda guardada como borrador.
ticket-take-writes = <b data-owner-name dir="auto">{ $agent }</b> está escribiendo al cliente ahora.

# Rechazar.
ticket-decline-title = Rechazar #{ $number } · { $customer }
ticket-decline-offer-text = El ticket pasa al siguiente agente.
ticket-decline-transfer-text = El ticket se queda con su agente, que verá tu motivo.
ticket-decline-why = ¿Por qué lo rechazas?
ticket-decline-words = Tu motivo
ticket-decline-busy = Demasiado trabajo
ticket-decline-skill = No es mi área
ticket-decline-language = No es mi idioma
ticket-decline-other = Otro motivo

# Transferir.
ticket-transfer-title = Transferir #{ $number } · { $customer }
ticket-transfer-how = Tipo de transferencia
ticket-transfer-warm = Acompañada
ticket-transfer-warm-hint = Conservas el ticket y respondes al cliente hasta que se acepte la transferencia. Un bot o el propio equipo del ticket, en cambio, lo recibe al momento.
ticket-transfer-cold = Directa
ticket-transfer-cold-hint = Dejas el ticket ahora. Si nadie lo acepta a tiempo, por ejemplo porque no está conectado, vuelve a la cola.
ticket-transfer-unsent = Tienes una respuesta sin enviar. Queda guardada como tu borrador; quien reciba el ticket no la verá.
ticket-transfer-note = Nota para quien reciba el ticket
ticket-transfer-note-hint = el cliente nunca la ve
ticket-transfer-sure = ¿Querías transferirlo? Pulsa Ctrl+Enter otra vez.
ticket-transfer-choose = Elige un equipo o un compañero
ticket-transfer-tier = Siguiente nivel
ticket-transfer-up = { $team }, un nivel más arriba
ticket-transfer-teams = Equipos
ticket-transfer-own = { $team }, de vuelta a la cola
ticket-transfer-colleagues = Compañeros
ticket-transfer-colleague = { $agent }, { $load }
ticket-transfer-offline = { $agent }, sin conexión, { $load }
ticket-transfer-away = Este compañero está sin conexión o ausente. La transferencia se ofrece hasta <span data-after="{ $minutes }"></span>; si nadie la acepta antes, el ticket sigue siendo tuyo.
ticket-transfer-load = { $count ->
    [one] 1 ticket
   *[other] { $count } tickets
}
ticket-transfer-load-of = { $count } de { $capacity } tickets
ticket-transfer-bots = Bots
ticket-transfer-unheard = { $bot }, nunca se ha conectado

# Posponer.
ticket-snooze-title = Posponer #{ $number } · { $customer }
ticket-snooze-text = El ticket sigue siendo tuyo. Vuelve a la hora que elijas o en cuanto escriba el cliente.
ticket-snooze-half-hour = En media hora
ticket-snooze-two-hours = En dos horas
ticket-snooze-tomorrow = Mañana a esta hora
ticket-snooze-morning = Próximo día laborable, 9:00
ticket-snooze-at = En una fecha y hora
ticket-snooze-utc = (UTC)
ticket-snooze-three-days = En tres días
ticket-snooze-reply = Hasta que escriba el cliente, como máximo 30 días
ticket-snooze-week = En una semana

# Notificaciones.
ticket-notice-who = { $customer } (#{ $number })
ticket-notice-invited = { $agent } quiere transferirte a { $customer }
ticket-notice-given = { $agent } te transfiere a { $customer }
ticket-notice-offer = Oferta: { $customer }
ticket-notice-stuck = Ningún agente disponible para { $customer }
ticket-notice-waiting = { $customer } está esperando
ticket-notice-not-taken = Nadie aceptó tu transferencia: { $customer }
ticket-notice-declined = { $agent } rechazó tu transferencia de { $customer }
ticket-notice-declined-why = Motivo: { $why }
ticket-notice-kept = El ticket sigue siendo tuyo.
ticket-notice-lapsed = { $agent } no aceptó a tiempo tu transferencia de { $customer }
ticket-notice-declined-why-back = Motivo: { $why }. El ticket está de nuevo en la cola.
ticket-notice-taken = { $agent } aceptó tu transferencia de { $customer }
ticket-notice-gone = Ya no tienes el ticket.
ticket-notice-back = El ticket está de nuevo en la cola.
ticket-notice-asked = El bot tiene una pregunta sobre { $customer }
ticket-notice-ask-expired = La pregunta del bot sobre { $customer } ha caducado
ticket-notice-wrote = Nuevo mensaje de { $customer }
ticket-notice-unreachable = { $bot } no respondió a { $customer }
ticket-priority = Prioridad
ticket-tags-add = Añadir etiquetas
ticket-tags-title = Añadir etiquetas a #{ $number } · { $customer }
ticket-tags-field = Etiquetas
ticket-tags-hint = separadas por comas; Intro añade
ticket-tags-save = Añadir
ticket-tags-sure = ¿Querías añadir estas etiquetas? Pulsa Ctrl+Enter otra vez.
ticket-put-back = Devolver a la cola
ticket-put-back-title = Devolver #{ $number } a la cola · { $customer }
ticket-put-back-text = Tu equipo recupera el ticket, y no serás la siguiente persona a quien se ofrezca.
ticket-put-back-sure = ¿Querías devolverlo a la cola? Pulsa Ctrl+Enter otra vez.

# Marks and emoji in the box.
ticket-composer-marks = Formato
ticket-composer-bold = Negrita
ticket-composer-list = Lista
ticket-composer-link = Enlace
ticket-composer-code = Código
ticket-composer-emoji = Emoji
ticket-composer-emoji-find = Buscar un emoji (en inglés)
ticket-composer-emoji-none = Ningún emoji encontrado
