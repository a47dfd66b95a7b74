# Qué falla en un campo, como lo lee una persona después del nombre del campo. Un fragmento sigue la línea,
# en minúscula y sin punto; una frase con su propio sujeto lleva mayúscula y punto.

fault-at = { $field ->
    [text] Texto
    [note] Nota
    [until] Hasta
    [at] Fecha y hora
    [minutes] Minutos
    [team] Equipo
    [agent] Agente
    [to] Destino
    [mode] Tipo de transferencia
    [reason] Motivo
    [name] Nombre
    [email] Correo electrónico
    [password] Contraseña
    [current_password] Contraseña actual
    [role] Rol
    [language] Idioma
    [view] Vista
    [status] Estado
    [cursor] Página
    [days] Días
    [version] Versión
    [facts] Datos
    [promises] Promesas
    [avoid] Temas que evitar
    [missing] Lo que falta
    [mark] Valoración
    [comment] Comentario
   *[other] { $field }
}: { $why }

# Cualquier valor.
fault-required = obligatorio
fault-empty = no puede estar vacío
fault-too-long-chars = demasiado largo: { $length } caracteres; el límite es { $most }
fault-too-long-bytes = demasiado largo: { $length } bytes; el límite es { $most }
fault-too-many = demasiados elementos: { $count }; el límite es { $most }
fault-wanted-text = tiene que ser un texto
fault-wanted-number = tiene que ser un número
fault-wanted-flag = tiene que ser verdadero o falso
fault-wanted-list = tiene que ser una lista
fault-wanted-object = tiene que ser un objeto
fault-wanted = tiene que ser { $wanted }
fault-not-whole = tiene que ser un número entero
fault-out-of-range = tiene que estar entre { $least } y { $most }
fault-unknown-word = elige uno de estos valores: { $words }
fault-too-deep = demasiados niveles; el límite es { $most }
fault-too-much-json = demasiado largo: { $bytes } bytes como JSON; el límite es { $most }
fault-nul = contiene un carácter invisible (U+0000) que no se puede guardar; quítalo
fault-nul-in-name = un nombre contiene un carácter invisible (U+0000); quítalo
fault-no-time = escribe una fecha y una hora como 2026-05-15T15:00:00Z
fault-unfit = no se puede usar aquí
fault-more = y { $count } más

# La dirección de una página.
fault-page-nul = contiene un carácter invisible (U+0000)
fault-page-words = elige uno de estos valores: { $words }
fault-page-cursor = Esa página ya no existe. Vuelve a la primera.
fault-page-limit = Escribe un número del 1 al { $most }.
fault-page-command-id = tiene que tener de 1 a { $most } caracteres ASCII visibles
fault-page-no-bot = elige un bot
fault-page-days = elige 7, 30 o 90
fault-page-before = tiene que ser un número, 1 o más
fault-page-after = tiene que ser un número, 0 o más
fault-page-no-object = tiene que ser un objeto

# Cuentas.
fault-account-name = usa de 1 a { $most } caracteres, ninguno de control
fault-account-email = no es una dirección de correo; escribe una como name@example.com
fault-account-days = escribe un número de 1 a { $most }, o «nunca»
fault-account-no-days = escribe un número de días, o «nunca»
fault-account-hours = escribe un número de 0 a { $most }
fault-account-several = Varios agentes tienen ese nombre. Escribe la dirección de correo.
fault-account-current-password = no es tu contraseña actual
fault-account-same-password = es tu contraseña actual; elige otra
fault-account-level = los niveles van de 1 a 5
fault-account-role = elige agente, responsable o administrador
fault-account-which-key = elige una clave
fault-account-which-token = elige un token
fault-account-own = Es tu propia cuenta. Confirma que quieres desactivarla.
fault-account-act = recarga la página e inténtalo de nuevo
fault-account-session = elige una sesión
fault-account-push-endpoint = no es la dirección de un servicio de push al que Baton pueda llamar
fault-account-push-key = no es una clave de este navegador
fault-account-push-off = los avisos con la consola cerrada están desactivados en este servidor
fault-password-length = usa de { $least } a { $most } caracteres
fault-password-monotonous = usa al menos { $least } caracteres distintos
fault-password-common = es demasiado fácil de adivinar; usa varias palabras sin relación entre sí o un gestor de contraseñas

