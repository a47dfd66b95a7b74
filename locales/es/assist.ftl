# Lo que un modelo de lenguaje hace para un agente.

assist-open = Asistente
assist-summary = Resumir en mi idioma
assist-suggest = Proponer una respuesta
assist-translate-reply = Traducir mi respuesta
assist-translate = Traducir
assist-summary-title = Resumen
assist-suggestion-title = Respuesta propuesta
assist-translation-title = Traducción
assist-notice = Escrito por un modelo de lenguaje. Revísalo antes de usarlo.
assist-waiting = Esperando al modelo de lenguaje…
assist-insert = Insertar
assist-replace = Reemplazar mi texto
assist-empty = Escribe primero tu respuesta y después tradúcela.
assist-back = Volver al ticket
