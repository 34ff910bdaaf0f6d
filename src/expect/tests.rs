//! Cases come out as the language of cases promises.
