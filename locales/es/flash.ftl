# Lo que dice la página después de un formulario sin script.

flash-accepted = El ticket es tuyo
flash-taken = Tomaste el ticket
flash-sent = Enviado
flash-noted = Nota añadida
flash-note-edited = Nota guardada
flash-note-deleted = Nota borrada
flash-note-restored = Nota recuperada
flash-noted-unseen = Nota añadida. Alguien a quien mencionas no puede ver este ticket y no recibió aviso.
flash-followed = Sigues esta conversación
flash-unfollowed = Ya no sigues esta conversación
flash-resolved = Resuelto
flash-reopened = Reabierto. El ticket vuelve a ser tuyo.
flash-declined = Rechazado
flash-asked = Transferencia propuesta. El ticket sigue siendo tuyo hasta que alguien lo acepte.
flash-kept = Transferencia cancelada
flash-transferred = Transferido. El agente que acepte el ticket verá toda la conversación.
flash-snoozed = Pospuesto
flash-learned = Añadido al contexto
flash-verified = Valoración guardada para el equipo del bot
flash-returned = Devuelto al bot. Si el bot no lo acepta a tiempo, el ticket vuelve a la cola.
flash-marked = Valorado
flash-answered = Respuesta enviada al bot

# Lo que no se hizo.
flash-refused = No se hizo. { $why }
flash-refused-because = No se hizo. { $title }: { $why }
flash-signed-out = Todavía no se envió: se había cerrado tu sesión. Aquí está lo que escribiste.
flash-tagged = Las etiquetas se cambiaron.
flash-prioritised = La prioridad se cambió.
