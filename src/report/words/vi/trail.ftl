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

trail-created = Đã lập nhật ký { $origin } ở `{ $path }`.
    Mã nhật ký, lưu cả ở nơi khác: { $id }
trail-decided = Mục { $seq } ghi quyết định về kết luận ở mục { $target }: { $level }.
trail-superseded = Mục { $seq } ghi rằng mục { $by_entry } thay cho mục { $target }; mục { $target } vẫn còn nguyên.
trail-erased = Đã xóa phần `{ $part }` của mục { $target }; mục { $seq } ghi việc xóa này.
    Các bản sao lưu, bản xuất và bản chép khác thì đơn vị tự dọn.
trail-erased-before = Phần `{ $part }` của mục { $target } đã xóa từ trước; tệp vừa được dọn lại một lần nữa.
trail-closed = Đã đóng đợt { $batch } khi mới ghi { $recorded } trong { $count } kết luận; mục { $seq } ghi việc đóng này.
checkpoint-written = Đã ghi mốc của { $size } mục vào `{ $path }`.
checkpoint-placed = Mục { $seq } ghi rằng mốc của { $size } mục đã được lưu ở nơi khác ({ $kind }).
key-made = Đã tạo khóa. Giữ kín `{ $path }`; giao cho người khác `{ $public_path }`:
progress-erasing = Đang xóa

trail-no-id = `{ $id }` không phải là mã nhật ký
    .help = viết 64 chữ số thập lục phân đã ghi lại khi lập nhật ký
trail-no-checkpoint = `{ $path }` không chứa mốc nào
    .help = đưa tệp do `audit checkpoint` ghi ra, hoặc dòng chép từ biên bản vào một tệp văn bản
trail-no-level = văn bản quy định của kết luận này không có mức `{ $level }`
    .help = viết một trong các mức: { $known }
checkpoint-of-another = mốc này là của `{ $found }`, còn nhật ký này là `{ $origin }`
    .help = đưa mốc của chính nhật ký này
key-of-another = khóa này tạo cho `{ $found }`, còn nhật ký này là `{ $origin }`
    .help = tạo khóa cho nhật ký này bằng `audit keygen --origin { $origin }`
no-secret-key = `{ $path }` không chứa khóa riêng nào
    .help = đưa tệp do `audit keygen` ghi ra, không phải tệp `.pub`, hoặc khóa Ed25519 dạng PKCS #8 PEM
world-key-exists = `{ $path }` đã có sẵn; khóa không bao giờ bị ghi đè
    .help = chọn tệp khác để ghi khóa
world-recorded-regulation = không đọc được văn bản quy định ghi trong `{ $path }`
    .help = xem sai ở đâu bằng `audit verify`