# Respuestas a lo que pide el bot.
fault-answer-not-answered = solo se puede responder, no aprobar ni rechazar
fault-answer-not-decided = apruébalo, recházalo o apruébalo con cambios
fault-answer-chat = para responder, escribe al cliente
fault-answer-no-reason = escribe un motivo; el bot lo recibe
fault-answer-form-unread = El formulario ya no se puede leer. Escribe al cliente.
fault-answer-no-words = escribe una respuesta
fault-answer-no-option = elige una opción o escribe una respuesta
fault-answer-no-arguments = No hay nada que cambiar. Aprueba o rechaza.
fault-answer-arguments-required = escribe los argumentos como un objeto JSON
fault-answer-not-proposed = No son los argumentos que propuso el bot. Apruébalos con cambios.
fault-answer-bad-json = no es JSON válido en la línea { $line }, columna { $column }
fault-answer-no-json = no es JSON válido
fault-answer-no-field = El formulario no tiene ese campo.
fault-answer-no-choice = elige uno de estos valores: { $choices }
fault-answer-no-choices = elige entre { $choices }
fault-answer-nul = no puede contener el carácter invisible U+0000
fault-answer-too-short = demasiado corto: { $length ->
    [one] { $length } carácter
   *[other] { $length } caracteres
}; escribe al menos { $least }
fault-answer-no-day = escribe una fecha como 2026-11-23
fault-answer-no-email = escribe una dirección de correo como maria@example.com
fault-answer-no-number = escribe un número como 12 o 12.5
fault-answer-no-whole = escribe un número entero como 12
fault-answer-between = tiene que estar entre { $least } y { $most }
fault-answer-at-least = tiene que ser como mínimo { $least }
fault-answer-at-most = tiene que ser como máximo { $most }
fault-answer-format = No tiene el formato que espera el bot: { $format }
fault-format-date = una fecha como 2026-11-23
fault-format-phone = un teléfono con su prefijo de país, como { $number }
fault-format-email = una dirección de correo como { $address }
fault-format-digits = solo cifras
fault-format-digits-exactly = { $count ->
    [one] { $count } cifra
   *[other] { $count } cifras
}
fault-format-digits-from = { $count ->
    [one] al menos { $count } cifra
   *[other] al menos { $count } cifras
}
fault-format-digits-between = de { $least } a { $most } cifras
fault-format-pattern = patrón { $pattern }

# Lo que hace un agente con un ticket.
fault-desk-past = tiene que ser en el futuro
fault-desk-too-late = tiene que ser dentro de los próximos { $days } días
fault-desk-date-and-time = elige una fecha y una hora
fault-desk-has-it = Este agente ya tiene el ticket.
fault-desk-no-tier = No hay ningún nivel por encima de este equipo. Elige un equipo.
fault-desk-several = Varios agentes tienen ese nombre. Escribe la dirección de correo.
fault-desk-mode = elige «Acompañada» o «Directa»
fault-desk-only-cold = Un bot recibe el ticket al momento, así que elige «Directa».
fault-desk-one-receiver = elige un equipo, un agente o un bot
fault-desk-bot-disabled = { $bot } está desactivado. Elige otro bot o resuelve el ticket.
fault-desk-other-bots = Este bot no puede recibir la conversación. El bot que la escaló solo admite { $bots }.
fault-desk-drafts = Tu borrador no se guardó. Ya tienes { $count } borradores: envía o borra algunos.
fault-desk-note-changes = Esta nota ya se cambió { $most } veces. Escribe una nueva.
fault-desk-id-used = Ese identificador ya se usó para otro mensaje. Envía uno nuevo.
fault-desk-picked = { $count } tickets son demasiados: elige como máximo { $most } a la vez y después los demás.
fault-desk-bulk-act = Elige qué hacer con los tickets.
fault-desk-no-tags = Indica al menos una etiqueta.
fault-desk-not-undone = Esto ya no se puede deshacer.
fault-desk-no-file = Ese archivo ya no está disponible. Adjúntalo de nuevo.
fault-desk-tags = Un ticket tiene como máximo { $most } etiquetas. Quita alguna primero.
fault-desk-tag-name = Una etiqueta tiene de 1 a { $most } caracteres y ninguna coma.
fault-desk-tag-taken = Otra etiqueta ya tiene ese nombre.
fault-desk-same-tag = Elige otra etiqueta.
fault-desk-no-tag = Esta etiqueta ya no existe.
fault-desk-no-tickets = Elige al menos un ticket.

