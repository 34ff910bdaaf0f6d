# Lỗi trong bản nộp và khi xét bản nộp.
cycle = các đối tượng này chờ kết quả của nhau: { $way }
    .help = bỏ một mối liên hệ, chẳng hạn chia nhóm theo từng cấp
unknown-subject = bản nộp không có đối tượng `{ $subject }`
    .help = ghi NHÓM/MÃ đúng như trong bản nộp
unknown-subject-class = văn bản quy định không có nhóm `{ $class }`
    .help = dùng một trong: { $known }
unknown-subject-shape = `{ $subject }` không viết theo dạng NHÓM/MÃ
    .help = viết NHÓM/MÃ, chẳng hạn `{ $class }/…`
