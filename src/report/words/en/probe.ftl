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
