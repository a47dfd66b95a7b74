# La cuenta propia: sesiones y contraseña.

account-title = Tu cuenta
account-figures = Tus últimos { $days } días
account-figures-open = Tickets que tienes ahora
account-figures-accepted = Aceptados
account-figures-closed = Cerrados
account-figures-first-reply = Primera respuesta (mediana)
account-figures-none = aún ninguna
account-figures-about = Solo lo ves tú. Un ticket cuenta para el agente que lo tuvo por última vez.
account-sessions = Sesiones
account-sessions-about = Los navegadores en los que has iniciado sesión. Una sesión termina si no se usa durante un tiempo.
account-sessions-none = No tienes ninguna sesión abierta.
account-session-browser = Navegador
account-session-address = Iniciada desde
account-session-since = Inicio de sesión
account-session-seen = Último uso
account-session-this = Esta sesión
account-session-end = Cerrar sesión
account-session-end-label = Cerrar sesión: { $browser }, { $address }
account-sessions-end-others = Cerrar las demás sesiones
account-sessions-ended = Sesión cerrada
account-browser-on = { $browser } en { $system }
account-browser-unknown = Navegador desconocido

account-password = Contraseña
account-password-given = Elige tu propia contraseña antes de seguir: un administrador conoce la actual. <a href="#password-title">Cambiar contraseña</a>
account-password-current = Contraseña actual
account-password-new = Contraseña nueva
account-password-help = { $least } caracteres o más. Varias palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar. Al cambiar la contraseña se cierran tus demás sesiones.
account-password-change = Cambiar contraseña
account-password-changed = Contraseña cambiada. Tus demás sesiones se han cerrado.
account-password-current-wrong = La contraseña actual no es correcta.
account-password-refused = Contraseña nueva: { $why }
