# What is wrong in submissions, and with deciding them.
cycle = these wait for each other: { $way }
    .help = break one of the links, for instance by grouping the tiers apart
unknown-subject = there is no subject `{ $subject }` in the submissions
    .help = write CLASS/ID as it stands in the submissions
unknown-subject-class = the regulation has no class `{ $class }`
    .help = use one of: { $known }
unknown-subject-shape = `{ $subject }` is not written CLASS/ID
    .help = write CLASS/ID, such as `{ $class }/…`
