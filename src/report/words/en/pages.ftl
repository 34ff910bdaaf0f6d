# A page for each kind of diagnostic (docs/diagnostics.md is generated from here).
pages-title = Diagnostics of Mực thước
pages-intro = Each diagnostic has a code. This page says what the code means, why it matters, an example, and what to do. It is generated from the same words as the program's messages.
pages-why = Why it matters
pages-example = Example
pages-todo = What to do

page-syntax = The file is not TOML: a quote, bracket or equals sign is missing or out of place.
    .why = Nothing behind the mistake can be read, so other mistakes may still be hidden.
    .example = title = "Worker
    .todo = Mend the marked place and run `check` again.

page-encoding = The text is not UTF-8, or its letters and accents are stored apart (not NFC).
    .why = Two spellings that look the same would be two different names.
    .example = (bytes that are not UTF-8)
    .todo = Save the file as UTF-8; editors usually offer it under “Save as”.

page-missing-file = A file that the package must have, or that it names, is not there.
    .why = Without it the regulation is not complete.
    .example = rules/guide-1/ (without regulation.toml)
    .todo = Add the file, or take its name out of the list that names it.

page-unexpected-file = A file in the package is no part of it: its name is no class, no cases file, no amendment, no form.
    .why = A misspelt file name would silently leave out its rules.
    .example = rules/guide-1/wroker.toml
    .todo = Rename the file or take it out of the folder.

page-unknown-format = The file says it is written in a format that this program does not read.
    .why = A newer format may mean something else by the same words.
    .example = format = 2
    .todo = Write `format = 1`, or use a newer program.

page-unknown-key = A key stands where no such key is known.
    .why = A misspelt key would silently change the rule.
    .example = rouding = "down"
    .todo = Correct the key; the help names the nearest known one.

page-missing-key = A key that is required is not there.
    .why = A rule without title, clause and basis cannot be explained or checked against the law.
    .example =
        {"["}[exemption]]
        id = "new"  # no title, cite, basis
    .todo = Add the key.

page-wrong-value = A value is of the wrong kind, or out of its range.
    .why = Numbers must be exact and unmistakable; what is unclear is refused, never guessed.
    .example = value = "20 percent"
    .todo = Write the value as the help says.

page-duplicate-id = The same id stands twice where each must be its own.
    .why = Reasons, cases and amendments name things by id.
    .example =
        {"["}[ceiling]]
        id = "late"
        {"["}[ceiling]]
        id = "late"
    .todo = Rename one of the two.

page-invalid-id = An id has letters that ids may not have here.
    .why = Formulas would read `months-worked` as a subtraction.
    .example = {"["}facts.months-worked]
    .todo = Use letters, digits and `_`; ids of regulations, classes, rules and choices may have hyphens.

page-formula-not-literal = A formula stands in double quotes.
    .why = Double quotes change what is written (`\\`), and a mistake could not be shown at its place.
    .example = when = "score < 50"
    .todo = Put the formula between single quotes, or three of them.

page-overlapping-periods = Two regulations of one series are in force in the same year.
    .why = It would not be clear by which of them the year is rated.
    .example = guide-1: 2019–2022, guide-2: 2022–
    .todo = Set `last` of the older regulation, or `first` of the newer one.

page-unknown-class = A class is named that the regulation does not have.
    .why = The rule would apply to nobody.
    .example = of = "wroker"
    .todo = Use the id of a class in `classes` of regulation.toml.

page-unknown-fact = A fact is named that the class does not have.
    .why = It would always be unknown.
    .example = per = ["workshop"]
    .todo = Declare the fact under `[facts]`, or correct its name.

page-unknown-scale = A scale or type is named that the regulation does not have.
    .why = The values of the fact could not be read.
    .example = type = "garde"
    .todo = Declare `[scale.…]` in regulation.toml, or correct the name.

page-unknown-value = A value is named that its scale does not have.
    .why = The comparison would never hold.
    .example = lowest(task) >= grade.hihg
    .todo = Use one of the values of the scale.

page-unknown-choice = A choice is named that the fact does not have.
    .why = The comparison would never hold.
    .example = status == "actve"
    .todo = Use one of the choices of the fact.

