# Lo que se avisó a un agente, en una página propia.

notifications-title = Notificaciones
notifications-read-all = Marcar todo como leído
notifications-read = Marcar como leído
notifications-read-one = Marcar como leído: { $what }
notifications-unread = Sin leer
notifications-none = No hay notificaciones
notifications-none-help = Aquí aparecen durante 30 días las menciones, las transferencias, las ofertas perdidas y las novedades de los tickets que sigues.
notifications-no-more = No hay más notificaciones.
notifications-more = Mostrar notificaciones más antiguas

# Cada una en una frase.
notifications-mentioned = { $name } te mencionó
notifications-note = { $name } añadió una nota a tu ticket
notifications-transferred = { $name } te transfiere un ticket
notifications-transfer-accepted = { $name } aceptó tu transferencia
notifications-transfer-declined = { $name } rechazó tu transferencia
notifications-transfer-missed = { $name } no respondió a tiempo a tu transferencia
notifications-offer-missed = Perdiste una oferta
notifications-overdue = Tu respuesta va con retraso
notifications-came-back = El bot devolvió un ticket que sigues
notifications-reopened = Se reabrió un ticket que sigues
notifications-escalated-again = Una conversación que sigues se volvió a escalar
notifications-resolved = { $name } resolvió un ticket que sigues

# Lo que quien mira dio a un bot.
notifications-handed-back = Devueltos
notifications-handed-back-help = Conversaciones que sigues y que vuelve a tener un bot.
