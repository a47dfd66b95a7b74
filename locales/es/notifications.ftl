# Lo que se avisó a un agente, en una página propia.

notifications-title = Notificaciones
notifications-read-all = Marcar todo como leído
notifications-read = Marcar como leído
notifications-read-one = Marcar como leído: { $what }
notifications-unread = Sin leer
notifications-still-unread = { $count } sin leer
notifications-none = No hay notificaciones
notifications-none-help = Aquí aparecen durante 30 días las menciones, las transferencias, las ofertas perdidas y las novedades de los tickets que sigues.
notifications-no-more = No hay más notificaciones.
notifications-more = Mostrar notificaciones más antiguas

# Cada una en una frase; varias de un mismo suceso, también en una.
notifications-mentioned = { $count ->
    [one] { $name } te mencionó
   *[other] { $name } te mencionó { $count } veces
}
notifications-note = { $count ->
    [one] { $name } añadió una nota a tu ticket
   *[other] { $name } añadió { $count } notas a tus tickets
}
notifications-transferred = { $count ->
    [one] { $name } te ofreció un ticket
   *[other] { $name } te ofreció { $count } tickets
}
notifications-transfer-accepted = { $count ->
    [one] { $name } aceptó tu transferencia
   *[other] { $name } aceptó { $count } de tus transferencias
}
notifications-transfer-declined = { $count ->
    [one] { $name } rechazó tu transferencia
   *[other] { $name } rechazó { $count } de tus transferencias
}
notifications-transfer-missed = { $count ->
    [one] { $name } no aceptó a tiempo tu transferencia
   *[other] { $name } no aceptó a tiempo { $count } de tus transferencias
}
notifications-offer-missed = { $count ->
    [one] Perdiste una oferta
   *[other] Perdiste { $count } ofertas
}
notifications-overdue = { $count ->
    [one] Tu respuesta va con retraso
   *[other] { $count } de tus respuestas van con retraso
}
notifications-came-back = { $count ->
    [one] El bot devolvió un ticket que sigues
   *[other] El bot devolvió { $count } tickets que sigues
}
notifications-reopened = { $count ->
    [one] Se reabrió un ticket que sigues
   *[other] Se reabrieron { $count } tickets que sigues
}
notifications-escalated-again = { $count ->
    [one] Una conversación que sigues se volvió a escalar
   *[other] { $count } conversaciones que sigues se volvieron a escalar
}
notifications-resolved = { $count ->
    [one] { $name } resolvió un ticket que sigues
   *[other] { $name } resolvió { $count } tickets que sigues
}

# Lo que quien mira dio a un bot.
notifications-handed-back = Devueltos
notifications-handed-back-help = Conversaciones que sigues y que vuelve a tener un bot.
