# What is said of recording.
recorded = Recorded in the trail { $origin }: batch { $batch }, { $count ->
    [one] { $count } verdict.
   *[other] { $count } verdicts.
}
recorded-id = Trail id: { $id }
recorded-checkpoint = Checkpoint, to be kept elsewhere: { $checkpoint }
resumed = Going on with batch { $batch }, which was interrupted: { $recorded } of { $count } verdicts were recorded.
given-up-undecidable = not decided: subjects or quota groups wait for each other
given-up-unrecordable = the verdict on subject { $item } is too long to be recorded
trail-other-origin = the trail that is there is called `{ $origin }`, not `{ $asked }`
    .help = leave out `--new-trail` to record in it, or choose another file for the new trail
trail-unrecordable-subject = `{ $subject }` cannot be recorded: { $why }
    .help = correct it in the submissions, then evaluate again; nothing was decided or recorded

progress-opening = Opening the trail
progress-recording = Recording
progress-sealing = Reading again what was recorded