# Datos.
fault-facts-too-many = demasiados datos: { $count }; el límite es { $most }
fault-facts-name-length = El nombre de un dato tiene que tener de 1 a { $most } caracteres.
fault-facts-name-control = El nombre de un dato no puede contener caracteres de control.
fault-facts-nothing-learned = escribe lo que averiguaste
fault-facts-lines = usa como máximo { $most } líneas
fault-facts-no-missing = indica al menos un dato que falte

# Lo que necesita saber un equipo.
fault-needs-too-many = usa como máximo { $most } datos y { $most } patrones
fault-needs-same-name = Este nombre, o uno de los otros nombres, ya se usa más arriba.
fault-needs-name = usa de 1 a { $most } caracteres, entre ellos una letra
fault-needs-other-names = usa como máximo { $most } nombres, cada uno de 1 a { $chars } caracteres, entre ellos una letra
fault-needs-question = escribe un código de idioma como en, o *, y una pregunta de 1 a { $most } caracteres
fault-needs-place = fuente desconocida; elige entre { $places }
fault-needs-pattern-length = usa de 1 a { $most } caracteres
fault-needs-bad-pattern = Baton no entiende esta expresión regular, o es demasiado grande. No se admiten lookaround ni referencias hacia atrás.
fault-needs-matches-nothing = coincide con un texto vacío y, por tanto, con todo
fault-needs-large-together = Los patrones de todos los equipos pueden ocupar hasta { $most } MB una vez compilados, y con estos se supera el límite. Usa patrones más pequeños aquí o en otro equipo.
fault-needs-large-in-team = Los patrones de un equipo pueden ocupar hasta { $most } MB una vez compilados, y con este se supera el límite. Usa [0-9] en lugar de \d, [A-Za-z] en lugar de \w o \pL, y menos repeticiones.

# Reglas de cualquier tipo.
fault-rules-too-many = usa como máximo { $most } reglas
fault-rules-text = usa de 1 a { $most } caracteres, ninguno de control
fault-rules-entry = usa de 1 a { $most } caracteres en cada elemento, ninguno de control
fault-rules-long-list = usa como máximo { $most } elementos
fault-rules-same-name = Otra regla ya tiene ese nombre.
fault-rules-short-word = demasiado corto; usa al menos 2 letras
fault-rules-changed = Otra persona ha cambiado las reglas entretanto. Revísalas y guarda después.
fault-rules-not-there = Eso ya no existe. Recarga la página.

# Reglas de asignación.
fault-routing-hides = Una regla sin condiciones tiene que ser la última: { $rule } taparía { $hidden }.
fault-routing-hours = usa como máximo { $most } horarios en el conjunto de las reglas
fault-routing-topics = usa como máximo { $most } temas en el conjunto de las reglas
fault-routing-nothing = elige un equipo, un bot, una prioridad o habilidades
fault-routing-at-least = indica la seguridad mínima del bot con un número de 0 a 1
fault-routing-attributes = usa como máximo { $most } atributos
fault-routing-same-attribute = El mismo atributo aparece dos veces, en mayúsculas y en minúsculas. Junta las dos listas.
fault-routing-no-value = escribe al menos un valor
fault-routing-no-number = escribe un número detrás de la comparación, como >= 10
fault-routing-to-itself = Un bot no se puede asignar a sí mismo.
fault-routing-no-team = No existe el equipo { $name }. Equipos: { $there }.
fault-routing-no-team-yet = No existe el equipo { $name }. Todavía no hay equipos.
fault-routing-no-bot = No existe el bot { $name }. Bots: { $there }.
fault-routing-no-bot-yet = No existe el bot { $name }. Todavía no hay bots.
fault-routing-no-skill = No existe la habilidad { $name }. Habilidades: { $there }.
fault-routing-no-skill-yet = No existe la habilidad { $name }. Todavía no hay habilidades.
fault-routing-long-text = usa como máximo { $most } bytes
fault-routing-toml = línea { $line }: { $message }
fault-routing-act = recarga la página e inténtalo de nuevo
fault-routing-needed = obligatorio

