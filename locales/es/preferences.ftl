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
preferences-save = Guardar preferencias
preferences-saved = Preferencias guardadas