page-unknown-level = A level is named that is not on the outcome scale.
    .why = Nobody could be rated at it.
    .example =
        {"["}[level]]
        is = "superb"
    .todo = Use one of the levels of the scale that `outcome` names.

page-level-order = The levels of a class do not stand best first.
    .why = The first level whose requirements hold is given: a better one behind it would never be reached.
    .example = is = "pass"  # stands before "high"
    .todo = Put the levels in order, best first.

page-unknown-function = A function is called that neither the language nor the regulation has.
    .why = The formula has no meaning.
    .example = averge(a, b)
    .todo = Correct the name, or declare the function in regulation.toml and write it in functions.rhai.

page-function-mismatch = A function is declared and not written, or written otherwise than declared.
    .why = Formulas are checked against the declaration.
    .example = {"["}functions.points]  # not in functions.rhai
    .todo = Make `[functions]` and functions.rhai agree.

page-unknown-name = A name in a formula is no fact, criterion, parameter, scale or children of the class.
    .why = The formula has no meaning.
    .example = moths_worked < 6
    .todo = Correct the name, or declare it.

page-formula-syntax = A formula is not written in the language: something is missing, too much, or out of place.
    .why = It cannot be understood.
    .example = score >= (50
    .todo = Mend the marked place.

page-not-allowed = A formula uses something that formulas may not use: variables, loops, assignments, closures.
    .why = A formula is one expression that always ends and never changes anything.
    .example = let x = 1; x > 0
    .todo = Write one expression; move steps into a function in functions.rhai.

page-type-mismatch = Values of different kinds are compared or combined, such as values of two scales.
    .why = Such a comparison would be false without a word.
    .example = lowest(task) >= rating.high
    .todo = Compare values of one kind.

page-wrong-arguments = A function is called with too many or too few values.
    .why = It cannot be computed.
    .example = months_between(joined)
    .todo = Give the values that the function asks for.

page-personal-fact = A fact that identifies a person is used in a formula or a group.
    .why = Nobody is rated by name.
    .example = full_name == "…"
    .todo = Use another fact.

page-script-error = functions.rhai has a mistake, or uses what scripts may not use.
    .why = Formulas that call it would have no value.
    .example = fn points(a) {"{"} a + {"}"}
    .todo = Mend the marked place of the script.

page-quota-without-rank = A quota lowers those beyond it but does not say who comes first.
    .why = Who is lowered must follow from a rule, never from the order of rows.
    .example = excess = "lower"  # no rank
    .todo = Add `rank`, or write `excess = "refer"`.

page-quota-lowers-nowhere = A quota lowers to a level that it also limits, or to a better one.
    .why = Lowering would change nothing.
    .example =
        limits = ["high"]
        lowered_to = "high"
    .todo = Name a level under all of `limits`.

page-unknown-regulation = A regulation is named that is not under the rules folder.
    .why = There is nothing to rate by.
    .example = mucthuoc evaluate … --regulation guide-9
    .todo = Correct the id, or name the folder by `--rules`.

page-no-regulation = No regulation is in force in the rating year, the one that is named is not, or several series are.
    .why = It is not known by what to rate.
    .example = period = 1999
    .todo = Correct the year or the regulation in returns.toml, or name one by `--regulation`.

page-unknown-amendment = An amendment is named that the regulation does not have, and no such file exists.
    .why = There is nothing to apply.
    .example = --with reading-inclusve
    .todo = Correct the id, or give the path of the file.

page-amends-another = An amendment changes another regulation than the one it is applied to.
    .why = Its addresses mean other rules.
    .example = amends = "guide-2"
    .todo = Apply it to the regulation that it names.

page-names-nothing = A change names something that the regulation does not have.
    .why = It would change nothing.
    .example = set = "worker.quota.high-shares"
    .todo = Correct the address: `class.kind.id`.

page-changes-nothing = A change sets what is already so.
    .why = The author believes the regulation says something else.
    .example = to = (the value it already has)
    .todo = Take the change out, or correct the value.

page-changed-twice = An amendment changes what an earlier one set.
    .why = The order of the amendments then matters.
    .example = --with reading-a --with reading-b
    .todo = See that the later one is meant to win.

page-already-there = A change adds something under an id that is already taken.
    .why = Ids name one thing each.
    .example = add = "worker.ceiling.late"
    .todo = Use `set` to change it, or another id.

page-case-without-class = A cases file stands beside no class of its name.
    .why = Its cases would never be run.
    .example = wroker.cases.toml
    .todo = Rename it to `<class>.cases.toml`.

page-unknown-expectation = A case expects a key, value or member that no verdict can have.
    .why = It could never hold.
    .example = expect = {"{"} levl = "high" {"}"}
    .todo = Use a key of a verdict: `level`, `outcome`, `reasons` and so on.

page-case-failed = A case came out otherwise than a person expects.
    .why = Either the rule or the case is wrong; the engine cannot know which.
    .example = expect = {"{"} level = "high" {"}"}
    .todo = Compare the clause with the rule, and mend the one that is wrong.

page-cycle = Subjects or groups wait for each other.
    .why = None of them can be decided first.
    .example = a unit that is in one group with its own part
    .todo = Break one of the links, for instance by grouping the tiers apart.

page-no-submissions = There are no submissions at the path, or none of its tables belongs to the regulation.
    .why = There is nobody to rate.
    .example = mucthuoc evaluate empty-folder
    .todo = Name a folder with returns.toml and a file a class.

page-unknown-table = A file or sheet of the submissions is named after no class.
    .why = Its rows would be left out.
    .example = wroker.csv
    .todo = Rename it after the class's id or title.

page-unknown-column = A column is no fact or criterion of the class.
    .why = A misspelt header would make the fact unknown for all.
    .example = scroe
    .todo = Correct the header: the fact's id or title.

page-duplicate-column = Two columns mean the same fact.
    .why = It is not clear which one counts.
    .example = score,Score
    .todo = Take one of them out.

page-missing-id = The table has no column `id`.
    .why = Subjects are known by their id.
    .example = name,score
    .todo = Add the column `id`.

page-wrong-cell = A cell holds a text that its fact cannot hold.
    .why = What is unclear is refused, never guessed.
    .example = fourty
    .todo = Write the value as the help says, or leave the cell empty.

page-out-of-range = A number is under the least or over the greatest value of its fact.
    .why = It is most likely a slip of the hand.
    .example = 101
    .todo = Correct the number, or the `min` and `max` of the fact.

page-duplicate-subject = Two rows of a class have the same id.
    .why = A subject is rated once.
    .example = w-1 twice
    .todo = Take one of the rows out, or correct its id.

page-example-row = The example row of the workbook to fill in is still in the submissions.
    .why = The row only shows how to fill in the others; counted, it would be a subject that does not exist.
    .example = the id is (example)
    .todo = Delete the row; in a workbook it may stay, it is passed over there.

page-dangling-subject = A subject is named that is not in the submissions.
    .why = What depends on it could not be decided.
    .example = unit = u-99
    .todo = Correct the id, add the subject, or leave the cell empty.

page-empty-cell = Cells are empty whose fact is not optional.
    .why = Subjects whose level depends on them stay pending.
    .example = (an empty cell)
    .todo = Fill the cells in.

page-broken-row = A row has too many or too few cells, or a quote is not closed.
    .why = Its cells may stand under the wrong headers.
    .example = a,b,c,d  # under three headers
    .todo = Mend the row.

page-more-of-these = There are more mistakes of this kind than are worth listing.
    .why = The first ones show what to mend.
    .example = … and 1,204 more
    .todo = Mend those listed and run the command again.

page-rests-on-less = A rule rests on less than the wording of the law.
    .why = Verdicts that hang on it need confirmation.
    .example = basis = "inferred"
    .todo = Have legal staff confirm the rule, then raise its basis.



page-not-encoded = A clause is known to exist that no rule expresses.
    .why = Verdicts do not take it into account.
    .example =
        {"["}[not_encoded]]
        cite = "II.6"
    .todo = Weigh the clause by hand, or encode it once its wording is known.

