# Correo a los agentes: nadie aceptó un ticket a tiempo, o su agente no respondió.

mail-subject-stuck = Ningún agente disponible para el ticket #{ $number }: { $customer }
mail-subject-waiting = Nadie ha aceptado todavía el ticket #{ $number }: { $customer }
mail-subject-unanswered = El ticket #{ $number } todavía no tiene respuesta: { $customer }

mail-hello = Hola, { $name }:
mail-what-stuck = Ningún agente está disponible para el ticket #{ $number }: todos están ausentes, al límite o lo han rechazado, aunque ya no se exige ninguna habilidad.
mail-what-waiting = Nadie aceptó a tiempo el ticket #{ $number }.
mail-what-unanswered = { $agent } tiene el ticket #{ $number } y no respondió al cliente a tiempo.
mail-what-own = Tienes el ticket #{ $number } y no has respondido al cliente a tiempo.

mail-customer = Cliente
mail-customer-unknown = Cliente desconocido
mail-team = Equipo
mail-waited = Espera
mail-reason = Motivo

mail-do-stuck = Abre el ticket y acéptalo o transfiérelo
mail-do-waiting = Abre el ticket y acéptalo
mail-do-unanswered = Abre el ticket y decide si lo tomas
mail-do-own = Abre el ticket y responde al cliente

mail-why-you = Recibes este mensaje porque eres parte del equipo o lo diriges.
mail-why-own = Recibes este mensaje porque tienes el ticket.
mail-left-out = Este correo no incluye los mensajes del cliente; léelos en la consola.
