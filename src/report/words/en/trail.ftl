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

trail-created = Created the trail { $origin } in `{ $path }`.
    Trail id, to be kept elsewhere too: { $id }
trail-decided = Entry { $seq } records the decision on the verdict in entry { $target }: { $level }.
trail-superseded = Entry { $seq } records that entry { $by_entry } stands in place of entry { $target }, which stays.
trail-erased = Erased the part `{ $part }` of entry { $target }; entry { $seq } records it.
    Backups, exports and other copies are yours to clean.
trail-erased-before = The part `{ $part }` of entry { $target } had been erased; the file was cleaned once more.
trail-closed = Gave up batch { $batch } with { $recorded } of { $count } verdicts; entry { $seq } records it.
checkpoint-written = Wrote the checkpoint of { $size } entries to `{ $path }`.
checkpoint-placed = Entry { $seq } records that the checkpoint of { $size } entries was placed outside ({ $kind }).
key-made = Made a key. Keep `{ $path }` secret; hand out `{ $public_path }`:
progress-erasing = Erasing

trail-no-id = `{ $id }` is not the id of a trail
    .help = write the 64 hexadecimal digits that were noted when the trail was created
trail-no-checkpoint = `{ $path }` holds no checkpoint
    .help = give the file that `audit checkpoint` wrote, or the line from the minutes in a text file
trail-no-level = the regulation that this verdict was given under has no level `{ $level }`
    .help = write one of these: { $known }
checkpoint-of-another = the checkpoint is of `{ $found }`, this trail is `{ $origin }`
    .help = give a checkpoint of this trail
key-of-another = the key was made for `{ $found }`, this trail is `{ $origin }`
    .help = make a key for this trail with `audit keygen --origin { $origin }`
no-secret-key = `{ $path }` holds no private key
    .help = give the file that `audit keygen` wrote, without `.pub`, or an Ed25519 key in PKCS #8 PEM
world-key-exists = `{ $path }` is there already; a key is never overwritten
    .help = choose another file for the key
world-recorded-regulation = the regulation recorded in `{ $path }` cannot be read
    .help = see what is wrong with `audit verify`