page-unconfirmed = A proposed case was confirmed by nobody.
    .why = It shows what the engine does, not what the law wants.
    .example = confirm = true
    .todo = Check it against the law, then take `confirm` out.

page-plan-impossible = A published report or synthesis plan contradicts itself or cannot be met.
    .why = No population can have these totals.
    .example = children_at_most = 0
    .todo = Correct the plan as the message says.

page-unknown-subject = The subject asked for is not in the submissions.
    .why = There is nothing to explain.
    .example = mucthuoc explain … worker/w-99
    .todo = Write CLASS/ID as it stands in the submissions.

page-too-large = A file, sheet or row is larger than this program reads.
    .why = Reading it would take the memory of everything else.
    .example = (a workbook of millions of empty rows)
    .todo = Split it, or save it as .csv.

page-contradictory = The condition of a rule is true of no subject whatever.
    .why = The rule is written in vain: it never acts.
    .example = when = 'months < 3 && months >= 6'
    .todo = Mend the condition, or take the rule out.

page-always-true = The condition of a rule is false of no subject whatever (it may be unknown).
    .why = A requirement that all meet asks nothing; an exemption or ceiling like it acts on everyone.
    .example = that = 'score >= 0', where the least score is 0
    .todo = Mend the condition. A ceiling that is meant for everyone is written `true`.

