# Qué falla en un campo, como lo lee una persona detrás del nombre del campo.

fault-at = { $field ->
    [text] Texto
    [note] Nota
    [until] Hasta
    [minutes] Minutos
    [team] Equipo
    [agent] Agente
    [to] Destino
    [mode] Modo
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
fault-too-long-chars = demasiado largo: { $length } caracteres, como máximo { $most }
fault-too-long-bytes = demasiado largo: { $length } bytes, como máximo { $most }
fault-too-many = demasiados: { $count } elementos, como máximo { $most }
fault-wanted-text = se espera un texto
fault-wanted-number = se espera un número
fault-wanted-flag = se espera verdadero o falso
fault-wanted-list = se espera una lista
fault-wanted-object = se espera un objeto
fault-wanted = se espera { $wanted }
fault-not-whole = se espera un número entero
fault-out-of-range = fuera de rango: de { $least } a { $most }
fault-unknown-word = palabra desconocida; se espera una de estas: { $words }
fault-too-deep = demasiados niveles: como máximo { $most }
fault-too-much-json = demasiado largo: { $bytes } bytes como JSON, como máximo { $most }
fault-nul = contiene U+0000, que no se puede guardar; quítalo
fault-nul-in-name = un nombre contiene U+0000; quítalo
fault-no-time = se espera una hora como 2026-05-15T15:00:00Z
fault-unfit = no es un valor que se pueda usar aquí
fault-more = y { $count } más

# La dirección de una página.
fault-page-nul = contiene U+0000
fault-page-words = se espera uno de estos: { $words }
fault-page-cursor = esa página no existe; vuelve a la primera
fault-page-command-id = se esperan de 1 a { $most } caracteres ASCII visibles
fault-page-no-bot = elige un bot
fault-page-days = se espera 7, 30 o 90
fault-page-before = se espera un número, 1 o más
fault-page-after = se espera un número, 0 o más
fault-page-no-object = se espera un objeto

# Cuentas.
fault-account-name = usa de 1 a { $most } caracteres, ninguno de control
fault-account-email = no es una dirección de correo; por ejemplo: name@example.com
fault-account-days = de 1 a { $most }, o «nunca»
fault-account-no-days = escribe un número de días, o «nunca»
fault-account-hours = de 0 a { $most }
fault-account-several = varios agentes tienen ese nombre; indica la dirección de correo
fault-account-current-password = no es tu contraseña actual
fault-account-level = un nivel va de 1 a 5
fault-account-role = elige agente, responsable o administrador
fault-account-which-key = elige una clave
fault-account-which-token = elige un token
fault-account-own = es tu propia cuenta: confirma que quieres desactivarla
fault-account-act = recarga la página e inténtalo de nuevo
fault-account-session = elige una sesión
fault-password-length = usa de { $least } a { $most } caracteres
fault-password-monotonous = usa al menos { $least } caracteres distintos
fault-password-common = es demasiado fácil de adivinar; usa varias palabras sin relación entre sí o un gestor de contraseñas

# Respuestas a lo que pide el bot.
fault-answer-not-answered = respóndelo o déjalo
fault-answer-not-decided = apruébalo, recházalo o apruébalo con cambios
fault-answer-chat = para responder, escribe al cliente
fault-answer-no-reason = obligatorio: di por qué, el bot lo recibe
fault-answer-form-unread = el formulario ya no se puede leer; escribe al cliente
fault-answer-no-words = obligatorio: la respuesta, con palabras
fault-answer-no-option = obligatorio: una de las opciones o una respuesta con palabras
fault-answer-no-arguments = no hay nada que cambiar: aprueba o rechaza
fault-answer-arguments-required = obligatorio: los argumentos, como un objeto JSON
fault-answer-not-proposed = no son los argumentos que propuso el bot: apruébalos con cambios
fault-answer-bad-json = no es JSON válido en la línea { $line }, columna { $column }
fault-answer-no-json = no es JSON válido
fault-answer-no-field = el formulario no tiene ese campo
fault-answer-no-choice = elige uno de estos: { $choices }
fault-answer-no-choices = se espera una lista; elige entre { $choices }
fault-answer-nul = no puede contener U+0000
fault-answer-too-short = demasiado corto: { $length ->
    [one] { $length } carácter
   *[other] { $length } caracteres
}, al menos { $least }
fault-answer-no-day = se espera un día como 2026-11-23
fault-answer-no-email = se espera una dirección de correo como maria@example.com
fault-answer-no-number = se espera un número como 12 o 12.5
fault-answer-no-whole = se espera un número entero como 12
fault-answer-between = fuera de rango: como mínimo { $least }, como máximo { $most }
fault-answer-at-least = fuera de rango: como mínimo { $least }
fault-answer-at-most = fuera de rango: como máximo { $most }
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
fault-desk-too-late = como máximo { $days } días a partir de ahora
fault-desk-has-it = ya tiene este ticket
fault-desk-no-tier = no hay ningún nivel por encima de este equipo; elige un equipo
fault-desk-several = varios agentes tienen ese nombre; indica la dirección de correo
fault-desk-mode = elige si el ticket sigue siendo tuyo hasta que lo acepten
fault-desk-only-cold = a un bot no se le puede preguntar antes: toma el control en cuanto transfieres
fault-desk-one-receiver = elige un solo equipo, agente o bot
fault-desk-bot-disabled = { $bot } está desactivado: elige otro bot o resuelve el ticket
fault-desk-other-bots = no puede recibir esta conversación: el bot que la escaló admite { $bots }
fault-desk-drafts = no se guarda: tienes { $count } borradores; envía o borra algunos
fault-desk-id-used = ya se usó para otro mensaje; envía uno nuevo
fault-desk-no-file = ese archivo ya no está; adjúntalo de nuevo

# Datos.
fault-facts-too-many = demasiados: { $count } datos, como máximo { $most }
fault-facts-name-length = el nombre de un dato tiene de 1 a { $most } caracteres
fault-facts-name-control = el nombre de un dato no puede contener caracteres de control
fault-facts-nothing-learned = obligatorio: lo que se averiguó, no un valor vacío
fault-facts-lines = como máximo { $most } líneas
fault-facts-no-missing = obligatorio: los nombres de lo que falta

# Lo que necesita saber un equipo.
fault-needs-too-many = como máximo { $most } datos y otros tantos patrones
fault-needs-same-name = ese nombre, u otro equivalente, ya está más arriba
fault-needs-name = un nombre tiene de 1 a { $most } caracteres, entre ellos una letra
fault-needs-other-names = como máximo { $most } nombres; un nombre tiene de 1 a { $chars } caracteres, entre ellos una letra
fault-needs-question = escribe un código de idioma como en, o *, y una pregunta de 1 a { $most } caracteres
fault-needs-place = lugar desconocido; elige entre { $places }
fault-needs-pattern-length = un patrón tiene de 1 a { $most } caracteres
fault-needs-bad-pattern = Baton no entiende esta expresión regular, o es demasiado grande; no se admiten lookaround ni referencias hacia atrás
fault-needs-matches-nothing = coincide con un texto vacío y, por tanto, con todo
fault-needs-large-together = los patrones de todos los equipos ocupan juntos como máximo { $most } MB una vez compilados, y con estos ocupan más: escribe unos más pequeños aquí o en otro equipo
fault-needs-large-in-team = los patrones de un equipo ocupan juntos como máximo { $most } MB una vez compilados, y con este ocupan más: escribe [0-9] en lugar de \d y [A-Za-z] en lugar de \w o \pL, y cuenta menos repeticiones

# Reglas de cualquier tipo.
fault-rules-too-many = como máximo { $most } reglas
fault-rules-text = de 1 a { $most } caracteres, ninguno de control
fault-rules-entry = cada uno de 1 a { $most } caracteres, ninguno de control
fault-rules-long-list = como máximo { $most }
fault-rules-same-name = otra regla tiene ese nombre
fault-rules-short-word = demasiado corto para significar algo: al menos 2 letras
fault-rules-changed = otra persona ha cambiado las reglas entretanto: míralas de nuevo y guarda después
fault-rules-not-there = eso ya no existe; recarga la página

# Reglas de asignación.
fault-routing-hides = una regla sin condiciones tiene que ser la última: { $rule } taparía { $hidden }
fault-routing-hours = como máximo { $most } horarios en el conjunto de las reglas
fault-routing-topics = como máximo { $most } temas en el conjunto de las reglas
fault-routing-nothing = elige un equipo, un bot, una prioridad o habilidades
fault-routing-at-least = la seguridad que se pide al bot es un número de 0 a 1
fault-routing-attributes = como máximo { $most } atributos
fault-routing-same-attribute = el mismo atributo está dos veces, en mayúsculas y minúsculas: junta las dos listas
fault-routing-no-value = indica al menos un valor
fault-routing-no-number = detrás de la comparación tiene que ir un número, como >= 10
fault-routing-to-itself = un bot no se asigna a sí mismo
fault-routing-no-team = No hay ningún equipo { $name }. Equipos: { $there }
fault-routing-no-team-yet = No hay ningún equipo { $name }. Todavía no hay equipos
fault-routing-no-bot = No hay ningún bot { $name }. Bots: { $there }
fault-routing-no-bot-yet = No hay ningún bot { $name }. Todavía no hay bots
fault-routing-no-skill = No hay ninguna habilidad { $name }. Habilidades: { $there }
fault-routing-no-skill-yet = No hay ninguna habilidad { $name }. Todavía no hay habilidades
fault-routing-long-text = como máximo { $most } bytes
fault-routing-toml = línea { $line }: { $message }
fault-routing-act = recarga la página e inténtalo de nuevo
fault-routing-needed = obligatorio

# Disparadores y nombres de equipos.
fault-triggers-count = de 1 a { $most }
fault-triggers-share = de 0 a 1
fault-triggers-patterns = como máximo { $most } patrones en el conjunto de las reglas
fault-triggers-words = como máximo { $most } palabras en el conjunto de las reglas
fault-triggers-large-patterns = los patrones de todas las reglas ocupan juntos como máximo { $most } KB una vez compilados: cuenta menos repeticiones o escribe palabras
fault-triggers-large-pattern = demasiado grande: como máximo { $most } bytes una vez compilado
fault-triggers-bad-pattern = no es una expresión regular que se pueda usar aquí (sin lookaround ni referencias hacia atrás)
fault-triggers-matches-everything = coincide con todo
fault-triggers-names = como máximo { $most } nombres
fault-triggers-team-name = un nombre tiene de 2 a { $most } letras o cifras

# Equipos.
fault-team-backlog = de 1 a { $most }, o nada si no hay límite
fault-team-above-itself = un equipo no está por encima de sí mismo
fault-team-language = elige uno de estos: { $languages }
