# El informe de contexto y los tickets detrás de sus números.

context-report-title = Informe de contexto
context-report-about = Cómo valoraron los agentes el contexto de los tickets abiertos en los últimos { $days } días, por bot y versión. Un traspaso tiene contexto suficiente cuando un agente lo valoró y no marcó nada como falta.
context-report-period = Periodo
context-report-days = { $days } días
context-report-none-title = No hay traspasos en este periodo.
context-report-none = Los escalados se cuentan aquí a medida que llegan. Los agentes los valoran en el ticket: <kbd>C</kbd> para «contexto suficiente», <kbd>M</kbd> para pedir los datos que faltan. Define los datos que necesita un equipo con <code>baton team facts NAME --file needs.toml</code>. Da a cada entrega de un bot su propia versión con <code>baton bot set NAME --version 2.1</code> para poder comparar versiones.
context-report-by-version = Por bot y versión
context-report-handoffs = Traspasos
context-report-complete = Primer contexto completo
context-report-complete-none = no se requerían datos
context-report-rated = Valorados
context-report-enough = Suficiente
context-report-share = % suficiente
context-report-missing = Falta
context-report-asked-twice = Preguntado dos veces
context-report-handed-back = Devueltos
context-report-acknowledged = Confirmados
context-report-percent = { $share } %
context-report-too-few = muy pocas valoraciones, n = { $count }
context-report-fact = Dato
context-report-times = Veces
context-report-marked-missing = Marcado como falta
context-report-marked-missing-none = En este periodo ningún agente marcó que faltara un dato.
context-report-asked-twice-none = A ningún cliente se le preguntó por un dato que ya estaba en el contexto.

# Los tickets detrás de un número.
context-report-tickets = Tickets
context-report-tickets-about = { $what }, últimos { $days } días.
context-report-tickets-more = Se muestran los { $count } más recientes.
context-report-tickets-none = Ninguno en este periodo.
context-report-reason = Motivo
context-report-status = Estado
context-report-opened = Abierto
context-report-status-waiting = en espera
context-report-status-offered = ofrecido
context-report-status-active = activo
context-report-status-snoozed = pospuesto
context-report-status-closed = cerrado
context-report-of-handoffs = Traspasos
context-report-of-rated = Traspasos valorados
context-report-of-enough = Traspasos con contexto suficiente
context-report-of-missing = Traspasos a los que les faltan datos
context-report-of-missing-fact = Traspasos en los que falta { $fact }
context-report-of-asked-twice = Tickets en los que se preguntó dos veces al cliente
context-report-of-asked-twice-fact = Tickets en los que se preguntó dos veces al cliente por { $fact }
context-report-of-handed-back = Conversaciones devueltas al bot
context-report-of-acknowledged = Devoluciones que el bot confirmó
