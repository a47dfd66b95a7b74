# Respuestas guardadas: textos que los agentes insertan en lo que escriben.

replies-title = Respuestas guardadas
replies-about = Textos que envías a menudo y lo que se hace con el ticket al enviarlos. Escribe / en el cuadro de respuesta para insertar uno.
replies-owners = De quién son las respuestas
replies-of-you = Tuyas
replies-of-all = De todos
replies-add = Añadir respuesta
replies-edit = Editar respuesta
replies-edit-label = Editar { $name }
replies-remove-label = Quitar { $name }
replies-text = Texto
replies-uses = Veces enviada
replies-none-title = Todavía no hay respuestas guardadas
replies-none = Guarda un texto una vez e insértalo con / mientras escribes. Las variables se rellenan para cada cliente. Por ejemplo:
replies-none-shared = Los responsables pueden añadir aquí respuestas para todo el equipo.
replies-example-name = Dónde está mi pedido
replies-example = Hola, { $customer }: estoy revisando el pedido { $order } y te responderé hoy. { $agent }

# El formulario.
replies-variables = Puedes usar estas variables. Escribe tras una barra lo que debe aparecer si falta el dato: { $example }
replies-variable-customer = el nombre completo del cliente
replies-variable-first-name = el nombre de pila del cliente
replies-variable-agent = el nombre del agente que la envía
replies-variable-ticket = el número del ticket
replies-variable-team = el equipo del ticket
replies-variable-fact = un dato del paquete, por su nombre
replies-added = Respuesta añadida
replies-saved = Respuesta guardada
replies-removed = Respuesta quitada
replies-imported = Respuestas importadas
replies-error-field = { $field ->
    [name] Nombre
    [text] Texto
    [tags] Etiquetas
    [priority] Prioridad
    [then] Ticket
   *[other] Respuesta
}: { $why }

# Qué más se hace al enviarla.
replies-actions = Al enviarla
replies-actions-about = Lo verás encima del botón Enviar antes de enviarla y podrás omitirlo.
replies-tags = Añadir etiquetas
replies-tags-help = Separa las etiquetas con comas.
replies-priority = Cambiar la prioridad
replies-priority-same = No cambiarla
replies-then = Después
replies-then-nothing = Dejar el ticket abierto
replies-then-snooze = Posponer hasta que el cliente escriba
replies-then-resolve = Resolver el ticket
replies-does-tag = Etiqueta: { $tag }
replies-does-priority = Prioridad: { $priority }

# Quitar una.
replies-remove-title = ¿Quitar «{ $name }»?
replies-remove-then = Desaparece de la lista del cuadro de respuesta. Los mensajes que se enviaron con ella no cambian.

# Un archivo de respuestas.
replies-export = Exportar CSV
replies-import = Importar respuestas
replies-import-about = Un archivo CSV con las columnas name y text. También puede tener owner (me, all o el nombre de un equipo), tags, priority y then (snooze o resolve). Una primera línea con estos nombres fija el orden. Si alguna línea tiene un error, no se importa nada.
replies-import-file = Archivo
replies-import-text = O pega su texto
replies-import-do = Importar
replies-error-nothing = No se ha importado nada.
replies-error-table = Archivo: { $why }
replies-error-line = Línea { $line }: { $why }
replies-error-cell = Línea { $line }, { $cell ->
    [name] nombre
    [text] texto
    [owner] propietario
    [tags] etiquetas
    [priority] prioridad
    [then] después
   *[other] línea
}: { $why }

# En el editor.
replies-insert = Insertar una respuesta guardada
replies-manage = Gestionar las respuestas guardadas
replies-when-sent = Al enviar:
replies-does-not = Solo enviar

# Sugerencias en el editor.
suggestions-open = Sugerir respuestas
suggestions-title = Respuestas sugeridas
suggestions-saved = De las respuestas guardadas
suggestions-saved-none = Todavía no hay respuestas guardadas. Guarda las que das a menudo.
suggestions-past = Lo que respondió a peticiones parecidas
suggestions-past-none = Nadie de { $team } ha respondido todavía a una petición parecida. Aquí se sugieren las respuestas que tú y tu equipo enviáis.
suggestions-past-reading = Todavía se están leyendo las respuestas de antes de la última actualización.
suggestions-ticket = Ticket n.º { $ticket }
suggestions-about = No se envía nada hasta que tú lo envíes. Lo que pertenece a otro cliente aparece entre corchetes.
