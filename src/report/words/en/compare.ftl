# The command compare.
command-compare = Tells whether two regulations, or one with and without amendments, decide every subject alike (so-sanh, so-sánh)
command-compare-more = Each is ID or ID+AMENDMENT+…. Everything a subject can be is looked at, not a sample; the smallest subjects that fare differently are shown. Exit code: 0 all classes alike; 1 something differs, or errors in the rules; 2 could not be done.
argument-first = the first regulation: ID or ID+AMENDMENT+…
argument-second = the second regulation: ID or ID+AMENDMENT+…
value-first = A
value-second = B
compare-title = { $a } (A) against { $b } (B), one subject at a time, before quotas
compare-class = { $class }: { $relation }
relation-equivalent = alike for every subject
relation-stricter = B is stricter: it never gives more
relation-laxer = B is laxer: it never gives less
relation-incomparable = B gives some more and some less, or something that is neither
relation-stricter-by-quotas = alike for every subject before quotas, but the quotas differ and leave fewer seats
relation-laxer-by-quotas = alike for every subject before quotas, but the quotas differ and leave more seats
relation-incomparable-by-quotas = alike for every subject before quotas; only the quotas differ
relation-none = not comparable
change-stricter = less
change-laxer = more
change-incomparable = other
change-equivalent = same
change-stricter-possible = less (possible)
change-laxer-possible = more (possible)
change-incomparable-possible = other (possible)
change-equivalent-possible = same (possible)
outcome-exempt = exempt
outcome-exempt-review-due = exempt, review due
outcome-pending = pending
compare-scales = Their scales have no level in common.
compare-too-large = There are too many facts to be looked at together.
compare-cells = { $different } of { $all } cells of the fact space differ ({ $share } %).
compare-read-a = Only A reads: { $facts }.
compare-read-b = Only B reads: { $facts }.
compare-opaque = Could not be looked into: { $parts }.
compare-inexact = Not exact: what is marked possible was not confirmed by deciding such a subject.
compare-ordinary = An ordinary subject (each number stands for all that the rules treat alike): { $facts }
compare-ordinary-itself = the ordinary subject itself
compare-quota-key = Quota “{ $quota }”, { $key }: { $a } → { $b }
compare-quota-only-a = Quota “{ $quota }”: only in A
compare-quota-only-b = Quota “{ $quota }”: only in B
compare-no-value = (none)
compare-only-a = Classes only in A: { $classes }
compare-only-b = Classes only in B: { $classes }
column-compare-change = B gives
column-compare-a = A
column-compare-b = B
column-compare-apart = Unlike the ordinary subject
compare-pending =
    { $count ->
        [one] And { $count } kind of difference where something is not known (all by `--format json`).
       *[other] And { $count } kinds of difference where something is not known (all by `--format json`).
    }
compare-not-encoded-a =
    { $count ->
        [one] A has { $count } clause that no rule expresses; differences above may come of it:
       *[other] A has { $count } clauses that no rule expresses; differences above may come of them:
    }
compare-not-encoded-b =
    { $count ->
        [one] B has { $count } clause that no rule expresses; differences above may come of it:
       *[other] B has { $count } clauses that no rule expresses; differences above may come of them:
    }
compare-not-encoded-both =
    { $count ->
        [one] Both have the same { $count } clause that no rule expresses; there nothing is compared:
       *[other] Both have the same { $count } clauses that no rule expresses; there nothing is compared:
    }
