# Commands for those who write regulations: schema, template, fmt, new.
command-schema = Writes schemas by which editors complete and underline (luoc-do, lược-đồ)
command-schema-more = Writes the folder `schemas` and `.taplo.toml`; a `.taplo.toml` that is there and differs is left alone. Exit code: 0 written; 2 could not be written.
argument-folder = The folder that is opened in the editor, usually the one that holds `rules` [default: the current folder]
value-folder = FOLDER
