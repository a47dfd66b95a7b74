# Códigos en palabras.

# Por qué se escaló un ticket, en palabras que siguen a un nombre: «María, confianza baja».
label-reason-user-requested = pidió hablar con una persona
label-reason-low-confidence = confianza baja
label-reason-repeated-failure = fallos repetidos
label-reason-negative-sentiment = enfado o angustia
label-reason-policy = requiere aprobación (política)
label-reason-approval-required = requiere aprobación
label-reason-out-of-scope = fuera de alcance
label-reason-technical-error = error técnico
label-reason-safety = posible peligro
label-reason-language = idioma no admitido
label-reason-vip = cliente VIP
label-reason-other = otro motivo

# Por qué se rechazó una oferta o una transferencia, tras «Ada rechazó la transferencia».
label-declined-busy = demasiado trabajo
label-declined-skill = no es mi área
label-declined-language = no es mi idioma
label-declined-other = otro motivo

# En qué estado está un ticket.
label-sort-order = prioridad y vencimiento
label-sort-newest = los más nuevos primero
label-sort-waiting = los que más esperan primero
label-sort-due = los que vencen antes primero
label-status-waiting = en espera
label-status-offered = ofrecido
label-status-active = activo
label-status-snoozed = pospuesto
label-status-closed = cerrado

# En qué punto está la tarea de un bot.
label-task-blocked = bloqueada
label-task-waiting = en espera
label-task-open = abierta
label-task-in-progress = en curso
label-task-done = terminada
label-task-failed = fallida
label-task-cancelled = cancelada

# Qué prioridad tiene.
label-priority-urgent = urgente
label-priority-high = alta
label-priority-normal = normal
label-away-break = descanso
label-away-lunch = comida
label-away-meeting = reunión
label-away-training = formación
label-away-other-work = otro trabajo
label-priority-low = baja

# Qué puede hacer alguien.
label-role-agent = agente
label-role-manager = responsable
label-role-admin = administrador

# Qué tipo de respuesta espera un bot.
label-ask-approval = aprobación
label-ask-question = pregunta
label-ask-chat = conversación
label-ask-form = formulario

# Números y valores.
label-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
label-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
label-hours = { $hours } h { $minutes } min
label-days = { $days } d { $hours } h
label-percent = { $number } %
label-yes = sí
label-no = no

# Cuándo vuelve a abrir un equipo, detrás de «cerrado».
label-closed-until = hasta el { $time }
label-closed-for-good = definitivamente
label-time-format = %H:%M
label-time-near = { $weekday } { $clock }
label-time-far = { $weekday } { $day } { $month } { $clock }
label-time-dated = { $weekday } { $day } { $month } { $year }, { $time }
label-weekday-monday = lun
label-weekday-tuesday = mar
label-weekday-wednesday = mié
label-weekday-thursday = jue
label-weekday-friday = vie
label-weekday-saturday = sáb
label-weekday-sunday = dom
label-month-january = ene
label-month-february = feb
label-month-march = mar
label-month-april = abr
label-month-may = may
label-month-june = jun
label-month-july = jul
label-month-august = ago
label-month-september = sep
label-month-october = oct
label-month-november = nov
label-month-december = dic
