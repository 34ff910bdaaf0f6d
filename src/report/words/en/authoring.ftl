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

command-new = Writes the skeleton of a regulation or of an amendment (tao-moi, tạo-mới)
command-new-regulation = Writes the skeleton of a regulation (van-ban, văn-bản)
command-new-regulation-more = Writes `rules/ID/`: the regulation, a class of subjects and cases, with remarks; it passes `check` at once. Nothing is overwritten. Exit code: 0 written; 1 the id is not valid or is there already; 2 could not be written.
command-new-amendment = Writes the skeleton of a proposal or a reading (sua-doi, sửa-đổi)
command-new-amendment-more = Writes `rules/REGULATION/amendments/ID.toml`, which lists all that can be changed with the values of today; it passes `check` at once. Nothing is overwritten. Exit code: 0 written; 1 the id is not valid or is there already, or the regulation has errors; 2 could not be written.
argument-new_id = Id: letters, digits, hyphens; also the name of the folder or file
argument-title_of_new = Title
argument-amends = Id of the regulation that is changed
value-new_id = ID
value-title_of_new = TITLE
argument-change = Address of what is changed first, such as CLASS.parameter.ID
value-change = ADDRESS
value-amends = ID
new-untitled = (untitled)
new-list = What can be changed in this regulation, with the values of today:
new-written = Wrote:
new-next-regulation = What comes next:
    1. Open these files in an editor (Notepad will do), change them as their remarks say, save as UTF-8.
    2. Check:               mucthuoc check { $id }
    3. Run the cases:       mucthuoc cases { $id }
    4. A workbook to fill:  mucthuoc template { $id } --out { $id }.xlsx
new-next-amendment = What comes next:
    1. Open this file in an editor, change the value and where it is proposed (cite), save as UTF-8.
    2. Check:               mucthuoc check { $regulation }
    3. See what differs:    mucthuoc compare { $regulation } { $regulation }+{ $id }
    4. Try it on data:      mucthuoc simulate SUBMISSIONS --with { $id }
new-id = `{ $id }` cannot be an id
    .help = use letters, digits and hyphens, begin with a letter or digit, at most 60 characters, such as qd-12-2026
new-exists = `{ $path }` is there already, so it is not overwritten
    .help = choose another id
new-no-address = `{ $id }` has nothing at the address `{ $address }`
    .help = leave out `--change`: the file then lists all addresses at its end
new-nothing-to-change = `{ $id }` has no parameter or rule yet that could be changed
    .help = write rules for the regulation first

command-fmt = Lays out rule files evenly, comments and all (trinh-bay, trình-bày)
command-fmt-more = Only blanks and blank lines change; what the files say and their comments stay. While one file cannot be read, none is written. Exit code: 0 done; 1 errors in the files, or with `--check` some are uneven; 2 could not be done.
argument-files_or_ids = Files .toml, or ids of regulations; none means all regulations
argument-only_check = Only tell which files are uneven, write nothing
value-files_or_ids = FILE|ID
fmt-changed = { $count ->
    [0] All { $all } files are even, none was changed.
   *[other] Laid out { $count } of { $all } files:
  }
fmt-would-change = { $count ->
    [0] All { $all } files are even.
   *[other] Uneven: { $count } of { $all } files:
  }
