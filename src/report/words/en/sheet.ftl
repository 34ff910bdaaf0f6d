# The page of a simulation: one HTML file to hand in, to print, or to read on a phone.
sheet-mark = Simulation – not a rating
sheet-skip = Skip to the content
sheet-contents = Parts of this page
sheet-notice = This page is a simulation: it tells what the results would be if the regulation were changed as said below. Nobody has been rated anew, and nothing was written to a trail.
sheet-regulation = Regulation as it stands
sheet-with = With
sheet-period = Rating year
sheet-locality = Locality
sheet-source = Source
sheet-program = Program
sheet-fingerprint = Fingerprint of the rules as they stand
sheet-file = File { $file }{ $rows ->
    [0] {""}
    [1] {" "}(1 row)
   *[other] {" "}({ $rows } rows)
}, SHA-256
sheet-fingerprint-with = Fingerprint of the rules with { $of }

sheet-title = Simulation: { $of }
sheet-title-drawn = Simulation over redrawn data: { $of }
sheet-sweep-title = Simulation value by value: { $of }
sheet-changed = What was changed
sheet-asked-in = Source: { $cite }.
sheet-both-texts = The text before and after
sheet-key = Key
sheet-before = Before
sheet-after = After
sheet-what = Measure
sheet-share = Share
sheet-difference = Change
sheet-share-of = { $of }: share
sheet-difference-of = { $of }: change
sheet-sum = Sum
sheet-side-before = Before (as it stands)
sheet-side-after = After: { $name }

sheet-pictures = The result
sheet-answer = { $count } of { $total } subjects come out otherwise: { $up } at a better level, { $down } at a worse one, { $other } in another way.
sheet-answer-departures = Departures of the decided levels from the rules: { $before } before, { $after } after.
sheet-inferred = { $all } verdicts rest on rules inferred by whoever wrote them, to be confirmed by legal staff before use.
sheet-inferred-changed = { $all } verdicts rest on rules inferred by whoever wrote them, { $changed } of them of subjects that change; to be confirmed by legal staff before use.
sheet-moved = { $count } from “{ $from }” to “{ $to }” ({ $direct } direct, { $displaced } displaced)
sheet-bars = Subjects by level: { $class }
sheet-flow = From the level before to the level after
sheet-flow-of = From the level before to the level after: { $name }
sheet-signs = Signs: “=” unchanged; ▲ to a better level; ▼ to a worse level; ● to or from having no level. The broader a stream, the more subjects; the narrowest are drawn broad enough to be seen.
sheet-unchanged = No subject changes in: { $classes }.

sheet-tables = Tables
sheet-levels = Results: { $class }
sheet-departures = Departures of the decided levels: { $class }
sheet-departures-all = All departures
sheet-matrix = From the level before (rows) to the level after (columns): { $class }
sheet-matrix-by = From the level before (rows) to the level after (columns) by “{ $fact }”: { $class }
sheet-from-to = Before \ after
sheet-moves = Moves: { $class }
sheet-subjects = Subjects
sheet-direct = Direct
sheet-displaced = Displaced
sheet-quota = Quota: { $quota }
sheet-seats = Seats
sheet-held = Seats held
sheet-freed = Seats freed
sheet-taken = Seats newly taken

sheet-list = Subjects that change
sheet-nobody = No subject changes.
sheet-not-all = Listed are { $listed } of { $all } subjects; all are in the JSON result (command at the foot).
sheet-why-direct = direct
sheet-why-displaced = displaced
sheet-together = { $class }: from “{ $from }” to “{ $to }”, { $why }
sheet-ids = { $count ->
    [1] 1 subject
   *[other] { $count } subjects
}
sheet-rules-before = Deciding rules before: { $rules }
sheet-rules-after = Deciding rules after: { $rules }
sheet-why-remark = Direct: a changed rule is about this subject, which changes even with everybody else as they are. Displaced: it changes only because others do, such as where a seat is freed or a level it depends on moves.

sheet-depends = What depends on the reading
sheet-depends-intro = These subjects and groups of peers do not come out the same under every reading.
sheet-depends-count = { $class }: { $count ->
    [1] 1 subject
   *[other] { $count } subjects
}
sheet-depends-groups = { $count ->
    [1] 1 group of peers whose result depends
   *[other] { $count } groups of peers whose results depend
} on the reading
sheet-depends-key = Each cell: how many of those eligible for the capped levels keep theirs.
sheet-depends-quota = { $class }: { $quota } ({ $count ->
    [1] 1 group
   *[other] { $count } groups
})
sheet-group = Group of peers
sheet-group-side = { $kept } of { $eligible }
sheet-group-referred = { $count } referred
sheet-group-pending = { $count } pending
sheet-group-over = decided levels exceed the cap

sheet-varied = What was varied
sheet-parameter = { $title } (`{ $id }`), class “{ $class }”
sheet-stands = Value as it stands: { $value }
sheet-tried = { $count } values tried, from { $first } to { $last }
sheet-found = The first value that meets `{ $condition }`: { $value }.
sheet-reach = At the values tried, `{ $measure }` runs from { $least } to { $most }.
sheet-found-none = No value tried meets `{ $condition }`.
sheet-curves = Curves
sheet-along = Value of the parameter: { $title }
sheet-cut = (the vertical axis does not begin at 0)
sheet-ends = { $name }: { $low } at { $first }, { $high } at { $last }.
sheet-mark-found = Found: { $value }
sheet-mark-stands = As it stands: { $value }
sheet-mark-both = Found, and as it stands: { $value }
sheet-here-found = found
sheet-here-stands = as it stands
sheet-still = The same at every value: { $names }.
sheet-nothing-varies = No count changes with the value of the parameter.
sheet-value = Value
sheet-meets = Meets the condition
sheet-points = { $class }: { $count ->
    [1] 1 value
   *[other] { $count } values
}

sheet-drawn = The report published totals only, so the single subjects were drawn anew { $draws } times (seed { $seed }), each time in agreement with everything published. Each count below is the median; in brackets the interval of 90% of the draws (from 5% to 95%).
sheet-moved-drawn = { $class }: { $count } ({ $between }) from “{ $from }” to “{ $to }”
sheet-whiskers = Bars are medians over the draws; the lines across reach from 5% to 95% of the draws.
sheet-assumed = What is assumed
sheet-spread = Median and 5–95% interval: { $class }
sheet-low = { $side }: 5%
sheet-median = { $side }: median
sheet-high = { $side }: 95%

sheet-commands = Commands that give these figures
sheet-commands-intro = Run from the same folder with the same files and the same version of the program, these commands give exactly the figures of this page.
sheet-gives-page = This whole page
sheet-gives-figures = All figures of the page as JSON
sheet-gives-baseline = The results as the regulation stands, evaluated by itself (there, levels of the column `decided` count for dependents; in a simulation they do not)
sheet-gives-scenario = The results with { $of }, evaluated by itself
sheet-gives-reasons = Why { $of } comes out as it does as the regulation stands
sheet-gives-reasons-with = Why { $of } comes out as it does with { $with }
sheet-gives-point = The results where the parameter is { $of }, as JSON
sheet-gives-population = The synthetic population
