# The command check.
check-regulation = { $number } ({ $id })
check-all-text = Every rule rests on the wording of the law.
check-rests-on-less = Rules that rest on less than the wording of the law, to be confirmed:
check-not-encoded = Clauses that no rule expresses:
check-assumed = { $title } (keys that the text does not give: { $keys })
check-no-mistakes = No mistakes.
check-basis = Basis: { $basis } ({ $count })
column-class = Class
column-cite = Clause
