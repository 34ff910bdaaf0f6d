# Lệnh dành cho người soạn quy định: schema, template, fmt, new.
command-schema = Ghi lược đồ để trình soạn thảo gợi ý và báo lỗi khi gõ (luoc-do, lược-đồ)
command-schema-more = Ghi thư mục `schemas` và tệp `.taplo.toml`; tệp `.taplo.toml` đã có mà khác thì không đụng đến. Mã kết thúc: 0 đã ghi; 2 không ghi được.
argument-folder = Thư mục mở bằng trình soạn thảo, thường là thư mục chứa `rules` [mặc định: thư mục hiện tại]
value-folder = THƯ_MỤC
command-template = Ghi biểu Excel để điền số liệu theo một văn bản (bieu-mau, biểu-mẫu)
command-template-more = Mỗi nhóm đối tượng một trang, có danh sách chọn, giới hạn, ghi chú và một dòng ví dụ không tính. Không ghi đè tệp đã có. Mã kết thúc: 0 đã ghi; 1 có lỗi trong các tệp, hoặc không ghi được như đã yêu cầu; 2 không làm được.
argument-of_regulation = Mã văn bản quy định
argument-period = Năm đánh giá [mặc định: năm nay, nếu văn bản không còn áp dụng thì năm cuối]
argument-workbook = Tệp .xlsx sẽ ghi
value-of_regulation = MÃ
value-period = NĂM
value-workbook = TỆP
