# A trail as plain files.
exported = Exported to `{ $folder }`: entries { $entries }, parts { $parts }, snapshots { $snapshots }.
exported-verify = To verify it: `python3 verify.py .` in that folder, or `mucthuoc audit verify { $folder }`.
progress-exporting = Exporting

world-export-exists = `{ $path }` is there already; an export goes into a new folder
    .help = choose another name for the folder
misplaced-unexportable = entry { $seq } or one of its parts cannot stand in an export
    .help = `audit verify` tells what is wrong with it; hand over the trail's own file instead