# Disparadores y nombres de equipos.
fault-triggers-count = escribe un número de 1 a { $most }
fault-triggers-share = escribe un número de 0 a 1
fault-triggers-patterns = usa como máximo { $most } patrones en el conjunto de las reglas
fault-triggers-words = usa como máximo { $most } palabras en el conjunto de las reglas
fault-triggers-large-patterns = Los patrones de todas las reglas pueden ocupar hasta { $most } KB una vez compilados. Usa menos repeticiones, o palabras en su lugar.
fault-triggers-large-pattern = demasiado grande; el límite es { $most } bytes una vez compilado
fault-triggers-bad-pattern = no es una expresión regular que Baton pueda usar; no se admiten lookaround ni referencias hacia atrás
fault-triggers-matches-everything = coincide con todo
fault-triggers-names = usa como máximo { $most } nombres
fault-triggers-team-name = usa de 2 a { $most } letras o cifras en cada nombre

# Equipos.
fault-team-backlog = escribe un número de 1 a { $most }, o déjalo vacío si no hay límite
fault-team-above-itself = Un equipo no puede estar por encima de sí mismo.
fault-team-none = Este equipo ya no existe. Elige otro.
fault-team-assignment = elige una de las formas de la lista
fault-team-within = escribe un tiempo de 1 s a { $most } h, como 30 s, 5 min o 1 h 30 min
fault-team-seconds = escribe un número de segundos de 1 a { $most }
fault-team-language = elige uno de estos idiomas: { $languages }
fault-team-changed = No se ha guardado: esto ha cambiado desde que abriste la página.

# Respuestas guardadas.
fault-replies-near = No existe la variable «{ $variable }». ¿Querías decir «{ $nearest }»?
fault-replies-unknown = No existe la variable «{ $variable }». Usa una de estas: { $known }.
fault-replies-full = Aquí ya hay { $most } respuestas. Quita algunas antes.
fault-replies-in-default = el texto tras | se usa cuando no se conoce el valor, así que no puede contener otra variable
fault-replies-unclosed = una variable se abre con dos llaves y no se cierra
fault-replies-taken = otra respuesta ya tiene este nombre
fault-replies-owner = elige me, all o el nombre de un equipo
fault-replies-not-yours = solo los responsables y los administradores pueden cambiar las respuestas de equipos y de todos
fault-replies-tag = usa etiquetas de 1 a 64 caracteres, separadas por comas
fault-replies-tags = usa como máximo { $most } etiquetas
fault-replies-priority = usa low, normal, high, urgent o nada
fault-replies-then = usa snooze, resolve o nada
fault-replies-no-table = Esto no es un archivo CSV en UTF-8 con las columnas name y text.
fault-replies-column = «{ $head }» no es una columna conocida o aparece dos veces. Usa name, text, owner, tags, priority y then, y ninguna más de una vez.
fault-replies-cells = una línea necesita un nombre y un texto, y no puede tener más celdas que columnas; escribe entre comillas los textos que contengan el separador
fault-replies-twice = una línea anterior tiene el mismo nombre
fault-replies-act = vuelve a cargar la página e inténtalo de nuevo
fault-desk-no-message = Este ticket no tiene ningún mensaje así que el cliente pueda ver.
fault-desk-too-long = Se pueden traducir como máximo { $most } caracteres. Acorta el texto.

# Vistas guardadas.
fault-views-taken = Ya existe una vista con este nombre.
fault-views-full = Ya hay { $most } vistas. Elimina una antes.
fault-views-owner = Elige de quién es la vista.
fault-views-words = Una vista lleva filtros como tag:refund, no palabras. Usa la búsqueda para las palabras.
fault-views-closed = Una vista muestra tickets abiertos. Usa la búsqueda para los cerrados.
fault-views-unknown = { $filter } no nombra nada que exista o que puedas ver.
fault-views-too-long = Es demasiado largo. Usa menos filtros.
fault-views-act = Este formulario no es válido.
