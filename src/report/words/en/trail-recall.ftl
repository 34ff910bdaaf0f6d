# A recorded batch in the place of submissions.
recalled-source = Source: the batch in entry { $batch } of the trail { $origin } (id { $trail })
recalled-not-said = Whether the subjects are real or invented, the trail does not say.
recalled-erased =
    { $count ->
        [one] The facts of { $count } subject were erased: nothing is known of it here.
       *[other] The facts of { $count } subjects were erased: nothing is known of them here.
    }
recalled-incomplete = the batch in entry { $batch } has { $recorded } of { $count } verdicts: not all of its subjects are known
    .help = choose a batch that has ended: `audit show` lists them
recalled-unfit = what entry { $seq } records does not fit the regulation `{ $regulation }`: { $what }
    .help = leave out `--regulation` and `--with` to decide by the regulation as it was recorded, or choose one that declares the same facts
misfit-class = it has no class `{ $class }`
misfit-fact = it has no fact `{ $fact }`
misfit-value = the fact `{ $fact }` takes no value { $value }
misfit-level = it has no level `{ $level }`
misfit-form = the part is not written as the format says
