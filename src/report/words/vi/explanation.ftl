# Giải thích kết luận của một đối tượng.
of-another = { $fact } của { $subject }
aggregate-lowest-criteria = Thấp nhất trong nhóm tiêu chí `{ $group }` ({ $first }…)
aggregate-highest-criteria = Cao nhất trong nhóm tiêu chí `{ $group }` ({ $first }…)
aggregate-count_at_least-criteria = Số tiêu chí nhóm `{ $group }` ({ $first }…) đạt từ { $level } trở lên
aggregate-count-children = Số { $class } cấp dưới (`{ $group }`)
aggregate-count_rated-children = Số { $class } cấp dưới (`{ $group }`) được xếp loại
aggregate-count_at_least-children = Số { $class } cấp dưới (`{ $group }`) đạt từ { $level } trở lên
aggregate-share_at_least-children = Tỉ lệ { $class } cấp dưới (`{ $group }`) đạt từ { $level } trở lên
its-level = Mức xếp loại
value-unknown = chưa rõ
value-true = có
value-false = không
truth-true = đúng
truth-false = không đúng
truth-unknown = chưa rõ

basis-text = nguyên văn
basis-paraphrase = theo bản dịch hoặc thuật lại
basis-report = theo báo cáo
basis-practice = theo cách làm thực tế
basis-inferred = do người soạn suy ra, chờ xác nhận

needs-equal = cần là { $value }
needs-other = cần khác { $value }
needs-less = cần dưới { $value }
needs-at-most = cần không quá { $value }
needs-more = cần trên { $value }
needs-at-least = cần từ { $value } trở lên
needs-one-of = cần là một trong: { $values }
needs-none-of = cần khác: { $values }
needs-given = cần có
needs-not-given = cần để trống
needs-not-given-or = cần để trống hoặc là { $value }
value-between = từ { $low } đến { $high }

failure-too-many-operations = hàm tính không xong
failure-too-deep = hàm gọi nhau quá sâu
failure-too-large = dữ liệu trong hàm quá lớn
failure-wrong-type = hàm cho ra giá trị sai loại
failure-division-by-zero = chia cho 0
failure-overflow = số quá lớn
failure-error = hàm báo lỗi

explain-subject = { $class } { $id }
explain-rated = Xếp loại: { $level }
explain-exempt = Không xếp loại và không phải kiểm điểm: { $rule }
explain-exempt-review-due = Không xếp loại nhưng vẫn phải kiểm điểm: { $rule }
explain-pending = Chưa xếp loại, vì chưa rõ: { $missing }
explain-not-reviewed = Chưa xếp loại, vì chưa kiểm điểm
explain-referred = Chuyển cấp có thẩm quyền quyết định, theo: { $rule }
explain-standard = Đủ tiêu chuẩn: { $level }
explain-lowered-by-ceiling = Mức trần còn { $level }, vì: { $rules }
explain-lowered-by-quota = Hạ còn { $level } theo tỉ lệ khống chế: { $rule }
explain-decided = Cấp có thẩm quyền đã quyết định: { $level } ({ $departure })
explain-rests-on = Căn cứ yếu nhất của kết luận: { $basis }

explain-rules = Các quy tắc, theo thứ tự áp dụng:
rules-exemption = Trường hợp không xếp loại
rules-review = Kiểm điểm
rules-requires = Tiêu chuẩn của mức { $level }
rules-ceiling = Mức trần
rules-quota = Tỉ lệ khống chế
explain-cite = { $cite }; { $basis }
explain-cite-only = { $cite }
explain-at-most = {""} (không quá { $level })
explain-seats = {""} (số suất: { $seats })
explain-value = { $fact }: { $is }
explain-value-needs = { $fact }: { $is } ({ $needs })

explain-groups = Nhóm tương đồng:
explain-group-key = { $rule } ({ $key })
explain-group = { $members } đối tượng; { $eligible } đủ điều kiện; cơ số { $base }, được { $seats } suất; { $kept } giữ mức, { $lowered } bị hạ, { $referred } chuyển cấp có thẩm quyền
explain-group-open = { $members } đối tượng; { $eligible } đủ điều kiện; chưa rõ số suất

explain-near-miss = Để đạt mức cao hơn:
near-miss-level = { $level }:
near-miss-step = { $fact } đang là { $is }, cần là { $needs } ({ $cite })
near-miss-quota = khi đó xét theo { $rule }: { $taken } trong { $seats } suất đã có người
near-miss-none = không có thay đổi nào của riêng đối tượng này đưa đến mức ấy
near-miss-not-searched = chưa tìm được, vì vướng `{ $formula }`
