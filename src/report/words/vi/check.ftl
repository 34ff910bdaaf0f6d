# Lệnh check.
check-regulation = { $number } ({ $id })
check-all-text = Mọi quy tắc đều dựa trên nguyên văn.
check-rests-on-less = Quy tắc không dựa trên nguyên văn, cần xác nhận:
check-not-encoded = Điều khoản chưa thể hiện thành quy tắc:
check-assumed = { $title } (các khóa văn bản không nêu: { $keys })
check-no-mistakes = Không có lỗi.
check-basis = Căn cứ: { $basis } ({ $count })
column-class = Nhóm đối tượng
column-cite = Điều khoản
