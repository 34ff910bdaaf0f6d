# A replay of recorded batches.
replay-batch = Entry { $seq }: batch of the year { $period } under { $regulation }
replay-counts = Came out the same: { $same }; differently: { $different }; could not be decided again: { $not-replayable }.
replay-other-engine = Recorded by { $engine } (description sha256:{ $sha256 }), not by this very program: what differs may be due to that.
replay-verdict = Entry { $seq }, subject { $item } ({ $class }):
replay-sides = { $field }: recorded { $was }; now { $is }
replay-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
replay-gone = Not decided again, since their facts are gone:
replay-erased = erased by entry { $entry }
replay-missing = gone, and no entry says so: see `audit verify`
replay-doubtful =
    { $count ->
        [one] { $count } verdict may hang on these facts; without them { $agree } still comes out as recorded, { $otherwise } otherwise:
       *[other] { $count } verdicts may hang on these facts; without them { $agree } still come out as recorded, { $otherwise } otherwise:
    }
replay-reads = its rules read a subject whose facts are gone, or one that hangs on them
replay-peers = may have been weighed against such a subject by the quota “{ $rule }”
replay-open = Not replayed: the batch is open, with { $recorded } of { $count } verdicts.
replay-aborted = Not replayed: the batch was given up with { $recorded } of { $count } verdicts.
replay-incomplete = Cannot be replayed: the batch has ended with { $recorded } of { $count } verdicts.
replay-unregistered = Cannot be replayed: no entry before it registers its regulation.
replay-snapshot = Cannot be replayed: the recorded regulation is gone, or not what was registered.
replay-mistakes = Cannot be replayed: this program finds mistakes in the recorded regulation:
replay-circle = Cannot be replayed: subjects wait for each other:
replay-altered = Cannot be replayed: entry { $seq } or one of its parts is not what was recorded.
replay-unfit = Cannot be replayed: what entry { $seq } records does not fit the recorded regulation.
replay-not-verified = A replay does not stand for a verification: whether the trail is what was recorded, `audit verify` finds out.
progress-recalling = Reading recorded facts
progress-comparing = Comparing verdicts
