# Lo que cada persona elige para su consola, en la página de su cuenta.

preferences-title = Preferencias
preferences-about = Se aplican dondequiera que inicies sesión.
preferences-keys = Atajos de una sola tecla
preferences-keys-about = Desactívalos si dictas, o si pulsas teclas sin querer. Las combinaciones con <kbd data-mod>Ctrl</kbd> funcionan siempre.
preferences-sound = Sonido
preferences-sound-test = Reproducir el sonido
preferences-rows = Filas de la cola
preferences-rows-comfortable = Tres líneas
preferences-rows-compact = Dos líneas
preferences-desktop = Las notificaciones de escritorio se activan en el menú bajo tu nombre, en cada navegador.
preferences-push = Avisos con la consola cerrada
preferences-push-about = Este navegador muestra ofertas, menciones y lo demás de tus notificaciones también cuando no hay ninguna ventana de Baton abierta, hasta que cierres la sesión o esta caduque. Un aviso nombra al cliente y el ticket; no contiene mensajes.
preferences-push-trying = esperando al navegador…
preferences-push-blocked = bloqueados: permite las notificaciones en los ajustes del navegador para este sitio
preferences-push-unsupported = este navegador no los permite
preferences-push-failed = no se han podido activar; inténtalo de nuevo
preferences-save = Guardar preferencias
preferences-saved = Preferencias guardadas
