# Kết quả đánh giá: phần đầu, bảng theo nhóm đối tượng, phần cuối.
synthetic-notice = Số liệu mô phỏng: từng đối tượng là hư cấu, chỉ các tổng số có thể là thật.

evaluation-regulation = { $title } ({ $number })
evaluation-amendment = Áp dụng thêm: { $title } ({ $id })
evaluation-fingerprint = Dấu vân tay của bộ quy tắc: { $fingerprint }
evaluation-period = Năm đánh giá: { $period }
evaluation-period-locality = Năm đánh giá: { $period }; địa phương: { $locality }
evaluation-source = Nguồn số liệu: { $source }

evaluation-class = { $class }
evaluation-class-empty = { $class }: không có đối tượng nào trong bản nộp

column-engine = Theo quy tắc
column-authority = Đã quyết định
column-share = Tỉ lệ
count-total = Tổng số
count-rated = Được xếp loại
count-exempt = Không xếp loại
count-pending = Chưa xếp loại
count-referred = Chuyển cấp có thẩm quyền

departures = Chênh lệch giữa mức đã quyết định và kết luận theo quy tắc:
departures-none = Mức đã quyết định không chênh lệch với kết luận theo quy tắc.
departure-none = đúng với kết luận theo quy tắc
departure-rated-though-exempt = xếp loại dù thuộc diện không xếp loại
departure-above-standard = cao hơn mức mà đối tượng đủ tiêu chuẩn
departure-above-ceiling = cao hơn mức trần
departure-quota-exceeded = vượt tỉ lệ khống chế
departure-below-standard = thấp hơn kết luận theo quy tắc

column-quota = Tỉ lệ khống chế
column-quota-groups = Số nhóm
column-quota-over = Nhóm vượt tỉ lệ
column-quota-lowered = Bị hạ mức
column-quota-referred = Chuyển cấp có thẩm quyền

inferred-none = Không kết luận nào dựa trên quy tắc do người soạn suy ra.
inferred = { $count } kết luận dựa trên quy tắc do người soạn suy ra, cần cán bộ pháp chế xác nhận (danh sách: lệnh `kiem-tra`):

verdicts-written = Đã ghi { $count } kết luận vào { $file }
synthetic-written = Đã ghi { $count } đối tượng vào { $folder }
