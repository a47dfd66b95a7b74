# Conversaciones con bots: la lista, y la página de una.

conversations-title = Conversaciones con bots
conversations-about = Las conversaciones que los bots tienen ahora, primero las más nuevas. Tú solo lees; el bot conserva el control.
conversations-any-bot = Cualquier bot
conversations-filter = Mostrar
conversations-none = Ningún bot tiene una conversación en este momento.
conversations-more = Conversaciones anteriores
conversations-no-ticket = sin ticket
conversations-had-ticket = ticket #{ $number }
conversations-last = { $who }: { $words }
conversations-began = comenzó
conversations-tickets = Tickets de esta conversación
conversations-nothing = Todavía no se ha dicho nada.

# Quién tiene el control.
conversations-holder-bot = { $bot } habla con el cliente.
conversations-holder-team = El cliente espera al equipo { $team }.
conversations-holder-agent = { $agent } habla con el cliente.
conversations-then-escalates = Si el bot la traspasa, se abrirá un ticket.
conversations-then-reopen = Para recibir avisos o hacerse cargo, sigue o reabre su ticket:
conversations-then-ticket = Trabaja en ella en su ticket:

# Donde empieza otra parte de la conversación.
conversations-part-ticket = En el ticket #{ $number }
conversations-part-bot = Con el bot

# En la página de un ticket cerrado.
conversations-whole = Conversación completa
