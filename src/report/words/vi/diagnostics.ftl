# Từ chung của các thông báo.
severity-error = lỗi
severity-warning = cảnh báo
severity-note = lưu ý
severity-help = gợi ý
did-you-mean = có phải ý là `{ $similar }`?
if-not = Nếu không phải thì
tally-errors = { $count } lỗi
tally-warnings = { $count } cảnh báo
tally-notes = { $count } lưu ý
