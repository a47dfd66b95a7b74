# El idioma en que la consola habla a una persona.

language-title = Idioma
language-about = El idioma de tu consola y de los correos que te envía Baton. No afecta a tus compañeros ni a tus clientes.
language-label = Idioma de la consola
language-of-browser = El de mi navegador
language-save = Guardar idioma
language-saved = Idioma guardado
