# La entrada.

login-tab = Iniciar sesión
login-title = Inicia sesión en Baton
login-lead = En Baton, tu equipo toma el relevo del chatbot con todo lo que este sabía.
login-submit = Iniciar sesión
login-email = Correo electrónico
login-password = Contraseña
login-help = ¿No tienes cuenta u olvidaste tu contraseña? Pregunta a un administrador.
login-kept = Se cerró tu sesión. Iníciala de nuevo y tu texto volverá a su página.

# Por qué no funcionó.
login-wrong = Correo electrónico o contraseña incorrectos.
login-throttled = Demasiados intentos.
login-throttled-until = Vuelve a intentarlo en { $time }.

# Una demo.
login-demo = Esto es una demo. No hace falta contraseña:
login-demo-as = Entrar como { $name }
login-demo-customer = Abrir el lado del cliente
login-demo-own = O con una contraseña

# Un servidor sin agentes.
login-first = Este servidor todavía no tiene agentes. Añade un equipo y el primer administrador en la línea de comandos; el segundo comando pide una contraseña:
