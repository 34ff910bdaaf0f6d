# Chạy tình huống và độ bao phủ.
column-file = Tệp
column-cases-passed = Đúng
column-cases-failed = Sai
column-cases-unconfirmed = Chờ xác nhận
cases-none = Không có tình huống nào.
cases-all-hold = { $count } tình huống đều cho kết quả như mong đợi.
cases-some-fail = { $failed } trong { $count } tình huống cho kết quả khác mong đợi.

column-rule = Quy tắc
column-held = Đúng
column-failed = Không đúng
column-unknown = Chưa rõ
column-gap = Còn thiếu
rule-exemption = Không xếp loại
rule-review = Kiểm điểm
rule-requires = Tiêu chuẩn
rule-ceiling = Mức trần
rule-quota = Tỉ lệ khống chế
coverage-gap = thiếu tình huống
coverage-total = { $missing } trong { $count } quy tắc chưa có đủ tình huống đúng và tình huống không đúng.
