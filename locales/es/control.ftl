# En qué estado está el ticket y con quién.

control-label = Control
control-waiting = En espera en <b dir="auto">{ $team }</b>
control-returned = Devuelto a <b dir="auto">{ $bot }</b>
control-transferred = Transferido a <b dir="auto">{ $bot }</b>
control-offered = Ofrecido a <b data-agent="{ $id }" data-mid-sentence dir="auto">{ $agent }</b>
control-assigned = Asignado a <b data-agent="{ $id }" data-mid-sentence dir="auto">{ $agent }</b>
control-snoozed = Pospuesto por <b data-agent="{ $id }" data-mid-sentence dir="auto">{ $agent }</b>
control-closed = Cerrado, <b dir="auto">{ $outcome }</b>
control-transfer-offered = transferencia propuesta a <b data-agent="{ $id }" data-mid-sentence dir="auto">{ $name }</b>
control-team-closed = { $team } está cerrado { $until }
control-connecting = conectando

# Qué tiene que ocurrir y cuándo; % es el tiempo que queda.
control-due = vence { $at }
control-due-accept = Acéptalo en %
control-due-bot = El bot tiene % para aceptar
control-due-snoozed = Vuelve en %
control-due-answer = Responde en %
control-due-close = Se cierra en % si no hay respuesta

# Cómo terminó un ticket.
control-outcome-resolved = resuelto
control-outcome-returned = devuelto
control-outcome-returned-to = devuelto a { $bot }
control-outcome-transferred-to = transferido a { $bot }
control-outcome-abandoned = abandonado
control-outcome-expired = caducado
control-outcome-cancelled = cancelado

# La urgencia y las etiquetas.
control-priority = Prioridad: { $priority }
control-tag-add = Añadir etiqueta
control-tag-remove = Quitar la etiqueta { $tag }
