# El marco de los ajustes, su primera página y lo que dicen varias de sus páginas.

settings-title = Ajustes
settings-all = Todos los ajustes
settings-about = Configura cómo llegan las conversaciones a tus equipos.

# El menú y las tarjetas de la primera página.
settings-group-handoffs = Traspasos
settings-group-accounts = Cuentas
settings-group-you = Tú
settings-teams-about = Los datos que necesita cada equipo, su horario y sus mensajes automáticos.
settings-routing-about = El equipo, el bot y la prioridad que recibe cada escalado.
settings-triggers-about = Cuándo una conversación con un bot se convierte en ticket.
settings-people-about = Quién puede iniciar sesión, con qué rol y en qué equipos.
settings-bots-about = Los bots que escalan a Baton y sus claves.
settings-security-about = Inicios de sesión, ajustes cambiados y solicitudes rechazadas.
settings-account-about = Tu idioma, tus sesiones y tu contraseña.

# Listas largas.
settings-pages = Páginas
settings-page-before = Anterior
settings-page-after = Siguiente
settings-search-clear = Borrar
settings-list-all = { $total } en total
settings-list-found = { $count } de { $total }
settings-list-page = { $first } a { $last } de { $total }
settings-list-page-found = { $first } a { $last } de { $count } que coinciden, { $total } en total

# Cuentas de personas y bots.
settings-state = Estado
settings-used = Último uso
settings-expires = Caduca
settings-never = nunca
settings-revoke = Revocar
settings-for-good = Esto no se puede deshacer.
settings-access = Acceso
settings-activate = Activar
settings-deactivate = Desactivar
settings-deactivate-ask = Desactivar…
settings-deactivate-title = ¿Desactivar a { $name }?
settings-secret-once = Cópialo ahora: solo se muestra una vez.
settings-secret-line = { $what } (solo se muestra una vez): { $secret }

# Después de un formulario.
settings-saved = Guardado.
settings-deactivated = Cuenta desactivada.
settings-activated = Cuenta activada.
settings-token-revoked = Token revocado.
settings-key-revoked = Clave revocada.
settings-error-email-in-use = la dirección de correo ya está en uso
settings-error-team-in-use = Otro equipo ya tiene este nombre.
settings-error-bot-in-use = el nombre del bot ya está en uso
settings-error-not-found = { $noun ->
    [team] ese equipo no existe
    [bot] ese bot no existe
    [agent] esa persona no existe
    [token] ese token no existe
    [key] esa clave no existe
   *[other] no existe
}
settings-error-last-admin = Es la última cuenta de administrador. Antes, da ese rol a otra persona.
settings-error-field = { $field ->
    [name] Nombre
    [email] Correo electrónico
    [password] Contraseña
    [days] Días hasta que caduque
    [hours] Horas que sigue válida la clave anterior
    [version] Versión
    [role] Rol
    [teams] Equipos
    [team] Equipo
    [key_id] Clave
    [token_id] Token
    [assignment] Cómo llegan los tickets a un agente
    [next] Nivel superior
    [accept_within] Aceptar un ticket en
    [accept_urgent_within] Aceptar un ticket urgente en
    [accept_high_within] Aceptar un ticket de prioridad alta en
    [accept_low_within] Aceptar un ticket de prioridad baja en
    [reply_within] Responder a un cliente en
    [offer_within] Responder a una oferta en
    [relax_within] Quitar un requisito cada
   *[other] { $field }
}: { $why }

# Los idiomas por su nombre; los demás conservan el inglés.
settings-language-ar = Árabe
settings-language-ca = Catalán
settings-language-cs = Checo
settings-language-da = Danés
settings-language-de = Alemán
settings-language-el = Griego
settings-language-en = Inglés
settings-language-es = Español
settings-language-eu = Euskera
settings-language-fa = Persa
settings-language-fi = Finés
settings-language-fr = Francés
settings-language-gl = Gallego
settings-language-he = Hebreo
settings-language-hi = Hindi
settings-language-hu = Húngaro
settings-language-it = Italiano
settings-language-ja = Japonés
settings-language-ko = Coreano
settings-language-nl = Neerlandés
settings-language-no = Noruego
settings-language-pl = Polaco
settings-language-pt = Portugués
settings-language-ro = Rumano
settings-language-ru = Ruso
settings-language-sv = Sueco
settings-language-tr = Turco
settings-language-uk = Ucraniano
settings-language-zh = Chino
settings-tags-about = Cambiar el nombre y el color de las etiquetas, o eliminarlas
