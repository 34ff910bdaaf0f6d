# Chứng minh: cho biết điều gì, còn phải đối chiếu gì.
proof-good = ĐÃ CHỨNG MINH
proof-of-another = CHỈ CHỨNG MINH CHO MỘT MỐC KHÁC
proof-refused = KHÔNG CHỨNG MINH ĐƯỢC
refusal-form = Tệp không viết đúng như một chứng minh.
refusal-entry = Nội dung đưa ra không phải là mục mang số ấy.
refusal-part = Có phần được đưa ra không phải là điều mà mục đã cam kết.
refusal-path = Các mã băm không dẫn tới mã gốc đã nêu.

proof-inclusion = Mục { $seq } nằm trong { $size } mục đầu của nhật ký { $origin }:
proof-part = Phần { $part }, đúng như mục đã cam kết:
proof-withheld = Phần { $part } không được đưa ra.
proof-consistency = Nhật ký { $origin } đã có { $old } mục, rồi { $size } mục: trong { $old } mục đầu không có gì bị sửa, bị tráo hay bị bỏ đi.
proof-old = Mốc cũ: { $checkpoint }
proof-leads-to = Điều này đúng đối với mốc ghi trong chứng minh: { $checkpoint }
proof-compare = Hãy đối chiếu toàn bộ mốc ấy (tên, số mục và mã gốc) với mốc mình có từ nơi khác; người lập chứng minh có thể đã lập luôn cả mốc. Đến đây chưa đối chiếu.
compared-same = Đó chính là mốc trong { $file }: cùng tên, số mục và mã gốc.
compared-same-old = Mốc cũ chính là mốc trong { $file }: cùng tên, số mục và mã gốc. Từ nay hãy giữ mốc mới.
compared-other-origin = Mốc trong { $file } là của một nhật ký khác.
compared-other-size = Mốc trong { $file } bao trùm một số mục khác, nên không nói gì về mốc này. Hãy yêu cầu chứng minh cho đúng số mục ấy (`--size`), hoặc chứng minh nối hai mốc (`--consistency`).
compared-other-root = Mốc trong { $file } có cùng số mục nhưng mã gốc khác: đây là hai nhật ký khác nhau mang một tên.
proof-signed = Khóa đã ký mốc này.
proof-unsigned = Khóa chưa ký mốc này.
proof-forged = Dưới mốc có chữ ký mang tên khóa nhưng không phải do khóa ấy ký.

proof-written = Đã ghi chứng minh ({ $bytes } byte) vào `{ $path }`. Chứng minh dẫn tới mốc: { $checkpoint }

verdict-field = { $field }: { $value }
field-ceilings = Mức trần áp dụng
field-decided = Cấp có thẩm quyền quyết định
field-departure = Chênh lệch
field-eligible = Sau các mức trần
field-exemption = Diện không xếp loại
field-level = Mức
field-missing = Chưa biết
field-outcome = Kết quả
field-quota = Tỉ lệ khống chế đã tác động
field-reasons = Tiêu chuẩn đã đạt
field-rests_on = Căn cứ yếu nhất
field-review_due = Phải kiểm điểm
field-standard = Theo tiêu chuẩn
field-unmet = Tiêu chuẩn chưa đạt

misplaced-outside = mục { $seq } không nằm trong { $size } mục đầu
    .help = cho `--size` lớn hơn, hoặc số mục khác: `audit show` liệt kê những gì đang có
