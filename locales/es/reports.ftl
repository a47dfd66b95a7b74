# La vista general, y las pestañas de los informes.

reports-tabs-label = Informes
reports-overview = Vista general
reports-scorecard = Resultados de los disparadores
reports-context = Informe de contexto
reports-overview-lead = Qué está en espera, quién está disponible y qué está atascado.

# Cifras de todos los equipos, y de cada uno.
reports-waiting = En espera
reports-overdue = Vencidos
reports-team-overdue = { $count ->
    [one] 1 vencido
   *[other] { $count } vencidos
}
reports-oldest-wait = Espera más larga
reports-offered = Ofrecidos
reports-active = Activos
reports-closed-week = Cerrados, últimos 7 días
reports-closed-days = Cerrados en cada uno de los últimos 7 días, hasta hoy: { $days }
reports-closed-today = Cerrados hoy
reports-agents-online = Agentes en línea

# Tickets que nadie puede tomar.
reports-stuck = Ningún agente disponible
reports-stuck-hint = Todos los agentes están ausentes, al límite o han rechazado la oferta. Acepta el ticket o transfiérelo.

# Equipos.
reports-teams = Equipos
reports-teams-none = Todavía no hay equipos.
reports-teams-none-hint = Añade uno en el servidor: <code>baton team add NOMBRE</code>
reports-team-closed = cerrado { $until }
reports-team-nobody = nadie en línea
reports-team-online = { $count } en línea
reports-team-settings = Ajustes de { $team }
reports-team-no-wait = Nadie espera
reports-load = Carga
reports-load-of = { $load } de { $capacity }
reports-load-unlimited = Carga { $load }, sin límite

# Agentes.
reports-agents = Agentes
reports-agents-none = Todavía no hay agentes.
reports-agents-none-hint = Añade uno en el servidor: <code>baton agent add CORREO --name NOMBRE --role agent --team EQUIPO</code>
reports-agent-state = Estado
reports-agent-teams = Equipos
reports-state-online = en línea
reports-state-away = ausente
reports-state-offline = sin conexión

# Bots.
reports-bots = Bots
reports-bot-seen = Última señal
reports-bot-never = nunca
reports-bot-missed = Sin responder, últimos 7 días
reports-bot-fallback = Alternativa
reports-fallback-team = la cola de { $team }
reports-fallback-giver = el agente o bot que lo entregó
reports-fallback-queue = la cola del ticket

# Lo que no se pudo entregar.
reports-failed = Envíos fallidos
reports-failed-kind = Envío
reports-failed-error = Error
reports-failed-at = Abandonado
