# Palabras que aparecen en muchas páginas.

common-cancel = Cancelar
common-save = Guardar
common-close = Cerrar
common-open = Abrir
common-add = Añadir
common-remove = Quitar
common-edit = Editar
common-copy = Copiar
common-dismiss = Descartar
common-search = Buscar
common-none = Ninguno
common-action = Acción
common-name = Nombre
common-team = Equipo
common-bot = Bot
common-agent = Agente
common-customer = Cliente
common-ticket = Ticket
common-optional = opcional
