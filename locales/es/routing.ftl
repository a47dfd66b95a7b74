# Reglas de asignación, su formulario y su prueba.

routing-title = Reglas de asignación
routing-about = La primera regla cuyas condiciones se cumplen todas decide adónde va un escalado. Si no se cumple ninguna, va al equipo que pidió el bot o, si no, al equipo del propio bot.
routing-none-title = Todavía no hay reglas.
routing-none = Mientras no haya ninguna, cada escalado va al equipo que pide su bot o al equipo del propio bot. Añade una regla para enviar a los clientes que hablan inglés a un equipo en inglés, o a los enfadados a tu gente más paciente.
routing-add = Añadir regla

# Una regla de la lista.
routing-off = desactivada
routing-overrides = prevalece sobre el bot
routing-always = Siempre
routing-no-change = Sin cambios
routing-unless = { $choice }, salvo que el bot lo indique
routing-move-up = Subir { $rule }
routing-move-down = Bajar { $rule }
routing-edit-as-text = Editar como texto
routing-edit-as-text-label = Editar { $rule } como texto
routing-edit-as-text-tip = Algunas partes de esta regla solo se pueden editar como texto
routing-edit-label = Editar { $rule }
routing-switch-off = Desactivar
routing-switch-off-label = Desactivar { $rule }
routing-switch-on = Activar
routing-switch-on-label = Activar { $rule }
routing-remove-label = Quitar { $rule }
routing-remove-title = ¿Quitar la regla «{ $rule }»?
routing-remove-then = Deja de aplicarse desde el próximo escalado. Los tickets que ya existen se quedan donde están.
routing-remove-or = Para conservarla, desactívala en lugar de quitarla.

# Sus partes en palabras.
routing-part-reason = Motivo
routing-part-language = Idioma
routing-part-topic = Tema
routing-part-intent = Intención
routing-part-channel = Canal
routing-part-tag = Etiqueta
routing-part-bot = Bot
routing-part-asks-for = El bot pide
routing-part-bot-priority = Prioridad del bot
routing-part-time = Hora
routing-part-customer = Cliente: { $attribute }
routing-part-team = Equipo
routing-part-priority = Prioridad
routing-part-requires = Requiere
routing-part-prefers = Prefiere
routing-or = { $before } o { $last }
routing-intent-sure = { $intent } (certeza de al menos { $percent } %)
routing-team-open = mientras el equipo está abierto
routing-team-closed = mientras el equipo está cerrado
routing-during = { $hours } ({ $zone })
routing-outside = fuera de { $hours } ({ $zone })
routing-priority-low = Baja
routing-priority-normal = Normal
routing-priority-high = Alta
routing-priority-urgent = Urgente

# El formulario.
routing-edit-title = Editar <span dir="auto">{ $rule }</span>
routing-when = Cuando se cumple todo esto
routing-then = Entonces
routing-override = Prevalece sobre la elección del bot
routing-add-rule = Añadir regla
routing-save-changes = Guardar cambios
routing-try = Probar con tickets anteriores
routing-any = Cualquiera
routing-none-chosen = Ninguna
routing-others = Otros, separados por comas
routing-topic-example = factura, cobrado dos veces
routing-bot-example = Ventas*
routing-team-example = Facturación
routing-field-customer = Cliente
routing-field-bot = Bot que escala
routing-field-asks-for = Equipo que pide el bot
routing-field-urgent = Prioridad que indica el bot
routing-field-hours = Horario
routing-field-zone = Zona horaria de este horario
routing-field-to-bot = Otro bot
routing-field-require-skills = Habilidades requeridas
routing-field-prefer-skills = Habilidades preferidas
routing-no-skills = Ningún agente tiene habilidades todavía. Asígnalas con baton agent set EMAIL --skill NAME=LEVEL
routing-team-as-asked = El que pidió el bot
routing-priority-as-said = La que indicó el bot
routing-time-any = A cualquier hora
routing-time-open = Mientras el equipo está abierto
routing-time-closed = Mientras el equipo está cerrado
routing-time-during = Durante este horario
routing-time-outside = Fuera de este horario

