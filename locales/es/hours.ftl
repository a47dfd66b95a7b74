# El horario de un equipo y cuántos tickets pueden esperar.

hours-about = Los tickets solo se ofrecen mientras el equipo está abierto, y los plazos solo cuentan las horas de apertura. Fuera de ese horario, Baton dice a los clientes cuándo abre el equipo. Los agentes pueden aceptar un ticket a cualquier hora.
hours-saved = Guardado. Los tickets en espera siguen el nuevo horario.
hours-title = Horario
hours-mode-always = Siempre abierto
hours-mode-week = Horario semanal
hours-mode-text = Texto (avanzado)
hours-not-in-grid = Este horario tiene fechas o reglas que la tabla semanal no puede mostrar, así que sigue como texto. Si rellenas la tabla y la guardas, lo sustituye.
hours-day-closed = Cerrado
hours-day-opens = { $day }, abre
hours-day-closes = { $day }, cierra
hours-copy-monday = Copiar el lunes a los días de martes a viernes
hours-grid-help = Deja un día vacío para cerrarlo. Si la hora de cierre es anterior a la de apertura, el equipo cierra a la mañana siguiente. Usa la vista previa o guarda para tener sitio para más horas.
hours-text = Horario
hours-text-hint = formato de OpenStreetMap
hours-zone = Zona horaria
hours-also-closed = También cerrado el
hours-also-closed-hint = una fecha por línea
hours-limit = Límite de la cola
hours-limit-tickets = Tickets en espera
hours-limit-hint = déjalo vacío para no tener límite
hours-limit-help = Cuando hay tantos tickets en espera, los nuevos van al siguiente nivel superior que esté abierto y por debajo de su propio límite. Si no hay ninguno, se quedan aquí.
hours-preview = Vista previa
hours-preview-label = Vista previa del horario
hours-now = Ahora
hours-now-always = Siempre abierto
hours-now-open = Abierto ahora
hours-now-open-until = Abierto ahora, hasta el { $until }
hours-now-closed = Cerrado sin fecha de apertura
hours-now-closed-until = Cerrado hasta el { $until }
hours-change-opens = abre
hours-change-closes = cierra
hours-unsaved = Todavía no se ha guardado. Al guardar, también cambian los plazos de los tickets que ya esperan.

# Los días de la semana.
hours-monday = Lunes
hours-tuesday = Martes
hours-wednesday = Miércoles
hours-thursday = Jueves
hours-friday = Viernes
hours-saturday = Sábado
hours-sunday = Domingo

# Un momento en el reloj del equipo: `lun 09:00`, `lun 23 nov 09:00`, `lun 23 nov 2026, 09:00`.

# Lo que está mal en un formulario.
hours-error-day = { $day }: { $why }
hours-error-both = indica la hora de apertura y la de cierre
hours-error-time = escribe las horas como 09:00
hours-error-overlap = los tramos se solapan o se tocan
hours-error-date = { $given } no es una fecha; escribe 2026-12-24
hours-error-number = no es un número entero
hours-error-never-open = el equipo no abriría nunca
hours-error-unusable = Este horario no se puede usar, así que el equipo cuenta como siempre abierto: { $why }
hours-error-field = { $field ->
    [hours] Horario
    [zone] Zona horaria
    [closed] También cerrado el
    [backlog] Límite de la cola
   *[other] { $field }
}: { $why }
hours-bad-too-long = no puede tener más de { $most } caracteres
hours-bad-too-much = demasiado complejo: usa como máximo { $rules } reglas y, en cada una, como máximo { $parts } horas, días de la semana, semanas, fechas y años; indica aparte los días sueltos en los que cierra el equipo
hours-bad-unreadable = no se entiende ({ $why }); escribe, por ejemplo: Mo-Fr 09:00-13:00,14:00-18:00; Dec 25 off
hours-bad-holidays = no se admiten festivos ni vacaciones escolares; indica las fechas, por ejemplo: Dec 25 off
hours-bad-sun = no se admiten la salida ni la puesta del sol; indica horas, por ejemplo: 07:00-19:00
hours-bad-zone = esa zona horaria no existe; escribe, por ejemplo: Europe/Madrid
hours-bad-dates = como máximo { $most } fechas
