# A published report reconciled: summary, figures, quotas, printed shares.
reconciled-report = Report { $number } of { $date } ({ $issuer }) reconciled; rating year { $period }
reconciled-clean = Nothing was found that does not hold.
reconciled-findings =
    { $count ->
        [one] { $count } thing to look at: { $kinds }
       *[other] { $count } things to look at: { $kinds }
    }
reconciled-shares =
    { $count ->
        [one] { $count } printed share: { $exact } exact to the last digit, { $rounded } rounded, { $truncated } cut off, { $wrong } wrong
       *[other] { $count } printed shares: { $exact } exact to the last digit, { $rounded } rounded, { $truncated } cut off, { $wrong } wrong
    }
reconciled-section = section { $section }
reconciled-figures = FIGURES
reconciled-caps = QUOTAS, AS FAR AS TOTALS SHOW
reconciled-all-shares = PRINTED SHARES

finding-sum-mismatch =
    { $count ->
        [one] { $count } total that does not add up
       *[other] { $count } totals that do not add up
    }
finding-part-mismatch =
    { $count ->
        [one] { $count } set of parts that does not add up
       *[other] { $count } sets of parts that do not add up
    }
finding-share-truncated =
    { $count ->
        [one] { $count } share cut off instead of rounded
       *[other] { $count } shares cut off instead of rounded
    }
finding-share-wrong =
    { $count ->
        [one] { $count } wrong share
       *[other] { $count } wrong shares
    }
finding-share-unreadable =
    { $count ->
        [one] { $count } share that cannot be read
       *[other] { $count } shares that cannot be read
    }
finding-change-impossible =
    { $count ->
        [one] { $count } change that cannot be
       *[other] { $count } changes that cannot be
    }
finding-named-mismatch =
    { $count ->
        [one] { $count } list of names that differs from its count
       *[other] { $count } lists of names that differ from their counts
    }
finding-cap-exceeded =
    { $count ->
        [one] the quota exceeded { $count } time (each table and each reading by itself)
       *[other] the quota exceeded { $count } times (each table and each reading by itself)
    }

told-levels-too-few = { $stated } are printed as rated, but the levels add up to { $terms } = { $computed }: { $gap } too few, that is, { $gap } without a level.
told-levels-too-many = { $stated } are printed as rated, but the levels add up to { $terms } = { $computed }: { $gap } too many.
told-rated-above-total = The printed total is { $stated }, but { $computed } are printed as rated, { $gap } more.
told-total = The printed total is { $stated }, but those rated and not rated add up to { $terms } = { $computed }, { $gap } off.
told-not-rated = { $stated } are printed as not rated, but the reasons add up to { $terms } = { $computed }, { $gap } off.
told-parts = { $stated } are printed, but the parts (key `{ $name }`) add up to { $terms } = { $computed }, { $gap } off.
told-parts-of-sum = “{ $name }”: { $stated } is printed, but the parts add up to { $terms } = { $computed }, { $gap } off.
told-elsewhere = “{ $title }”: the part “{ $part }” is printed as { $stated }, but “{ $elsewhere }” prints { $there }.
told-share-truncated = { $whose }: printed { $printed }%. { $count } of { $whole } is { $closely }%, rounded { $nearest }%; the printed digits are cut off instead of rounded.
told-share-wrong = { $whose }: printed { $printed }%, but { $count } of { $whole } is { $closely }%, rounded { $nearest }%.
told-share-of-nobody = { $whose }: printed { $printed }%, but { $count } of { $whole } is no share.
told-share-unreadable = { $whose }: printed “{ $printed }”, which is no decimal number ({ $count } of { $whole } is { $closely }%).
told-change-unreadable = “{ $level }”: the change against { $year } is printed “{ $printed }”, which is no decimal number.
told-change-year = “{ $level }”: a change against { $year }, which is no year before { $period }.
told-change-share = “{ $level }”: a change of { $printed } percentage points against { $year } is printed; the share of { $year } would be { $implied }%, which cannot be.
told-change-whole = The changes against { $year } add up to { $sum } percentage points; the shares of { $year } would add up to { $implied }%, which cannot be.
told-named = “{ $level }”: { $stated } are printed, but { $named } are named.
told-named-twice = Named more than once: { $names }.