page-masked = Without the rule every subject would fare just the same: another one always decides first.
    .why = Whoever reads the rule believes that it matters.
    .example = a ceiling of “good” for those who can reach no more than “completed”
    .todo = Mend the rule or the one that hides it, or take it out. A requirement that others imply may stay as a reminder.

page-overlap = Two exemptions can hold of the same subject, and one leaves the duty to review while the other does not.
    .why = Only their order in the file decides whether a review is due.
    .example = excused (no review) and newly admitted (review due)
    .todo = See that the order is the one meant.

page-gap = Subjects get the worst level only because no level was written for them: both less and more of a fact would give a better one; or the worst level has requirements and they fail too; or a choice leaves nothing better within reach.
    .why = Who writes “from 90” and “70 to 85” has forgotten 86 to 89.
    .example = score >= 90; score >= 70 && score <= 85; score < 70
    .todo = Close the gap, or see that the worst level is meant.

page-unused = No rule of the regulation uses this fact, parameter or function.
    .why = A parameter nobody names looks like a number that counts; a fact nobody uses is gathered in vain.
    .example = a parameter `score_min` while the formula says `score >= 50`
    .todo = Use it, or take it out. Facts gathered for other ends may stay.

page-near-threshold = Two rules part the same fact at the same number, and the number itself falls once on the one side and once on the other.
    .why = For exactly this number two rules then hold at once, or none.
    .example = score > 50 in one rule, score >= 50 in another
    .todo = See which is meant, and write both alike.

page-optional-fact = A rule reads an optional fact without asking whether it is given.
    .why = Those for whom it is empty, as is normal, stay pending.
    .example = official_rating >= rating.good
    .todo = Say what holds without it: `!given(x) || …` or `given(x) && …`.

page-quota-of-one = The groups of a quota are formed by something that hardly two subjects share, or ranked by what all of a group share.
    .why = A cap on groups of one caps everybody or nobody; a rank that all share leaves a tie.
    .example = per = ["score"]
    .todo = Form groups by what peers share, rank by what differs between them.

page-period-gap = Regulations of one series leave years that none governs, or their dates contradict their order.
    .why = Submissions of such a year cannot be decided.
    .example = periods = {"{"} first = 2019, last = 2021 {"}"}, the next one from 2023
    .todo = Correct the years or dates, or add the missing regulation.

page-opaque-condition = A part of a formula is computed by a function or in another way that cannot be looked into.
    .why = Never and always are still certain; other findings that hang on it are called possible.
    .example = weighted(score) >= 50
    .todo = Nothing need be done; let cases try both sides of it.

page-unexercised = No case makes the rule both hold and fail.
    .why = Nobody would notice if the rule were written wrongly.
    .example = no case of a late worker
    .todo = Add cases; `cases --coverage` shows what they reach.
