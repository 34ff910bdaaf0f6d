# The explanation of one subject's verdict.
of-another = { $fact } of { $subject }
aggregate-lowest-criteria = Lowest of the criteria `{ $group }` ({ $first }…)
aggregate-highest-criteria = Highest of the criteria `{ $group }` ({ $first }…)
aggregate-count_at_least-criteria = Number of the criteria `{ $group }` ({ $first }…) that reach { $level }
aggregate-count-children = Number of children `{ $group }` ({ $class })
aggregate-count_rated-children = Number of rated children `{ $group }` ({ $class })
aggregate-count_at_least-children = Number of children `{ $group }` ({ $class }) that reach { $level }
aggregate-share_at_least-children = Share of children `{ $group }` ({ $class }) that reach { $level }
its-level = Level
value-unknown = not known
value-true = yes
value-false = no
truth-true = true
truth-false = false
truth-unknown = not known

basis-text = wording of the law
basis-paraphrase = translation or paraphrase
basis-report = from a report
basis-practice = from practice
basis-inferred = inferred, to be confirmed

needs-equal = must be { $value }
needs-other = must not be { $value }
needs-less = must be under { $value }
needs-at-most = must be at most { $value }
needs-more = must be over { $value }
needs-at-least = must be at least { $value }
needs-one-of = must be one of: { $values }
needs-none-of = must be none of: { $values }
needs-given = must be given
needs-not-given = must be empty
needs-not-given-or = must be empty or { $value }
value-between = from { $low } to { $high }

failure-too-many-operations = the function does not end
failure-too-deep = functions call each other too deeply
failure-too-large = data in the function grew too large
failure-wrong-type = the function gives a value of the wrong kind
failure-division-by-zero = division by zero
failure-overflow = a number too great
failure-error = the function reports an error

explain-subject = { $class } { $id }
explain-rated = Rated: { $level }
explain-exempt = Not rated, and owes no self-review: { $rule }
explain-exempt-review-due = Not rated, but still owes the self-review: { $rule }
explain-pending = Pending, since this is not known: { $missing }
explain-not-reviewed = Pending, since the review is not done
explain-referred = Referred to the authority by: { $rule }
explain-standard = Meets the requirements of: { $level }
explain-lowered-by-ceiling = A ceiling leaves { $level }: { $rules }
explain-lowered-by-quota = Lowered to { $level } by the quota: { $rule }
explain-decided = The authority decided: { $level } ({ $departure })
explain-rests-on = Weakest basis of the verdict: { $basis }

explain-rules = The rules, in the order in which they act:
rules-exemption = Exemptions
rules-review = Review
rules-requires = Requirements of the level { $level }
rules-ceiling = Ceilings
rules-quota = Quotas
explain-cite = { $cite }; { $basis }
explain-cite-only = { $cite }
explain-at-most = {""} (at most { $level })
explain-seats = {""} (seats: { $seats })
explain-value = { $fact }: { $is }
explain-value-needs = { $fact }: { $is } ({ $needs })

explain-groups = Groups of peers:
explain-group-key = { $rule } ({ $key })
explain-group = { $members } subjects; { $eligible } eligible; a base of { $base } gives { $seats } seats; { $kept } keep their level, { $lowered } are lowered, { $referred } referred
explain-group-open = { $members } subjects; { $eligible } eligible; the number of seats is not known

explain-near-miss = To reach a better level:
near-miss-level = { $level }:
near-miss-step = { $fact } is { $is }, needs { $needs } ({ $cite })
near-miss-quota = then { $rule } applies: { $taken } of { $seats } seats are taken
near-miss-none = no change of this subject's own facts reaches it
near-miss-not-searched = not searched, since `{ $formula }` cannot be looked into