whose-rated = Share of those rated
whose-not-rated = Share of those not rated
whose-reason = Share of those not rated, “{ $reason }”
whose-level = Share of “{ $level }”
whose-ratio = Share of “{ $level }” in “{ $base }”

column-printed-table = Table
column-printed-share = Share
column-printed-digits = Printed (%)
column-printed-counts = Counts
column-printed-as = How it came
printed-exact = exact to the last digit
printed-rounded = rounded
printed-truncated = cut off
printed-wrong = wrong
printed-unreadable = cannot be read

column-cap-table = Table
column-cap-held = At the capped levels
reading-none = By the rules as they stand
caps-tables-exceeded = { $reading }: { $count } of { $tables } tables exceed the quota
caps-exceeded = exceeded, by { $count } at least
caps-within = not exceeded in total
caps-open = nothing can be concluded
caps-together = { $count } tables of “{ $class }” together
caps-note-exceeded = “Exceeded, by n at least”: whatever the groups are, at least one exceeds its quota, and the table as a whole has at least n subjects too many. The argument for each table is below.
caps-note-tables = The argument takes it that subjects of a table are compared with each other only.
caps-note-tables-together = The argument takes it that subjects of a table are compared with each other only. Should groups reach over several tables, look at the row of these tables together.
caps-note-within = “Not exceeded in total”: the totals show no group that exceeds its quota; single groups still may.
caps-note-rounding = “Nothing can be concluded” by rounding: there are more than the share of the whole, but many small groups, each rounded, may have given as many seats.
caps-note-open = “{ $quota }”: nothing can be concluded, since { $why }.
caps-note-assumed = { $class }: the text does not give { $keys }; whoever wrote the rule inferred it, and legal staff must confirm it.

open-unless = the quota does not concern everyone, and the report does not say whom
open-share-varies = the share differs from group to group
open-seats-min = every group has some seats whatever its base
open-too-great = the numbers are too great

key-limits = the capped levels
key-per = the groups
key-share = the share
key-of = the base
key-rounding = the rounding
key-seats-min = the least number of seats
key-lowered-to = the level of those lowered
key-unless = whom it does not concern

levels-or = or
base-rated = all rated
base-levels = those at { $levels }
why-one-group = All subjects are one group.
why-down = Every group rounds down; parts rounded down never add up to more than the share of the whole, whatever the groups are.
why-up = Every group rounds up, so each subject in the base gives at most { $each }, whatever the groups are.
why-half-up = Every group rounds to the nearest, so each seat takes at least { $least } subjects in the base, whatever the groups are.
why-half-more = Every group rounds to the nearest, so beyond the share each subject in the base adds half a seat at most, whatever the groups are.
argument-premise = { $reading }: those at { $limits } may be at most { $share } of { $of }.
argument-seats = { $share } of { $base } is { $product }; all groups together have at most { $seats }.
argument-seats-of-one = { $share } of { $base } is { $product }; { $seats } are allowed.
argument-held = The report has { $count } at { $limits }: at least one group exceeds the quota.
argument-held-by-one = The report has { $count } at { $limits }: the quota is exceeded.
argument-excess = By { $excess } at least.
argument-excess-moving = By { $excess } at least: only with { $excess } lowered to { $level } does the base become { $base } ({ $share } of it is { $product }), enough for the { $kept } who are left.
argument-excess-moving-rounded = By { $excess } at least: only with { $excess } lowered to { $level } does the base become { $base }, enough for the { $kept } who are left if the groups are as favourable as can be.
argument-unlisted = { $count } without a printed level counted as is best for the report.
