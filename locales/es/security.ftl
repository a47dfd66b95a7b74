# El registro de seguridad.

security-title = Registro de seguridad
security-about = Inicios de sesión, ajustes cambiados y solicitudes rechazadas, lo más reciente primero. Las entradas no se pueden cambiar ni eliminar.
security-export-csv = Exportar CSV
security-export-json-lines = Exportar JSON lines
security-who = Quién
security-who-example = Nombre, ID, operator, nobody
security-what = Qué
security-what-any = Cualquier cosa
security-since = Desde (UTC)
security-until = Hasta (UTC)
security-filter = Filtrar
security-clear = Borrar
security-none = Todavía no hay entradas.
security-none-found = Ninguna entrada coincide con este filtro.
security-when = Cuándo (UTC)
security-on = Sobre qué
security-detail = Detalle
security-address = Dirección
security-request = Solicitud
security-older = Entradas anteriores

# Quién, y sobre qué.
security-by-bot = { $name } (bot)
security-by-operator = Línea de comandos
security-by-nobody = Sin iniciar sesión
security-on-agent = agente { $name }
security-on-bot = bot { $name }
security-on-team = equipo { $name }
security-on-ticket = ticket #{ $number }
security-on-conversation = conversación { $name }
security-on-file = archivo { $name }

# Qué hicieron.
security-signed-in = Inicio de sesión
security-sign-in-failed = Inicio de sesión fallido
security-sign-in-blocked = Inicio de sesión bloqueado, demasiados intentos
security-sign-in-unblocked = Inicio de sesión desbloqueado
security-signed-out = Cierre de sesión
security-sessions-ended = Sesiones cerradas
security-password-set = Contraseña establecida
security-token-made = Token creado
security-token-revoked = Token revocado
security-key-made = Clave creada
security-key-revoked = Clave revocada
security-agent-added = Agente añadido
security-agent-changed = Agente modificado
security-agent-disabled = Agente desactivado
security-agent-enabled = Agente reactivado
security-bot-added = Bot añadido
security-bot-changed = Bot modificado
security-bot-disabled = Bot desactivado
security-bot-enabled = Bot reactivado
security-team-added = Equipo añadido
security-team-changed = Equipo modificado
security-needs-changed = Datos necesarios modificados
security-hours-changed = Horario modificado
security-limit-changed = Límite de la cola modificado
security-sentences-changed = Mensajes automáticos modificados
security-routing-changed = Reglas de asignación modificadas
security-triggers-changed = Disparadores modificados
security-tag-changed = Etiqueta cambiada
security-tag-deleted = Etiqueta eliminada
security-tag-merged = Etiqueta fusionada con otra
security-refused = Permiso denegado
security-hidden = Intentó abrir algo a lo que no tiene acceso
security-credentials-refused = Clave o token no válidos
security-origin-refused = Solicitud desde otro sitio
security-form-refused = Formulario sin token válido
security-rate-limited = Límite de solicitudes alcanzado
security-log-exported = Registro de seguridad exportado

# Qué en concreto.
security-detail-revision = revisión { $revision }
security-detail-role = rol: { $role }
security-detail-name = nombre
security-detail-email = dirección de correo
security-detail-teams = equipos
security-detail-abilities = capacidades

# Lo que está mal en el filtro.
security-error-who = Quién: contiene U+0000
security-error-act = Qué: no es una acción del registro de seguridad
security-error-since = Desde: se espera un día como 2026-05-04 o una hora RFC 3339
security-error-until = Hasta: se espera un día como 2026-05-04 o una hora RFC 3339
security-error-before = before: se espera el ID de una entrada
