# La página de un error.

error-back = Volver a la cola
error-written = Lo que escribiste
error-written-more = También
error-quote = Menciona <code>{ $number }</code> si pides ayuda

# Qué salió mal y qué hacer, para cada código de web/codes.rs.
error-malformed-body = No se pudo leer el formulario
error-malformed-body-advice = Recarga la página y envíalo de nuevo.
error-malformed-idempotency-key = La Idempotency-Key no es válida
error-malformed-idempotency-key-advice = Usa de 1 a 255 caracteres ASCII visibles.
error-bad-credentials = La clave o el token no es válido
error-bad-credentials-advice = Usa una clave o un token que no se haya renovado ni revocado.
error-signed-out = Tu sesión está cerrada
error-signed-out-advice = Inicia sesión de nuevo; tus borradores están guardados.
error-wrong-login = Correo electrónico o contraseña incorrectos
error-wrong-login-advice = Inténtalo de nuevo, o pide a un administrador una contraseña nueva.
error-forbidden = No tienes permiso para hacer esto
error-forbidden-advice = Si necesitas acceso, pídelo a un responsable.
error-password-given = Elige primero tu propia contraseña
error-password-given-advice = Abre «Tu cuenta» y cambia la contraseña que te dio un administrador.
error-bad-csrf = El formulario ya no es válido
error-bad-csrf-advice = Recarga la página e inténtalo de nuevo.
error-bad-origin = La solicitud vino de otro sitio
error-bad-origin-advice = Usa la consola en su propia dirección.
error-not-found = No existe, o no tienes acceso
error-not-found-advice = Revisa la dirección, o pregunta a alguien que tenga acceso.
error-method-not-allowed = Esta dirección no se puede abrir como página
error-method-not-allowed-advice = Vuelve a la cola y empieza desde ahí.
error-not-acceptable = Ese tipo de contenido no está disponible
error-not-acceptable-advice = Pide application/json.
error-body-timeout = El envío tardó demasiado
error-body-timeout-advice = Revisa tu conexión y envíalo de nuevo.
error-control-lost = No tienes el control de la conversación
error-control-lost-advice = El mensaje no llegó al cliente: solo puede escribirle quien tiene el control.
error-ticket-taken = Otro agente ya tiene este ticket
error-ticket-taken-advice = Abre otro ticket, o pregunta al agente que lo tiene.
error-ticket-not-yours = No tienes asignado este ticket
error-ticket-not-yours-advice = Acéptalo primero.
error-ticket-closed = El ticket está cerrado
error-ticket-closed-advice = Un nuevo escalado lo reabre o abre un ticket nuevo.
error-ticket-with-bot = El ticket se devolvió a un bot
error-ticket-with-bot-advice = Espera a que el bot lo acepte, o recupéralo.
error-nothing-offered = No hay nada ofrecido a este bot
error-nothing-offered-advice = Lee la conversación para conocer su estado actual.
error-ticket-open = El ticket está abierto
error-ticket-open-advice = Solo se pueden reabrir los tickets cerrados.
error-newer-ticket = La conversación tiene un ticket más reciente
error-newer-ticket-advice = Continúa en el ticket más reciente.
error-acted-since = Otra persona ha actuado en el ticket desde entonces
error-acted-since-advice = Abre el ticket y cambia a mano lo que siga mal.
error-newer-messages = Hay mensajes nuevos
error-newer-messages-advice = Léelos y envía de nuevo.
error-note-changed = Alguien ha cambiado esta nota
error-note-changed-advice = Lee lo que dice ahora y cámbiala de nuevo.
error-already-known = El cliente ya lo ha dicho
error-already-known-advice = Usa la respuesta que ya se conoce, o envía de nuevo. Enviar de nuevo cuenta como preguntar dos veces.
error-ask-answered = Esto ya se respondió
error-ask-answered-advice = El bot tiene la respuesta; está en el contexto.
error-ask-expired = Se acabó el tiempo para responder
error-ask-expired-advice = El bot continúa con la respuesta predeterminada. Avisa al cliente, o devuelve el ticket con una nota.
error-ask-withdrawn = Esta respuesta ya no hace falta
error-ask-withdrawn-advice = Mira qué pregunta ahora el bot.
error-at-capacity = Estás al límite de tu capacidad
error-at-capacity-advice = Cierra o devuelve primero un ticket.
error-cursor-ahead = El cursor está más allá del final del registro
error-cursor-ahead-advice = Recarga la página.
error-in-use = Ya está en uso
error-in-use-advice = Elige otro nombre.
error-last-admin = Es el último administrador
error-last-admin-advice = Nombra primero a otro administrador.
error-body-too-large = Es demasiado grande para enviarlo
error-body-too-large-advice = Acorta el texto, o adjunta menos archivos o más pequeños.
error-unsupported-media-type = Tipo de contenido no admitido
error-unsupported-media-type-advice = Envía application/json sin codificación de contenido.
error-invalid = Algunos campos no son válidos
error-invalid-advice = Corrígelos y envía el formulario de nuevo.
error-idempotency-key-reused = La Idempotency-Key se usó para otra solicitud
error-idempotency-key-reused-advice = Usa una clave nueva para cada solicitud nueva.
error-file-type-mismatch = El contenido del archivo no corresponde a su tipo
error-file-type-mismatch-advice = Ponle la extensión de su formato y adjúntalo de nuevo.
error-file-refused = El archivo no se acepta
error-file-refused-advice = Adjunta otro archivo.
error-rate-limited = Demasiadas solicitudes
error-rate-limited-advice = Espera un momento e inténtalo de nuevo.
error-too-many-logins = Demasiados inicios de sesión fallidos
error-too-many-logins-advice = Espera un rato e inténtalo de nuevo.
error-too-many-at-once = Demasiadas solicitudes al mismo tiempo
error-too-many-at-once-advice = Espera a que terminen algunas.
error-file-quota-exceeded = Demasiados archivos sin enviar
error-file-quota-exceeded-advice = Envíalos en un mensaje, o espera: los archivos sin enviar se eliminan después de 24 horas.
error-too-many-sockets = Demasiadas ventanas de la consola abiertas
error-too-many-sockets-advice = Cierra una ventana de la consola.
error-internal = Algo salió mal
error-internal-advice = Da al operador el ID de la solicitud.
error-outcome-unknown = Baton no pudo confirmar si esto se guardó
error-outcome-unknown-advice = Recarga la página para comprobarlo. Si no se guardó, envíalo de nuevo.
error-server-busy = El servidor está demasiado ocupado ahora
error-server-busy-advice = No se guardó nada. Inténtalo de nuevo en un momento.
error-not-ready = El servidor no está listo
error-not-ready-advice = Inténtalo de nuevo en un momento.
error-logins-busy = Demasiadas personas inician sesión a la vez
error-logins-busy-advice = Inténtalo de nuevo en un momento.
error-unavailable = La base de datos está ocupada o no disponible
error-unavailable-advice = No se guardó nada. Inténtalo de nuevo en un momento.

