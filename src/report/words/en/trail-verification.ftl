# What a verification of a trail found.
verification-intact = INTACT
verification-failed = FAILED
verification-unreadable = NOT READABLE
verification-not-compared = Not compared with a checkpoint kept elsewhere: a cut tail, or a trail written wholly anew, is not seen.
verification-compared =
    { $count ->
        [one] Compared with { $count } checkpoint.
       *[other] Compared with { $count } checkpoints.
    }
verification-trail = Id of the trail: { $id }
verification-entries = Entries: { $count }
verification-root = Root: { $root }
verification-findings = Findings: { $count }
verification-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
verification-open = Open batch in entry { $batch }: { $recorded } of { $count } verdicts. The machine stopped, or the tail was cut there.
verification-aborted = Aborted batch in entry { $batch }: { $recorded } of { $count } verdicts. Reason: { $reason }
verification-erased = Erased: part { $part } of entry { $seq }, by entry { $entry }. Basis: { $basis }. By: { $by }
verification-not-proved = What this does not prove: audit/FORMAT.md, section 12.

signature-signed = Signature of the key under { $file }: good.
signature-unsigned = No signature of the key under { $file }.
signature-forged = Under { $file } stands a signature in the name of the key that the key did not make.

place-file = The file
place-entry = Entry { $seq }
place-part = Entry { $seq }, part { $part }

finding-altered = altered
finding-chain-broken = the chain is broken
finding-missing-entry = an entry is missing or out of order
finding-not-canonical = not as the format writes it
finding-clock-backwards = time runs backwards
finding-part-altered = a part was altered
finding-part-missing = a part is missing, and no entry says that it was erased
finding-part-not-erased = a part was declared erased, and is there
finding-unregistered-regulation = a regulation was not registered before use
finding-unregistered-engine = a version of the program was not registered before use
finding-snapshot-altered = a snapshot was altered, or is missing
finding-batch-incomplete = a batch is not whole
finding-item-repeated = a subject has two verdicts
finding-stray-rows = rows that no entry speaks of
finding-schema-differs = the tables are others
finding-another-trail = another trail
finding-truncated = the tail was cut
finding-rewritten = it was rewritten
finding-unreadable = it could not be read

what-stored-hash = its content does not give the hash stored beside it
what-link = it names another entry as the one before it
what-stands = entry { $seq } stands where entry { $due } is due
what-row-holds = row { $row } holds entry { $seq }
what-nothing = there is no entry at all
what-no-entry = { $why }
what-body = { $why }
what-target-no-verdict = it speaks of an entry that is no earlier verdict
what-target-order = the entry replaced, the one that replaces it and this one are not in this order
what-target-part = it speaks of a part that the entry has not, or has no more
what-clock = written at { $ts }, the entry before it at { $before }
what-commitment = its content is not what the entry commits to
what-gone = it is gone
what-still-there = entry { $entry } says that it was erased
what-never-registered = no earlier entry registers it
what-other-than-batch = it is not that of the batch
what-snapshot = it is gone, or not what was registered
what-begins-within = the batch in entry { $seq } begins before this one has ended
what-verdict-outside = the verdict in entry { $seq } stands outside of it
what-item-beyond = the verdict in entry { $seq } is for subject { $item }, of { $count } announced
what-end-outside = entry { $seq } ends it, and it is not open
what-missing = it has ended with { $recorded } of { $count } verdicts
what-counts = its totals are not those of the verdicts
what-item = subject { $item } has a verdict already
what-stray-part = no entry commits to this part
what-stray-snapshot = no entry registers the snapshot { $name }
what-tables = a table of the format is no ordinary table with exactly its columns
what-settings = application id, version or encoding are not those of the format
what-definitions = the definitions of the tables are not those that the trail records
what-id = its id is { $id }
what-origin = { $file } is a checkpoint of { $origin }
what-size = { $file } covers { $size } entries
what-root = the first { $size } entries have another root than { $file } says
what-anchor = the first { $size } entries have another root than this entry says
what-no-checkpoint = { $file } is no checkpoint
what-long-line = a line of { $file } is too long
what-no-file = { $file } is no plain file, or is not there
what-no-trail = it has no entries: it is no trail
what-meanwhile = it was written to while it was read; verify it again
what-world = the system says: { $told }

misshapen-fields = it has not exactly the fields of a kind of entry
misshapen-genesis = the first entry does not begin the trail, or another does

progress-verifying = Verifying

world-no-id = `{ $path }` is no id of a trail
    .help = write the 64 hexadecimal digits that `audit init` printed
world-no-public-key = the file `{ $path }` holds no public key
    .help = name the `.pub` file that `audit keygen` wrote beside the private key: one line, NAME+ID+KEY
