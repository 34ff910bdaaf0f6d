# The result of an evaluation: head, a table a class, foot.
synthetic-notice = Synthetic data: every subject is invented, only the totals can be real.

evaluation-regulation = { $title } ({ $number })
evaluation-amendment = With: { $title } ({ $id })
evaluation-fingerprint = Fingerprint of the rules: { $fingerprint }
evaluation-period = Rating year: { $period }
evaluation-period-locality = Rating year: { $period }; locality: { $locality }
evaluation-source = Source: { $source }

evaluation-class = { $class }
evaluation-class-empty = { $class }: no subject in the submissions

column-engine = By the rules
column-authority = Decided
column-share = Share
count-total = Total
count-rated = Rated
count-exempt = Not rated
count-pending = Pending
count-referred = Referred to the authority

departures = Where the decided level departs from the rules:
departures-none = No decided level departs from the rules.
departure-none = as the rules say
departure-rated-though-exempt = rated though exempt
departure-above-standard = above the level whose requirements are met
departure-above-ceiling = above a ceiling
departure-quota-exceeded = beyond the quota
departure-below-standard = below the level by the rules

column-quota = Quota
column-quota-groups = Groups
column-quota-over = Groups over it
column-quota-lowered = Lowered
column-quota-referred = Referred

inferred-none = No verdict rests on an inferred rule.
inferred =
    { $count ->
        [one] { $count } verdict rests on inferred rules, which legal staff must confirm (list: command `check`):
       *[other] { $count } verdicts rest on inferred rules, which legal staff must confirm (list: command `check`):
    }

verdicts-written =
    { $count ->
        [one] Wrote { $count } verdict to { $file }
       *[other] Wrote { $count } verdicts to { $file }
    }
synthetic-written =
    { $count ->
        [one] Wrote { $count } subject to { $folder }
       *[other] Wrote { $count } subjects to { $folder }
    }
