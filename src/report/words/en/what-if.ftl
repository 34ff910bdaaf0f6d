# What if: comparisons of scenarios with the regulation as it stands.
whatif-notice = SIMULATION: what would follow, not what was decided. Nothing is recorded.
whatif-scenario = Scenario: { $name }
whatif-amendment = { $kind }: { $title } ({ $cite })
whatif-reading = Reading
whatif-proposal = Proposal
whatif-changed =
    { $count ->
        [0] None of { $total } subjects would come out differently.
        [one] { $count } of { $total } subjects would come out differently:
       *[other] { $count } of { $total } subjects would come out differently:
    }
whatif-move = { $class }: { $count } from “{ $from }” to “{ $to }” ({ $direct } directly, { $displaced } displaced by others)
whatif-departures = Decided levels that depart from the rules: { $before } as it stands, { $after } with the change.
whatif-class = { $class }
whatif-class-untouched = { $class }: nothing changes ({ $count })
whatif-class-scenario = { $class }, with { $name }
whatif-count-departures = Departures
whatif-count-over = Groups over a quota
whatif-by =
    { $count ->
        [0] By { $fact }:
        [one] By { $fact } (nothing changes for { $count } value):
       *[other] By { $fact } (nothing changes for { $count } values):
    }
whatif-subjects =
    { $count ->
        [one] The { $count } subject that changes, with { $name }:
       *[other] The { $count } subjects that change, with { $name }:
    }
whatif-together = { $class }: from “{ $from }” to “{ $to }”, { $why } ({ $count })
whatif-direct = directly
whatif-displaced = displaced by others
whatif-before = As it stands: { $reason }
whatif-after = With the change: { $reason }
whatif-because-exempt = Not rated: { $rule }
whatif-because-unmet = Does not meet: { $rules }
whatif-more =
    { $count ->
        [one] … and { $count } more (all of them: `--changed FILE.csv`, or `--format json`)
       *[other] … and { $count } more (all of them: `--changed FILE.csv`, or `--format json`)
    }
whatif-and-more = … and { $count } more (all of them: `--format json`)
whatif-depends =
    { $count ->
        [0] No subject comes out differently by the reading; groups of peers that do: { $groups }.
        [one] { $count } subject comes out differently by the reading; groups of peers that do: { $groups }.
       *[other] { $count } subjects come out differently by the reading; groups of peers that do: { $groups }.
    }
whatif-groups = { $class }: { $quota }. Groups that come out differently by the reading ({ $count }), with how many of those at the limited level keep it
whatif-group = { $kept } of { $eligible }
whatif-group-over = decided over it
whatif-no-group = none
whatif-page-written = The page is in { $file }
whatif-other-rules = The batch was recorded by other rules ({ $recorded }); compared is the regulation as the rules folder has it.
whatif-changed-written =
    { $count ->
        [one] Wrote { $count } subject that changes to { $file }
       *[other] Wrote { $count } subjects that change to { $file }
    }

column-as-it-stands = As it stands
column-difference = Change
column-from-to = From (down) to (across)
column-before = Before
column-after = After
column-seats-before = Seats before
column-seats-after = Seats after
column-held-before = Held before
column-held-after = Held after
column-freed = Freed
column-taken = Taken
column-value = Value
column-value-total = Subjects
column-from = From
column-to = To
column-count = Count
column-subject = Subject
column-group = Group of peers

command-simulate = Compares what the regulation gives with what amendments would give (mo-phong, mô-phỏng)
command-simulate-more = Nothing is recorded, and every output says that it is a simulation. Exit code: 0 compared; 1 errors in the files, nothing compared; 2 could not be done.
argument-scenarios = A named scenario, NAME=AMENDMENT+AMENDMENT; repeated, they stand side by side
argument-reading = Compare readings of unclear clauses: `all`, or the id of one; may be repeated
argument-by_fact = Count apart by the values of this fact; may be repeated
argument-changed = Write every subject that changes to a .csv file
argument-html = Write a page to hand in, print or read on a phone: the change, charts, tables, subjects
argument-draws = Draw so many populations from published totals instead of reading submissions
value-scenarios = NAME=AMENDMENT
value-reading = READING
value-by_fact = FACT
value-html = FILE
value-changed = FILE
value-draws = NUMBER
world-scenario-twice = there are two scenarios called `{ $path }`
    .help = give each `--scenario` a name of its own
world-no-readings = the regulation `{ $path }` has no readings to compare
    .help = name amendments by `--with` or `--scenario`
