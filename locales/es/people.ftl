# Las cuentas de las personas: la lista y una cuenta.

people-title = Personas
people-about = Todas las personas que pueden iniciar sesión, con su rol y sus equipos.
people-add = Añadir persona
people-none = Todavía no hay nadie. Añade abajo a la primera persona.
people-none-found = Nadie coincide con esta búsqueda.
people-account = Cuenta
people-email = Correo electrónico
people-role = Rol
people-role-agent = agente
people-role-manager = responsable
people-role-admin = administrador
people-teams = Equipos
people-teams-none = Todavía no hay equipos.
people-teamless = sin equipo
people-teamless-then = Esta persona todavía no está en ningún equipo, así que no ve tickets ni recibe ofertas. Elige abajo un equipo.
people-tickets = Tickets
people-seen = Última conexión
people-online = en línea
people-state-active = activa
people-state-away = ausente
people-state-away-for = ausente: { $reason }
people-state-deactivated = desactivada

# Una cuenta.
people-is-active = Activa
people-is-active-online = Activa, en línea
people-is-active-seen = Activa, última conexión: <time datetime="{ $at }" data-clock="time">{ $time }</time>
people-is-away = Ausente
people-is-away-online = Ausente, en línea
people-is-away-seen = Ausente, última conexión: <time datetime="{ $at }" data-clock="time">{ $time }</time>
people-is-deactivated = Desactivada: <time datetime="{ $at }" data-clock="time">{ $time }</time>
people-open-tickets = { $count ->
    [one] { $count } ticket abierto
   *[other] { $count } tickets abiertos
}
people-tokens = Tokens de API
people-tokens-none = No hay tokens.
people-token = Token
people-token-made = Creado
people-token-revoke = Revocar el token que termina en { $hint }
people-token-revoke-title = ¿Revocar el token que termina en { $hint }?
people-token-revoke-then = Los programas que lo usan ya no podrán actuar como { $name }.
people-token-days = Días hasta que caduque
people-token-days-hint = o «nunca»
people-token-never = nunca
people-token-make = Crear un token
people-token-new = Token de API
people-password-new = Contraseña
people-password-set = Establecer una contraseña nueva
people-password-ask = Establecer una contraseña nueva…
people-password-title = ¿Establecer una contraseña nueva para { $name }?
people-password-then = Baton crea una contraseña nueva y te la muestra una sola vez. La contraseña actual de { $name } deja de funcionar de inmediato.
people-password-pass-on = Comunica la contraseña nueva en persona o por otra vía segura. Al iniciar sesión con ella tendrá que elegir la suya.
people-password-own = Tu propia contraseña se cambia y tus propias sesiones se cierran en <a href="/account">Tu cuenta</a>.
people-access-about = Cualquiera de los dos cierra todas las sesiones de { $name }. Los tokens de API siguen funcionando hasta que los revoques.
people-sign-out = Cerrar todas las sesiones
people-sign-out-then = Se cierran todas las sesiones de { $name }. Los tokens de API siguen funcionando; revócalos en la página de la persona si deben dejar de hacerlo.
people-signed-out = Todas sus sesiones se han cerrado.
people-added = Cuenta añadida. Para iniciar sesión se usan su correo electrónico y esta contraseña.

# Lo que ocurre al desactivar a alguien.
people-off-self = Es tu propia cuenta: se cerrará tu sesión y solo otro administrador podrá volver a darte acceso.
people-off-sessions = Se cierran todas las sesiones de { $name } y sus tokens de API dejan de funcionar.
people-off-tickets = { $count ->
    [0] Ningún ticket se ve afectado.
    [one] { $count } ticket que tiene o que se le ha ofrecido vuelve a su cola.
   *[other] { $count } tickets que tiene o que se le han ofrecido vuelven a sus colas.
}
people-off-kept = Su nombre se conserva en todo lo que escribió. Puedes volver a activar la cuenta.
