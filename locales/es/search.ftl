# The search page, and what it finds.

search-title = Buscar
search-label = Buscar tickets
search-placeholder = Palabras, un nombre, un correo, #número o un filtro como status:open
search-results = Tickets encontrados, los más recientes primero
search-more = Mostrar tickets más antiguos
search-none = Ningún ticket coincide con «{ $query }».
search-none-help = Revisa la ortografía, usa menos palabras o quita algún filtro. Solo se buscan los tickets a los que tienes acceso.
search-no-more = No hay más tickets que coincidan.
search-unknown = No hay resultados para { $filter }. Revisa la ortografía.
search-similar = Nada coincide exactamente con «{ $query }». Estos tickets coinciden con nombres parecidos: { $names }.
search-cut = La búsqueda era demasiado larga y solo se ha usado la primera parte.
search-incomplete = Los tickets más antiguos aún se están indexando; puede que falte alguno en los resultados.

# The empty page.
search-help-title = Busca en todo a lo que tienes acceso
search-help = La búsqueda encuentra nombres, datos de contacto, mensajes, notas, datos y resúmenes, en tickets abiertos y cerrados. El ticket tiene que contener todas las palabras, en cualquier orden; los acentos y las mayúsculas no importan. Pon las palabras entre «comillas dobles» para buscar la frase exacta.
search-hint-status = tickets abiertos; también waiting, active, snoozed, closed
search-hint-agent = tus tickets; o el nombre de un compañero
search-hint-team = tickets de la cola de un equipo
search-hint-bot = tickets de un bot
search-hint-tag = tickets con una etiqueta
search-hint-reason = por qué escaló el bot
search-hint-language = el idioma del cliente
search-hint-after = abiertos en los últimos 7 días; before: y after: también aceptan fechas

# What the box offers while a filter is typed.
search-values = Filtros
search-value-open = todos menos los cerrados
search-value-me = tú

# Where the words were found.
search-in-own = Tú
search-in-note = Nota
search-in-summary = Resumen
search-in-customer = Datos del cliente
search-in-system = Mensaje automático