# Todas las reglas como texto.
routing-text = Todas las reglas como texto (TOML)
routing-text-field = Todas las reglas en orden
routing-text-revision = revisión { $revision }

# Una prueba con tickets anteriores.
routing-trial-label = Resultado de la prueba
routing-trial-none = Todavía no hay tickets anteriores con los que probar las reglas.
routing-trial-same = Los últimos { $tickets } tickets se asignarían todos como antes.
routing-trial-elsewhere = { $count ->
    [one] { $count } de los últimos { $tickets } tickets iría a otro sitio.
   *[other] { $count } de los últimos { $tickets } tickets irían a otro sitio.
}
routing-trial-otherwise = { $count ->
    [one] { $count } de los últimos { $tickets } tickets iría al mismo sitio con otra prioridad u otras habilidades.
   *[other] { $count } de los últimos { $tickets } tickets irían al mismo sitio con otra prioridad u otras habilidades.
}
routing-trial-as-before = { $count ->
    [one] { $count } se asignaría como antes.
   *[other] { $count } se asignarían como antes.
}
routing-trial-applies = { $count ->
    [0] La regla no se aplica a ninguno de los tickets probados.
   *[other] La regla se aplica a { $count } de los tickets probados.
}
routing-trial-any-applies = { $count ->
    [0] Ninguna regla se aplica a los tickets probados.
   *[other] Alguna regla se aplica a { $count } de los tickets probados.
}
routing-trial-held-back = En { $count } de estos, prevalece la elección del bot, porque la regla no la anula.
routing-trial-changed = Mismo sitio, otra prioridad u otras habilidades
routing-trial-also-otherwise = { $count ->
    [one] { $count } más iría al mismo sitio con otra prioridad u otras habilidades.
   *[other] { $count } más irían al mismo sitio con otra prioridad u otras habilidades.
}
routing-trial-moves = Destinos que cambian
routing-trial-from = Fue a
routing-trial-to = Iría a
routing-trial-tickets = Tickets
routing-trial-older = { $count ->
    [one] y { $count } ticket anterior
   *[other] y { $count } tickets anteriores
}
routing-place-bot = bot { $name }
routing-place-team = equipo { $name }

# Después de un formulario.
routing-added = Añadida. La regla se aplica desde el próximo escalado.
routing-replaced = Guardada. La regla se aplica desde el próximo escalado.
routing-removed = Quitada.
routing-moved = Movida.
routing-switched-on = Activada. La regla se aplica desde el próximo escalado.
routing-switched-off = Desactivada.
routing-saved = Guardadas. Las reglas se aplican desde el próximo escalado.
routing-error-rule = { $rule }, { $field }: { $why }
routing-error-field = { $field ->
    [name] Nombre
    [reason] Motivo
    [urgent] Prioridad que indica el bot
    [customer] Cliente
    [hours] Horario
    [priority] Prioridad
    [bot] Bot que escala
    [asks_for] Equipo que pide el bot
    [topic] Tema
    [intent] Intención
    [language] Idioma
    [channel] Canal
    [tags] Etiquetas
    [when] Condiciones
    [team] Equipo
    [to_bot] Otro bot
    [require_skills] Habilidades necesarias
    [prefer_skills] Habilidades preferidas
   *[other] { $field }
}: { $why }
routing-error-one-of = debe ser uno de { $choices }
routing-error-nothing = Elige un equipo, un bot, una prioridad o habilidades.
routing-error-customer = escribe atributo = valor, o atributo >= número
routing-error-hours = escribe un horario como Mo-Fr 09:00-17:00

# Nombres de una regla que no existen.
routing-gone-team = No existe el equipo { $name }. Equipos: { $there }
routing-gone-team-none = No existe el equipo { $name }. Todavía no hay equipos
routing-gone-bot = No existe el bot { $name }. Bots: { $there }
routing-gone-bot-none = No existe el bot { $name }. Todavía no hay bots
routing-gone-skill = No existe la habilidad { $name }. Habilidades: { $there }
routing-gone-skill-none = No existe la habilidad { $name }. Todavía no hay habilidades
routing-trial-rule = regla «{ $rule }»
routing-trial-unnamed = Regla nueva
routing-trial-no-rule = no se cumple ninguna regla
