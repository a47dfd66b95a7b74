# Lo que cada página de la consola tiene alrededor de su contenido.

shell-skip = Ir al contenido
shell-missed = Se te pasó una oferta.
shell-missed-then = Ahora estás ausente: no recibirás ofertas hasta que vuelvas.
shell-back = He vuelto
shell-offline = No hay conexión con Baton.
shell-offline-then = Sigue escribiendo: tus mensajes saldrán en cuanto vuelva.
shell-sign-in = Iniciar sesión

# Lo que aún no se ha enviado.
shell-unsent-label = Aún sin confirmar
shell-unsent-again = Reintentar
shell-unsent-discard = Descartar

# Avisos breves en la esquina.
shell-toast-accept = Aceptar
shell-toast-decline = Rechazar
shell-toast-open = Abrir el ticket

# Cerrar sesión.
shell-sign-out-title = ¿Cerrar sesión?
shell-sign-out-unsent = En este navegador hay texto sin enviar. Si cierras sesión, se borra.
shell-sign-out-stay = Mantener la sesión
shell-sign-out = Cerrar sesión

# La navegación.
shell-nav-home = Baton, cola del equipo
shell-nav-label = Principal
shell-nav-inbox = Bandeja
shell-nav-mine = Míos
shell-nav-team = Equipo
shell-nav-all = Todos
shell-nav-search = Buscar
shell-nav-customers = Clientes
shell-nav-notifications = Notificaciones
shell-nav-notifications-short = Avisos
shell-nav-reports = Informes
shell-nav-settings = Ajustes
shell-away-label = Ausente, sin ofertas
shell-available-label = Disponible para ofertas
shell-load = { $has } de { $capacity } tickets
shell-away = Ausente
shell-away-for = Ausente: { $reason }
shell-away-why = Ausentarse por
shell-available = Disponible

# El menú de la cuenta.
shell-menu-label = { $name }, menú de la cuenta
shell-theme = Tema
shell-theme-system = Sistema
shell-theme-light = Claro
shell-theme-dark = Oscuro
shell-sound = Sonido
shell-on = activado
shell-desktop = Notificaciones de escritorio
shell-off = desactivado
shell-account = Tu cuenta

# Los atajos de teclado.
shell-keys-title = Atajos de teclado
shell-keys-single = Atajos de una sola tecla
shell-keys-single-hint = Se guarda en tu cuenta. Las combinaciones con <kbd data-mod>Ctrl</kbd> funcionan siempre.
shell-keys-then = luego
shell-keys-navigation = Navegación
shell-key-move = ticket siguiente o anterior de la cola
shell-key-open = abrir el ticket
shell-key-team = cola del equipo
shell-key-mine = mis tickets
shell-key-overview = vista general
shell-key-search-page = página de búsqueda
shell-key-pick = seleccionar el ticket, para actuar sobre varios a la vez
shell-key-pick-range = seleccionar todos los tickets hasta el que pulses
shell-key-picked = transferir, posponer o resolver los tickets seleccionados; A y # los aceptan y etiquetan
shell-keys-click = y clic
shell-key-search = buscar tickets
shell-key-filter = filtrar la cola
shell-key-palette = abrir la paleta de comandos
shell-keys-ticket = Ticket
shell-key-accept = aceptar
shell-key-decline = rechazar
shell-key-return = devolver al bot
shell-key-transfer = transferir
shell-key-snooze = posponer
shell-key-resolve = resolver
shell-key-resolve-next = resolver y abrir el siguiente
shell-key-ask = ir a la pregunta del bot
shell-key-mark = elegir una valoración del escalado (correcto, demasiado pronto, demasiado tarde, equipo equivocado); Enter o la misma tecla confirma
shell-keys-writing = Escritura
shell-key-reply = escribir una respuesta
shell-key-note = escribir una nota interna
shell-key-missing = pedir los datos que faltan
shell-key-enough = confirmar que el contexto es suficiente
shell-keys-in-box = en el cuadro de respuesta
shell-keys-in-note = en una nota
shell-key-saved = insertar una respuesta guardada
shell-key-suggestions = ver respuestas sugeridas
shell-key-mention = mencionar a un compañero
shell-key-bold = poner la selección en negrita
shell-key-assist = preguntar al modelo de lenguaje, si lo hay
shell-key-send = enviar
shell-key-undo = deshacer lo último mientras se ofrezca
shell-key-offer = ir a la oferta más reciente
shell-key-leave = salir del editor o cerrar

# La paleta de comandos.
shell-palette-title = Paleta de comandos
shell-palette-search = Buscar tickets y comandos
shell-palette-hint = Buscar tickets y comandos…
shell-palette-results = Resultados
shell-palette-none = Sin resultados

# Páginas, como las llama la paleta.
shell-page-scorecard = Resultados de los disparadores
shell-page-context = Informe de contexto
shell-page-teams = Equipos
shell-page-routing = Reglas de asignación
shell-page-triggers = Disparadores
shell-page-people = Personas
shell-page-bots = Bots
shell-page-security = Registro de seguridad
shell-key-put-back = devolver a la cola
shell-key-tag = añadir etiquetas
shell-hand-over = Traspasar tickets…
