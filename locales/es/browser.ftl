# Mensajes que dicen los scripts.

# Horas y duraciones.
local-time = { $time } hora local
s = { $s } s
m = { $m } min
h-m = { $h } h { $m } min
d-h = { $d } d { $h } h
min = { $m } min
h = { $h } h
h-min = { $h } h { $m } min
day-h = 1 día { $h } h
days = { $d ->
    [one] 1 día
   *[other] { $d } días
}
just-now = ahora mismo
min-ago = hace { $m } min
h-ago = hace { $h } h
d-ago = hace { $d } d
due-now = vence ahora
overdue = { $time } de retraso
left = vence en { $time }
by-time = antes de las { $time }
by-day = antes del { $day }
today = Hoy
within = Acéptalo en %

# La persona que mira.
you = Tú
you-mid = ti
away = Ausente
away-label = Ausente, sin ofertas
here = Disponible
here-label = Disponible para ofertas

# Lo que se hizo o está por hacerse.
command = { $command ->
    [accept] Aceptar #{ $number }
    [take] Tomar #{ $number }
    [decline] Rechazar #{ $number }
    [return] Devolver al bot #{ $number }
    [transfer] Transferir #{ $number }
    [withdraw] Cancelar la transferencia de #{ $number }
    [snooze] Posponer #{ $number }
    [resolve] Resolver #{ $number }
    [reopen] Reabrir #{ $number }
    [mark] Valorar #{ $number }
    [answer] Respuesta al bot en #{ $number }
    [facts] Dato en #{ $number }
    [context] Contexto suficiente en #{ $number }
    [reply] Respuesta en #{ $number }
    [note] Nota interna en #{ $number }
    [tags] Etiquetas de #{ $number }
    [priority] Prioridad de #{ $number }
    [away] Tu disponibilidad
   *[other] Cambiar #{ $number }
}
done = Hecho: { $what }
load = { $has } de { $capacity } tickets
bulk-selected = { $n } seleccionados
bulk-progress = { $at } de { $n }…
bulk-done = { $act ->
    [accept] { $n } aceptados
    [decline] { $n } rechazados
    [transfer] { $n } transferidos
    [put-back] { $n } devueltos a la cola
    [tag] { $n } etiquetados
    [snooze] { $n } pospuestos
    [resolve] { $n } resueltos
   *[undo] { $n } deshechos
}
bulk-offered = { $n } ofrecidos a { $name }
bulk-owed = { $n ->
    [one] Uno de estos clientes espera una respuesta.
   *[other] { $n } de estos clientes esperan una respuesta.
}
bulk-resolve = { $n ->
    [one] ¿Resolver el ticket seleccionado?
   *[other] ¿Resolver los { $n } tickets seleccionados?
}
none-called = No hay ningún equipo ni agente llamado «{ $name }».
several-called = «{ $name }» encaja con varios: { $names }.
past = Elige una fecha y hora futuras.
accept-all = Aceptar todos
decline-all = Rechazar todos
bulk-left = { $n } quedan como estaban: { $said } ({ $tickets }).
put-back = Devolver a la cola
notifications = Abrir notificaciones
undo = Deshacer
returned = Devuelto a { $bot }
given = Transferido a { $bot }
returned-then = Si el bot no lo acepta a tiempo, el ticket vuelve a la cola. Recibirás un aviso si vuelve.
invited = Transferencia propuesta a { $name }
invited-then = El ticket sigue siendo tuyo hasta que alguien lo acepte.
transferred = Transferido
offered = Ofrecido a { $name }
queued = En espera en la cola de { $team }
with-note = Tu nota se añadió al ticket.
withdrawn = Transferencia cancelada
snoozed = Pospuesto
snoozed-then = Hasta { $time } o hasta que escriba el cliente.
resolved = El ticket de { $name } (#{ $number }) está resuelto
declined = #{ $number } rechazado
kept = Rechazado. El ticket se queda con { $name }.
marked = Valoración: { $mark }
answered = Respuesta enviada al bot
copied = Copiado

# Lo que se interpuso.
taken = { $name } aceptó este ticket hace un momento.
another = Otro agente
open-next = Abrir el siguiente
newer = Hay mensajes nuevos
newer-then = Todavía no se ha hecho nada. Léelos y vuelve a intentarlo.
lost = Ahora { $name } tiene el ticket
lost-draft = Tu borrador está guardado. Puedes leerlo y copiarlo debajo de la conversación.
uninvited = La transferencia ya no está disponible
uninvited-why = El agente la canceló, o alguien ya la aceptó o la rechazó.
expired = La oferta ha caducado
expired-why = El ticket pasó a otro agente o volvió a la cola.
asked-here = Está arriba, en el contexto. Pulsa P para ir allí.
stuck = Todos los agentes están ausentes, al límite o lo han rechazado. Acéptalo o transfiérelo.

offers-from = { $giver } te transfiere { $n } tickets
offer-of = { $giver ->
    [none] Oferta: { $customer } (#{ $number })
   *[other] { $giver } te transfiere a { $customer } (#{ $number })
}
offers-open = Ver los tickets
and-more = Y { $n } más
offers = Te ofrecen { $n } tickets

# Escribir y adjuntar.
since = { $count ->
    [one] 1 mensaje nuevo desde que empezaste
   *[other] { $count } mensajes nuevos desde que empezaste
}
once-more = Pulsa Ctrl+Enter otra vez para enviarlo de todos modos.
unseen = { $count ->
    [one] 1 mensaje nuevo
   *[other] { $count } mensajes nuevos
}
known = Ya lo sabemos: { $value } ({ $source })
unfilled = Sin rellenar: { $place }
unsuggested = No elegiste ninguna sugerencia para //
unfound = No elegiste ninguna respuesta guardada para { $place }
draft-mark = Borrador:
draft = Borrador guardado { $time }
draft-here = Borrador guardado en este dispositivo
draft-full = El almacenamiento del navegador está lleno: el borrador solo se guarda en esta página
noted = Añadiste esta nota desde otra pestaña
out-of-reach = { $names } no puede ver este ticket
out-of-reach-then = La nota se añadió, sin avisar a esa persona.
replied = Enviaste esta respuesta desde otra pestaña
still = Un archivo aún se está subiendo
still-then = Espera a que termine o quítalo.
uploading = Subiendo { $file }
remove = Quitar { $file }
remove-refused = Quitar los { $count } archivos rechazados
not-attached = { $file } no se adjuntó
attach-signed-out = Se ha cerrado tu sesión. Adjúntalo otra vez cuando la inicies de nuevo.
attach-other = Otro agente ha iniciado sesión aquí.
attach-status = El servidor respondió { $status }
attach-size = El archivo ocupa { $size }; el límite es { $limit }.
attach-lost = Se perdió la conexión. Adjunta el archivo otra vez.

# Aprobar con cambios.
approve = Aprobar { $all }
changes = Aprobar { $count } cambios
emptied = Escribe un valor para aprobar
unchanged = Aprobar sin cambios
arguments = Aprobar los argumentos cambiados
instead = { $what } { $now } en lugar de { $was }
nothing = nada
yes = sí
no = no

# Lo que no se ha enviado.
late = Aún sin confirmar. Baton sigue intentándolo.
not-sent = No se envió. { $why }
again = Reintentar
edit = Editar
discard = Descartar
not-done = No se hizo
held-back = El mensaje anterior no se envió.
no-answer = Sin respuesta
too-late = Estuviste demasiado tiempo sin conexión. Mira cómo está el ticket antes de volver a intentarlo.
unknown = Baton no pudo confirmar si esto se hizo. La página lo mostrará en cuanto recuperes la conexión.
quote = Menciona { $id } si pides ayuda

# Por qué el servidor no lo aceptó y qué hacer, según sus códigos.
refusal = { $code ->
    [forbidden] No tienes permiso para hacer esto
    [not_found] No existe, o no tienes acceso
    [control_lost] No tienes el control de la conversación
    [ticket_taken] Otro agente ya tiene este ticket
    [ticket_not_yours] No tienes asignado este ticket
    [ticket_closed] El ticket está cerrado
    [ticket_with_bot] El ticket se devolvió a un bot
    [at_capacity] Estás al límite de tu capacidad
    [ask_answered] Esto ya se respondió
    [ask_expired] Se acabó el tiempo para responder
    [ask_withdrawn] Esta respuesta ya no hace falta
    [rate_limited] Demasiadas solicitudes
    [too_many_sockets] Demasiadas ventanas de la consola abiertas
    [body_too_large] Es demasiado grande para enviarlo
   *[other] { "" }
}
way-out = { $code ->
    [not_found] Revisa la dirección, o pregunta a alguien que tenga acceso.
    [control_lost] El mensaje no llegó al cliente.
    [ticket_taken] Abre otro ticket, o pregunta al agente que lo tiene.
    [ticket_not_yours] Acéptalo primero.
    [ticket_closed] Un nuevo escalado lo reabre o abre un ticket nuevo.
    [ticket_with_bot] Espera a que el bot lo acepte, o recupéralo.
    [at_capacity] Cierra o devuelve primero un ticket.
    [rate_limited] Espera un momento e inténtalo de nuevo.
    [too_many_sockets] Cierra una ventana de la consola.
    [ask_answered] El bot tiene la respuesta; está en el contexto.
    [ask_expired] El bot continúa con la respuesta predeterminada. Avisa al cliente, o devuelve el ticket con una nota.
    [ask_withdrawn] Mira qué pregunta ahora el bot.
    [body_too_large] Acorta el texto, o adjunta menos archivos o más pequeños.
   *[other] { "" }
}
owned = { $name } tiene este ticket
first = { $outcome ->
    [answered] { $name } respondió primero
    [approved] { $name } lo aprobó primero
    [rejected] { $name } lo rechazó primero
    [edited] { $name } lo aprobó primero, con cambios
   *[other] { $name } respondió primero: { $outcome }
}
wrong = Algo salió mal

# La conexión y la sesión.
live = { $state ->
    [open] en directo
    [poll] sin actualizaciones en directo
    [offline] sin conexión
    [out] sesión cerrada
   *[wait] conectando
}
up-to-date = al día
until-then = { $detail } Mientras tanto, esta ventana busca novedades cada pocos segundos.
offline = Sin conexión
offline-then = Esta página sigue abierta. Inténtalo otra vez cuando vuelvas a tener conexión.
signed-out = Se ha cerrado tu sesión. Tu texto está guardado en este navegador.
other = { $name } ha iniciado sesión aquí. Tu texto queda guardado en este navegador hasta que vuelvas a iniciar sesión.

# Otra persona puso a quien mira en otros equipos.
teams = Tus equipos han cambiado
teams-then = La cola muestra ahora los tickets de tus nuevos equipos. Los tickets que ya tienes siguen siendo tuyos.

# El menú y la paleta.
on = activado
off = desactivado
blocked = bloqueadas
blocked-here = Tu navegador bloquea las notificaciones de Baton
blocked-then = Permítelas en los ajustes del navegador para este sitio, junto a la dirección, y recarga la página.
write-reply = Escribir una respuesta
write-note = Escribir una nota interna
answer = Responder al bot
enough = Contexto suficiente
missing = Pedir los datos que faltan
this-ticket = Este ticket
recent = Tickets recientes
go-to = Ir a
preferences = Preferencias
queue = Cola
found = Tickets encontrados
search-all = Buscar «{ $words }» en todos los tickets
results = Resultados: { $n }
set-away = Pasar a ausente
set-here = Pasar a disponible
theme = Tema: { $theme }
sound = Activar o silenciar el sonido
keys = Atajos de teclado
prioritised = Prioridad: { $priority }

# Notes that were changed.
note-saved = Nota guardada
note-deleted = Nota borrada
note-restored = Nota recuperada
