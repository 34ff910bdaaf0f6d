# Proofs: what they show, and what is left to compare.
proof-good = PROVED
proof-of-another = PROVED FOR ANOTHER CHECKPOINT ONLY
proof-refused = NOT PROVED
refusal-form = It is not written as a proof is.
refusal-entry = What it carries is not the entry of the number it names.
refusal-part = A part that it shows is not what the entry commits to.
refusal-path = Its hashes do not lead to the root it names.

proof-inclusion = Entry { $seq } is among the first { $size } entries of the trail { $origin }:
proof-part = Part { $part }, as the entry commits to it:
proof-withheld = Part { $part } is not shown.
proof-consistency = The trail { $origin } had { $old } entries and then { $size }: of the first { $old } none was changed, exchanged or taken away.
proof-old = The older checkpoint: { $checkpoint }
proof-leads-to = This holds for the checkpoint inside the proof: { $checkpoint }
proof-compare = Compare all of it (name, size and root) with a checkpoint that you have from elsewhere; whoever made the proof can have made that checkpoint too. Not compared so far.
compared-same = It is the checkpoint in { $file }: same name, size and root.
compared-same-old = The older one is the checkpoint in { $file }: same name, size and root. The newer one is yours to keep from now on.
compared-other-origin = The checkpoint in { $file } is of another trail.
compared-other-size = The checkpoint in { $file } covers another number of entries, so it says nothing of this one. Ask for a proof of that size (`--size`), or for one that joins the two (`--consistency`).
compared-other-root = The checkpoint in { $file } has as many entries and another root: these are two different trails under one name.
proof-signed = The key has signed the checkpoint.
proof-unsigned = The key has not signed the checkpoint.
proof-forged = Under the checkpoint stands a signature in the name of the key that the key did not make.

proof-written = Wrote the proof ({ $bytes } bytes) to `{ $path }`. It leads to the checkpoint: { $checkpoint }

verdict-field = { $field }: { $value }
field-ceilings = Ceilings that hold
field-decided = Decided by the authority
field-departure = Departure
field-eligible = After the ceilings
field-exemption = Exemption
field-level = Level
field-missing = Not known
field-outcome = Outcome
field-quota = Quota that acted
field-reasons = Requirements met
field-rests_on = Weakest basis
field-review_due = Self-review is owed
field-standard = By the requirements
field-unmet = Requirements not met

misplaced-outside = entry { $seq } is not among the first { $size } entries
    .help = give a greater `--size`, or another number: `audit show` lists what there is
