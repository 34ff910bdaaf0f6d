# Những gì nói về việc ghi nhật ký.
recorded = Đã ghi vào nhật ký { $origin }: đợt { $batch }, { $count } kết luận.
recorded-id = Mã nhật ký: { $id }
recorded-checkpoint = Mốc, để lưu ở nơi khác: { $checkpoint }
resumed = Làm tiếp đợt { $batch } đã bị gián đoạn: đã ghi { $recorded } trong { $count } kết luận.
given-up-undecidable = không đánh giá được: có đối tượng hoặc nhóm tỉ lệ chờ lẫn nhau
given-up-unrecordable = kết luận về đối tượng số { $item } quá dài, không ghi được
trail-other-origin = nhật ký đang có ở đó tên là `{ $origin }`, không phải `{ $asked }`
    .help = bỏ `--new-trail` để ghi vào nhật ký ấy, hoặc chọn tệp khác cho nhật ký mới
trail-unrecordable-subject = không ghi được `{ $subject }`: { $why }
    .help = sửa lại trong bản nộp rồi đánh giá lại; chưa có gì được đánh giá hay ghi lại

progress-opening = Đang mở nhật ký
progress-recording = Đang ghi nhật ký
progress-sealing = Đang đọc lại những gì đã ghi
