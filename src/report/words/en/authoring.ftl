# Commands for those who write regulations: schema, template, fmt, new.
command-schema = Writes schemas by which editors complete and underline (luoc-do, lược-đồ)
command-schema-more = Writes the folder `schemas` and `.taplo.toml`; a `.taplo.toml` that is there and differs is left alone. Exit code: 0 written; 2 could not be written.
argument-folder = The folder that is opened in the editor, usually the one that holds `rules` [default: the current folder]
value-folder = FOLDER
command-template = Writes a workbook to fill in by a regulation (bieu-mau, biểu-mẫu)
command-template-more = A sheet per class with drop-downs, limits, notes and an example row that does not count. A file that is there is not overwritten. Exit code: 0 written; 1 errors in the files, or it cannot be as asked; 2 could not be done.
argument-of_regulation = Id of the regulation
argument-period = Rating year [default: this year, or the last one in force]
argument-workbook = The .xlsx file to write
value-of_regulation = ID
value-period = YEAR
value-workbook = FILE
