# The command line: commands, arguments, what is wrong with a call, what the system refused.
heading-usage = Usage
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
heading-common = Common options
value-options = options
value-command = command

command-mucthuoc = Mực thước: rates submissions by a regulation, with reasons by clause
command-mucthuoc-more = How to use one command: `mucthuoc COMMAND --help`. Vietnamese names of commands may be typed with or without diacritics.
command-check = Checks regulations, amendments and cases (kiem-tra, kiểm-tra)
command-check-more = Exit code: 0 no errors; 1 errors in the files; 2 could not be done.
command-cases = Runs the cases that stand beside the rules (tinh-huong, tình-huống)
command-cases-more = Exit code: 0 all cases hold; 1 some fail, or errors in the files; 2 could not be done.
command-evaluate = Rates the subjects of submissions (danh-gia, đánh-giá)
command-evaluate-more = Departures from the decided levels are an answer, not a failure. Exit code: 0 evaluated; 1 errors in the files, nothing evaluated; 2 could not be done.
command-explain = Explains the verdict of one subject (giai-thich, giải-thích)
command-explain-more = Exit code: 0 explained; 1 errors in the files, or no such subject; 2 could not be done.
command-synthesize = Makes synthetic submissions that reproduce a published report (mo-hinh-so-lieu, mô-hình-số-liệu)
command-synthesize-more = The same seed gives the same files, byte for byte. Exit code: 0 made; 1 the plan cannot be met; 2 could not be written.
command-completions = Prints the script by which a shell completes commands

argument-help = Print this help
argument-version = Print the version
argument-rules = Folder of the regulations [default: rules]
argument-lang = Language: vi or en [default: as the locale says]
argument-format = Form of the output: human, plain (text only) or json [default: human]
argument-quiet = Tell only mistakes
argument-regulations = Ids of regulations; none means all
argument-coverage = Tell how many cases make each rule true, false and unknown
argument-submissions = Submissions: a folder with returns.toml, or an .xlsx file
argument-regulation = Regulation to rate by [default: the one in force in the rating year]
argument-amendments = Apply a reading or proposal too: its id, or the path of its file; may be repeated
argument-verdicts = Write every verdict to a .csv, .jsonl or .xlsx file
argument-subject = The subject, written CLASS/ID
argument-published = The published report (published.toml)
argument-plan = The plan of the synthesis (synthesis.toml)
argument-seed = Seed
argument-out = Folder to write to
argument-shell = Shell: bash, elvish, fish, powershell or zsh

value-rules = FOLDER
value-lang = LANGUAGE
value-format = FORM
value-regulations = ID
value-submissions = SUBMISSIONS
value-regulation = ID
value-amendments = AMENDMENT
value-verdicts = FILE
value-subject = CLASS/ID
value-published = PUBLISHED
value-plan = FILE
value-seed = NUMBER
value-out = FOLDER
value-shell = SHELL

manual-meaning = Meaning

usage-unknown-argument = there is no option `{ $argument }`
usage-unknown-command = there is no command `{ $argument }`
usage-value-missing = `{ $argument }` needs a value
usage-invalid-value = `{ $argument }` does not take `{ $value }`; values: { $allowed }
usage-wrong-value = `{ $argument }` does not take `{ $value }`
usage-missing-argument = { $argument } is missing
usage-missing-command = the name of a command is missing
usage-given-twice = `{ $argument }` may be given only once
usage-not-utf8 = an argument is not UTF-8
usage-other = the command line is not understood
usage-help = see `mucthuoc --help` or `mucthuoc COMMAND --help`

world-file = cannot read the file `{ $path }`: { $why }
    .help = check the path and the permission to read it
world-folder = cannot list the folder `{ $path }`: { $why }
    .help = run the command in the folder that holds `rules`, or name it by `--rules FOLDER`
world-no-regulation = there is no regulation in the folder `{ $path }`
    .help = check the folder, or name another by `--rules FOLDER`
world-too-many-files = the folder `{ $path }` has too many files to be a rule package
    .help = check `--rules`
world-write = cannot write `{ $path }`: { $why }
    .help = check the folder and the permission to write there
world-output = cannot print the output: { $why }
    .help = write the output to a file elsewhere
world-format-unknown = the kind of file of `{ $path }` is not known
    .help = give it a name that ends in .csv, .jsonl or .xlsx
world-too-many-rows = { $count } verdicts are more rows than a sheet holds, so `{ $path }` cannot be written
    .help = write a .csv or .jsonl file

why-not-found = it is not there
why-not-allowed = it is not permitted
why-no-folder = it is not a folder
why-a-folder = it is a folder
why-full = there is no room left

progress-reading = Reading submissions
progress-deciding = Rating
progress-writing = Writing verdicts
progress-generating = Making synthetic data
