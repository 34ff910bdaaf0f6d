# Running cases, and coverage.
column-file = File
column-cases-passed = Hold
column-cases-failed = Fail
column-cases-unconfirmed = Unconfirmed
cases-none = There are no cases.
cases-all-hold =
    { $count ->
        [one] The one case came out as expected.
       *[other] All { $count } cases came out as expected.
    }
cases-some-fail = { $failed } of { $count } cases came out otherwise than expected.

column-rule = Rule
column-held = True
column-failed = False
column-unknown = Unknown
column-gap = Missing
rule-exemption = Exemption
rule-review = Review
rule-requires = Requirement of
rule-ceiling = Ceiling
rule-quota = Quota
coverage-gap = case missing
coverage-total = { $missing } of { $count } rules lack a case in which they are true or one in which they are false.