world-not-csv = what changes is written as .csv only, and `{ $path }` is none
    .help = give it a name that ends in .csv
unknown-fact-by = no class has a fact `{ $name }`
    .help = name a fact by its id, as the rule files do

curve-parameter = Parameter: { $parameter } ({ $id }); as it stands: { $stands }
curve-found = The smallest value at which `{ $condition }` holds: { $value }
curve-not-found = `{ $condition }` holds at no value from { $from } to { $to }.
curve-reach = There `{ $measure }` runs from { $least } to { $most }.
curve-stands = as it stands
curve-stands-at = as it stands: { $value }
curve-here = looked for
curve-written =
    { $count ->
        [one] Wrote the counts at { $count } value to { $file }
       *[other] Wrote the counts at { $count } values to { $file }
    }
command-sweep = Shows what each value of a parameter would give (quet, quét)
command-sweep-more = A condition of `--find` compares counts with numbers, joined by `and`: `departures == 0`, `pending == 0 and over == 0`. A count is a level's id or one of total, rated, exempt, pending, referred, departures, over, lowered, of the class whose parameter it is; `CLASS.` before it names another class, `all.` all of them. Nothing is recorded. Exit code: 0 done; 1 errors in the files or the condition; 2 could not be done.
argument-parameter = The parameter, written CLASS.NAME
argument-from_value = The first value; of a grade, the lowest if not given
argument-to_value = The last value; of a grade, the highest if not given
argument-step = From one value to the next (`1%`); days between dates; grades need none
argument-find = Name the smallest value at which this condition holds
argument-csv = Write the counts at every value to a .csv file
value-parameter = CLASS.NAME
value-from_value = VALUE
value-to_value = VALUE
value-step = STEP
value-find = CONDITION
value-csv = FILE
unknown-name-parameter = there is no parameter `{ $name }`
    .help = write CLASS.NAME; parameters: { $known }
unknown-name-measure = there is no count `{ $name }`
    .help = counts: { $known }; before it `CLASS.` or `all.`
world-sweep-missing = `{ $path }` is missing
    .help = name the first and the last value and the step: `--from 0 --to 100% --step 1%`
world-sweep-value = `{ $path }` is not a value that the parameter can have
    .help = write a number (`0.2`, `20%`), a date (`2020-12-31`) or a value of its scale, as the parameter is
world-sweep-step = the step `{ $path }` leads nowhere
    .help = write a number above 0
world-sweep-backwards = the values for `{ $path }` run backwards
    .help = write the smaller value after `--from`
world-sweep-too-many = more than { $count } values for `{ $path }` are too many
    .help = take a larger step
world-condition-shape = the condition `{ $path }` is not understood
    .help = compare a count with a whole number, as in `departures == 0`; join several by `and`
plan-impossible-value = in `{ $table }` the fact `{ $fact }` cannot be `{ $value }`
    .help = correct the plan's value

drawn-intervals =
    { $draws ->
        [one] { $draws } population was drawn (seed { $seed }), with every published total. Shown is the median, in brackets the range of nine draws in ten (5 % to 95 %).
       *[other] { $draws } populations were drawn (seed { $seed }), each with every published total. Shown is the median, in brackets the range of nine draws in ten (5 % to 95 %).
    }
drawn-move = { $class }: { $count } from “{ $from }” to “{ $to }” (directly { $direct }; displaced by others { $displaced })
drawn-still = Nobody moves in any draw.
drawn-class = { $class } ({ $count })
drawn-held-down = May have a better level than decided
drawn-over = Groups over: { $quota }
drawn-anew = Drawn anew each time:
drawn-fixed = Assumed, the same in every draw:
assumed-totals = Every total of the report: how many in each table, and how many of them at each level.
assumed-facts = The facts of each subject, among those that its level allows in the plan (profiles).
assumed-spread-exactly = who is where, over { $values } values of { $fact }; how many are at each is known
assumed-spread = who is where, and how many, over { $values } values of { $fact }, by the plan's weights
assumed-under = who belongs to which of: { $others }; and how many belong to each: { $least } to { $most }
assumed-link = who heads which of: { $others }; at most { $most }; nobody is better than what he heads
assumed-held = how many decided { $level } meet the standard of a better level: evenly from none to all whose group has no seat left ({ $least } to { $most } were drawn)
assumed-held-fixed = { $count } decided { $level } meet the standard of a better level
assumed-held-none = nobody meets the standard of a better level than was decided
assumed-cap = { $level } at most { $share } of the others within each { $fact }
assumed-split = of the report's table { $others }, the part that falls to these: { $levels }
