# Los ajustes de las etiquetas.

tags-title = Etiquetas
tags-about = Los bots y los agentes ponen etiquetas a los tickets. Un nombre nuevo crea una etiqueta nueva. Lo que cambies aquí vale para todos los tickets que tienen la etiqueta, y para las vistas y respuestas guardadas que la nombran.
tags-none = No hay etiquetas
tags-more = Mostrar más
tags-save = Guardar { $tag }
tags-tickets = { $count ->
    [one] Un ticket
   *[other] { $count } tickets
}
tags-delete-short = Eliminar
tags-delete = Eliminar { $tag }
tags-delete-text = La etiqueta se quita de todos los tickets. No se puede deshacer.
tags-delete-sure = Eliminar la etiqueta
# In a row whose new name another tag has: what merging them does, and the button that does it.
tags-merge-text = ¿Fusionar las dos? Todos los tickets, vistas guardadas y respuestas guardadas con «{ $tag }» pasan a tener «{ $other }», y «{ $tag }» se elimina. No se puede deshacer.
tags-merge = Fusionar con «{ $other }»
tags-colour = Color
tags-colour-by-name = automático
tags-colour-red = rojo
tags-colour-orange = naranja
tags-colour-yellow = amarillo
tags-colour-green = verde
tags-colour-teal = turquesa
tags-colour-blue = azul
tags-colour-purple = morado
tags-colour-pink = rosa
