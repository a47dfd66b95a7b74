# El lado del cliente en la demo.

demo-tab = Chat de { $customer } · Demo de Baton
demo-who = Eres <b>{ $customer }</b>, un cliente inventado.
demo-console = Abrir la consola
demo-again = Empezar de nuevo
demo-conversation = Conversación
demo-hello = ¡Hola! Soy { $bot }, el asistente de Paper Plane Airways. ¿En qué puedo ayudarte?
demo-suggestions = Sugerencias
demo-message = Mensaje
demo-placeholder = Escribe como el cliente
demo-send = Enviar
demo-look = Buscar mensajes nuevos

# Con quién habla el cliente.
demo-state-bot = { $bot }, el bot, responde al instante
demo-state-nobody = Esperando a una persona
demo-state-agent = Hablas con { $name }
demo-state-person = Hablas con una persona
demo-turn-bot = { $bot } continúa
demo-turn-nobody = { $bot } te pasa con una persona
demo-turn-person = Se ha unido una persona

# Una línea.
demo-you = Tú
demo-automatic = Mensaje automático
demo-file = Archivo

# Por qué no se envió un mensaje.
demo-unsent = No se envió. Inténtalo de nuevo.
demo-unsent-offline = No se envió: no hay conexión. Inténtalo de nuevo.
demo-unsent-long = No se envió: un mensaje puede tener como máximo { $count } caracteres.
demo-unsent-fast = No se envió: demasiados mensajes a la vez. Inténtalo de nuevo en { $seconds } s.
demo-unsent-busy = No se envió: la demo está ocupada. Inténtalo de nuevo.
