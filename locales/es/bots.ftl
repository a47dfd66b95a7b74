# Las cuentas de los bots: la lista y un bot.

bots-title = Bots
bots-about = Todos los bots que escalan a Baton. Cada uno tiene su propia clave.
bots-add = Añadir bot
bots-none = Todavía no hay bots. Añade abajo el primero: su clave se muestra una sola vez.
bots-none-found = Ningún bot coincide con esta búsqueda.
bots-version = Versión
bots-conversations = Conversaciones
bots-fallback = Alternativa
bots-missed = Sin responder, últimos 7 días
bots-heard = Última señal
bots-state-active = activo
bots-state-deactivated = desactivado
bots-fallback-queue = la cola del ticket
bots-fallback-giver = el agente o bot que lo entregó
bots-team-hint = recibe sus escalados
bots-added = Bot añadido.

# Un bot.
bots-is-active = Activo
bots-is-deactivated = Desactivado: <time datetime="{ $at }" data-clock="time">{ $time }</time>
bots-of-team = Equipo <a href="{ $address }">{ $team }</a>
bots-has-version = Versión { $version }
bots-has-conversations = { $count ->
    [one] { $count } conversación
   *[other] { $count } conversaciones
}
bots-has-fallback = Alternativa: { $fallback }
bots-never-heard = Nunca se ha conectado
bots-heard-at = Última señal: <time datetime="{ $at }" data-clock="time">{ $time }</time>
bots-keys = Claves
bots-key = Clave
bots-key-current = actual
bots-key-replaced = reemplazada: <time class="quiet" datetime="{ $at }" data-clock="time">{ $time }</time>
bots-key-not-used = no desde que se reemplazó
bots-key-revoke = Revocar la clave que termina en { $hint }
bots-key-revoke-title = ¿Revocar la clave que termina en { $hint }?
bots-key-revoke-then = Los programas que todavía la usan ya no podrán actuar como { $name }.
bots-key-hours = Horas que sigue válida la clave anterior
bots-key-hours-hint = con 0 se revoca de inmediato
bots-key-make = Crear una clave nueva

# Lo que ocurre al desactivar un bot.
bots-off-keys = Todas las claves de { $name } dejan de funcionar y sus conexiones se cierran.
bots-off-given = { $count ->
    [one] { $count } ticket que recibió y aún no ha respondido pasa a su alternativa: { $fallback }.
   *[other] { $count } tickets que recibió y aún no ha respondido pasan a su alternativa: { $fallback }.
}
bots-off-conversations = { $count ->
    [one] Tiene { $count } conversación. Los clientes que esperan su respuesta pasan a una persona; las conversaciones que empezó otro bot vuelven a ese bot.
   *[other] Tiene { $count } conversaciones. Los clientes que esperan su respuesta pasan a una persona; las conversaciones que empezó otro bot vuelven a ese bot.
}
bots-off-asks = { $count ->
    [one] { $count } de sus tickets abiertos recibe una nota interna y se retiran sus preguntas.
   *[other] { $count } de sus tickets abiertos reciben una nota interna y se retiran sus preguntas.
}
bots-off-kept = Puedes volver a activarlo con las mismas claves.
