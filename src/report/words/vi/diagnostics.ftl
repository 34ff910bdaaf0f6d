# Từ chung của các thông báo.
severity-error = lỗi
severity-warning = cảnh báo
severity-note = lưu ý
severity-help = gợi ý
did-you-mean = có phải ý là `{ $similar }`?
tally-errors = { $count } lỗi
tally-warnings = { $count } cảnh báo
tally-notes = { $count } lưu ý
