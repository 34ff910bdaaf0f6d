# Words that all messages share.
severity-error = error
severity-warning = warning
severity-note = note
severity-help = help
did-you-mean = did you mean `{ $similar }`?
tally-errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
tally-warnings =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
tally-notes =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
