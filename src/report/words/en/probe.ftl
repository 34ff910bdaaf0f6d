# What cases show and miss: clauses, conditions, altered rules, proposals.
probe-clauses = By clause
probe-conditions = By condition, of rules with more than one
probe-clauses-total = { $missing } of { $count } clauses have a rule that lacks a case for it or a case against it.
probe-conditions-total = { $missing } of { $count } conditions lack the two cases that show that this very condition decides.
column-rules = Rules
column-case-for = With a case for
column-case-against = With a case against
column-condition = Condition
column-true-decides = True and decides
column-false-decides = False and decides

probe-mutated = { $number } ({ $id }): the cases notice { $noticed } of { $count } alterations ({ $percent }%).
probe-survivors = { $count ->
    [one] One alteration that no case notices:
   *[other] { $count } alterations that no case notices:
}
probe-equivalent = { $count ->
    [one] One alteration gives no subject another outcome and is not counted:
   *[other] { $count } alterations give no subject another outcome and are not counted:
}
probe-altered = { $place }: { $of }: { $what }
probe-parameter = Parameter “{ $title }”
probe-children = Children `{ $id }`
probe-case-of-one = A case that would notice: { $facts }. By the rules: { $now }; if altered: { $altered }.
probe-case-of-sizes = A case that would notice: a group of as many as are needed just before and just after there is one more seat.
probe-case-of-excess = A case that would notice: a group with more eligible than seats, in a clear order.
probe-case-of-tie = A case that would notice: a group with two who tie for the last seat.
probe-case-of-peers = A case that would notice: two groups that differ only in this fact and would have other seats if they were one.
probe-case-unknown = No subject was found that shows a difference; read this rule again.
probe-too-low = { $id }: { $percent }% is less than the { $wanted }% that is asked for.

alteration-threshold = `{ $was }` becomes `{ $becomes }`
alteration-comparison = another comparison: `{ $was }` becomes `{ $becomes }`
alteration-junction = “and” for “or”: `{ $was }` becomes `{ $becomes }`
alteration-negation = the contrary: `{ $was }` becomes `{ $becomes }`
alteration-condition-dropped = a condition left out: of `{ $was }` only `{ $becomes }` is left
alteration-aggregate = lowest for highest: `{ $was }` becomes `{ $becomes }`
alteration-group = another group of criteria: `{ $was }` becomes `{ $becomes }`
alteration-arithmetic = another calculation: `{ $was }` becomes `{ $becomes }`
alteration-item-dropped = an item of the list left out: of `{ $was }` only `{ $becomes }` is left
alteration-level = the level beside it: `{ $was }` becomes `{ $becomes }`
alteration-choice = another choice: `{ $was }` becomes `{ $becomes }`
alteration-rule-dropped = the whole rule left out
alteration-review-due = the review is still due: `{ $was }` becomes `{ $becomes }`
alteration-base = another base of the share: `{ $was }` becomes `{ $becomes }`
alteration-rounding = another rounding: `{ $was }` becomes `{ $becomes }`
alteration-seats-min = another least number of seats: { $was } becomes { $becomes }
alteration-peers = the groups are not formed by `{ $was }`
alteration-lowered-to = another level to be lowered to: `{ $was }` becomes `{ $becomes }`
alteration-unless-dropped = the quota concerns everybody
alteration-rank = the order turned round: `{ $was }` becomes `{ $becomes }`
alteration-excess = another way with those beyond the seats: `{ $was }` becomes `{ $becomes }`
alteration-ties = another way with ties: `{ $was }` becomes `{ $becomes }`

probe-proposed-heading =
    Missing cases. What stands under `expect` is what the program computes; nobody has confirmed it.
    For each: read the facts, read the text of the clause, come to a conclusion, compare it with `expect`.
    If it is right, remove the line `confirm = true` and give the case a better name; else correct the rule, or `expect`.
probe-proposed-name = Proposed { $number }: { $title }
probe-proposed-true = { $rule }: it holds
probe-proposed-false = { $rule }: it does not hold
probe-proposed-unknown = { $rule }: facts are missing
probe-proposed-decides = { $rule }: the condition “{ $condition }” is true and decides
probe-proposed-decides-not = { $rule }: the condition “{ $condition }” is false and decides
probe-proposed-size = { $rule }: { $count } of one group, all eligible
probe-proposed-mutation = { $of }: would notice { $what }
probe-proposed-file = { $file }: { $count ->
    [one] one case
   *[other] { $count } cases
}, to be confirmed
probe-proposed-none = { $id }: no case is missing.
probe-proposed-unfound = { $count ->
    [one] For one thing no case was found
   *[other] For { $count } things no case was found
}; `cases --mutate` tells which.
probe-proposed-written = { $file } was written ({ $count ->
    [one] one case
   *[other] { $count } cases
}, to be confirmed).
probe-proposed-too-large = { $class }: there are too many possibilities to be looked at as a whole; no cases are proposed.