# Lo que se dice de una petición: por qué se rechazó o qué hacer antes.
error-no-such = { $noun ->
    [conversation] Esa conversación no existe.
    [ticket] Ese ticket no existe.
    [team] Ese equipo no existe.
    [bot] Ese bot no existe.
    [agent] Ese agente no existe.
    [rule] Esa regla no existe.
    [ask] Esa pregunta no existe.
    [file] Ese archivo no existe.
    [session] Esa sesión no existe.
    [token] Ese token no existe.
    [key] Esa clave no existe.
    [reply] Esa respuesta no existe.
   *[other] No existe.
}
error-owned = { $name } tiene este ticket.
error-owned-take = { $name } tiene este ticket. Antes, tómalo.
error-owned-ask = { $name } tiene este ticket. Pídele a esa persona o a un responsable que te lo transfiera.
error-unowned = Nadie tiene este ticket. Antes, acéptalo.
error-closed-reopen = El ticket está cerrado. Antes, reábrelo.
error-continued-in = La conversación siguió en el ticket #{ $number }.
error-continued-elsewhere = La conversación siguió en un ticket de otro equipo.
error-answered-first = { $outcome ->
    [approved] { $name } lo aprobó antes.
    [rejected] { $name } lo rechazó antes.
    [edited] { $name } lo aprobó antes, con cambios.
   *[other] { $name } respondió antes.
}
error-large-files = Los archivos de un mensaje pueden ocupar juntos como máximo { $most } KiB.
error-stopping = El servidor se está deteniendo, así que no se guardó nada.
error-busy-with-bodies = El servidor está atendiendo demasiadas solicitudes grandes a la vez, así que no se guardó nada.

# Por qué no se admite un archivo.
error-file-quota = Con este archivo, los que aún no has enviado ocuparían más de { $most } MiB. Envía algunos en un mensaje o espera a que se eliminen.
error-file-empty = El archivo está vacío.
error-file-mismatch = El contenido del archivo es { $actual }, aunque su nombre indica { $declared }. Cámbiale el nombre o elige otro archivo.
error-file-type = No se admiten archivos { $actual }. Tipos admitidos: { $allowed }.
error-file-unknown = El tipo de este archivo es desconocido. Un archivo de texto tiene que ser UTF-8, UTF-16 con marca de orden de bytes o Windows-1252, sin caracteres de control.
error-file-picture = La imagen no se puede leer.
error-file-pixels = La imagen mide { $width } por { $height } píxeles; el límite es de { $most } millones de píxeles.
error-archive-too-many = El archivo comprimido tiene demasiadas entradas; el límite es { $most }.
error-archive-unreadable = El archivo comprimido no se puede leer.
error-archive-same-name = El archivo comprimido tiene dos entradas con el mismo nombre.
error-archive-no-name = No se puede leer el nombre de una entrada del archivo comprimido.
error-archive-overlap = Hay entradas del archivo comprimido que se solapan.
error-archive-grows = El archivo comprimido es demasiado grande al descomprimirlo; los límites son { $mib } MiB y { $ratio } veces su tamaño.
error-archive-outside = Una entrada del archivo comprimido se descomprimiría fuera de él.
error-archive-nested = El archivo comprimido contiene otro archivo comprimido o un programa.
error-archive-macros = El documento contiene macros. Guárdalo sin ellas.
error-archive-lost = Falta una entrada del archivo comprimido.

# El modelo de lenguaje.
error-assist-off = No hay ningún modelo de lenguaje conectado
error-assist-off-advice = Pide a quien administra Baton que conecte uno.
error-assist-failed = El modelo de lenguaje no dio una respuesta utilizable
error-assist-failed-advice = No se ha cambiado nada. Inténtalo de nuevo o escríbelo tú.
error-assist-busy = El modelo de lenguaje está ocupado
error-assist-busy-advice = No se ha cambiado nada. Inténtalo de nuevo en unos segundos.
error-assist-slow = El modelo de lenguaje tardó demasiado
error-assist-slow-advice = No se ha cambiado nada. Inténtalo de nuevo o escríbelo tú.

# The page that a browser keeps for when it finds no server.
error-offline = No se puede conectar con Baton
error-offline-then = El servidor no responde, o este dispositivo no tiene conexión. Esta página lo intenta de nuevo cada pocos segundos.
error-offline-again = Reintentar
