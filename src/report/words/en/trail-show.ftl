# What is recorded in a trail: the whole in outline, a batch, an entry, a subject's history.
outline-origin = Trail { $origin }
outline-predecessor = Continues the trail { $id }, last known good with { $size } entries and the root { $root }. Reason: { $why }
outline-registered = Registered:
outline-batches = Batches:
outline-acts = Acts:
outline-batch = Entry { $seq }, { $ts }: batch of the year { $period } under { $regulation }; { $recorded } of { $count } verdicts; { $state }
outline-unsound =
    { $count ->
        [one] { $count } row is no entry.
       *[other] { $count } rows are no entries.
    }
outline-not-verified = Shown as the file says it. Whether that is what was recorded, `audit verify` finds out.

batch-open = open
batch-ended = ended by entry { $seq }
batch-aborted = given up by entry { $seq }: { $why }
batch-note = Note: { $note }
batch-acts = What later entries say of it:

act-genesis = Entry { $seq }, { $ts }: the trail { $origin } begins
act-regulation = Entry { $seq }, { $ts }: regulation { $id } registered, years { $years }, fingerprint sha256:{ $sha256 }
act-engine = Entry { $seq }, { $ts }: program { $name } { $version } registered, description sha256:{ $sha256 }
act-batch = Entry { $seq }, { $ts }: batch of { $count } subjects begins, year { $period }
act-verdict = Entry { $seq }, { $ts }: verdict on subject { $item } ({ $class }) of the batch in entry { $batch }
act-batch-end = Entry { $seq }, { $ts }: the batch in entry { $batch } ends
act-batch-aborted = Entry { $seq }, { $ts }: the batch in entry { $batch } is given up. Reason: { $why }
act-decision = Entry { $seq }, { $ts }: decision on entry { $target }: { $level }. By: { $by }. Basis: { $basis }. Reason: { $reason }
act-supersede = Entry { $seq }, { $ts }: entry { $by-entry } stands in place of entry { $target }. Reason: { $why }
act-redact = Entry { $seq }, { $ts }: part { $part } of entry { $target } erased. Basis: { $basis }. By: { $by }
act-anchor = Entry { $seq }, { $ts }: a checkpoint of { $size } entries, root { $root }, was placed outside ({ $kind }, document sha256:{ $sha256 })
act-schema = Entry { $seq }, { $ts }: the tables have other definitions from here on (sha256:{ $sha256 })
years-from = from { $first }

entry-hash = Hash: { $hash }
entry-unsound = This is not the entry that was stored here, or not with this hash: see `audit verify`.

part-facts = Facts:
part-subject = Subject:
part-input = Files read:
part-altered = Part { $part }: a row is there that the entry does not commit to.
part-missing = Part { $part }: gone, and no entry says so.
part-erased = Part { $part }: erased by entry { $entry }.

input-file =
    { $rows ->
        [one] { $file }: { $rows } row, sha256:{ $sha256 }
       *[other] { $file }: { $rows } rows, sha256:{ $sha256 }
    }
subject-id = Id: { $value }
subject-name = Name: { $value }
subject-item = subject { $item } of the batch
subject-item-entry = subject { $item } of the batch (entry { $seq })
subject-named = { $id } (entry { $seq })
facts-fact = { $fact }: { $value }
facts-decided = Decided by the authority: { $level }

misplaced-entry = there is no entry { $seq }
    .help = look for the number with `audit show`
misplaced-batch = entry { $seq } begins no batch
    .help = look for the number with `audit show`, which lists the batches
misplaced-subject = no verdict names this subject
    .help = write CLASS/ID as in the submissions; a subject whose part `subject` was erased cannot be found
misplaced-question = this is neither the number of an entry nor a subject
    .help = write a number, or CLASS/ID

progress-searching = Searching
