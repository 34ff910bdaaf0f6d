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

command-new = Tạo bộ khung của một văn bản quy định hoặc một sửa đổi (tao-moi, tạo-mới)
command-new-regulation = Tạo bộ khung của một văn bản quy định (van-ban, văn-bản)
command-new-regulation-more = Ghi `rules/MÃ/` gồm văn bản, một nhóm đối tượng và tình huống, có ghi chú, đạt lệnh kiem-tra ngay. Không ghi đè. Mã kết thúc: 0 đã ghi; 1 mã không hợp lệ hoặc đã có; 2 không ghi được.
command-new-amendment = Tạo bộ khung của một đề xuất hoặc cách hiểu (sua-doi, sửa-đổi)
command-new-amendment-more = Ghi `rules/VĂN_BẢN/amendments/MÃ.toml`, liệt kê mọi điều sửa được và giá trị hiện nay, đạt lệnh kiem-tra ngay. Không ghi đè. Mã kết thúc: 0 đã ghi; 1 mã không hợp lệ, đã có, hoặc văn bản có lỗi; 2 không ghi được.
argument-new_id = Mã: chữ, số, gạch nối; cũng là tên thư mục hoặc tệp
argument-title_of_new = Tên gọi
argument-amends = Mã văn bản được sửa
value-new_id = MÃ
value-title_of_new = TÊN
argument-change = Địa chỉ của điều sửa đầu tiên, như NHÓM.parameter.MÃ
value-change = ĐỊA_CHỈ
value-amends = MÃ
new-untitled = (chưa đặt tên)
new-list = Những điều sửa được của văn bản này, với giá trị hiện nay:
new-written = Đã ghi:
new-next-regulation = Việc tiếp theo:
    1. Mở các tệp trên bằng trình soạn thảo (Notepad cũng được), sửa dần theo ghi chú, lưu dạng UTF-8.
    2. Kiểm tra:            mucthuoc kiem-tra { $id }
    3. Chạy các tình huống: mucthuoc tinh-huong { $id }
    4. Biểu Excel để điền:  mucthuoc bieu-mau { $id } --out { $id }.xlsx
new-next-amendment = Việc tiếp theo:
    1. Mở tệp trên bằng trình soạn thảo, đổi giá trị và nơi đề xuất (cite), lưu dạng UTF-8.
    2. Kiểm tra:            mucthuoc kiem-tra { $regulation }
    3. Xem khác gì:         mucthuoc so-sanh { $regulation } { $regulation }+{ $id }
    4. Thử trên số liệu:    mucthuoc mo-phong BẢN_NỘP --with { $id }
new-id = `{ $id }` không dùng làm mã được
    .help = dùng chữ, số, gạch nối, bắt đầu bằng chữ hoặc số, không quá 60 ký tự, như qd-12-2026
new-exists = `{ $path }` đã có, nên không ghi đè
    .help = chọn mã khác
new-no-address = `{ $id }` không có gì ở địa chỉ `{ $address }`
    .help = bỏ `--change`: cuối tệp được tạo ra có danh sách mọi địa chỉ
new-nothing-to-change = `{ $id }` chưa có tham số hay quy tắc nào để sửa
    .help = viết quy tắc cho văn bản trước

command-fmt = Trình bày lại các tệp quy tắc cho đều, giữ nguyên ghi chú (trinh-bay, trình-bày)
command-fmt-more = Chỉ đổi khoảng trắng và dòng trống; nội dung và ghi chú giữ nguyên. Có tệp không đúng cú pháp thì không ghi tệp nào. Mã kết thúc: 0 đã xong; 1 có lỗi trong các tệp, hoặc với `--check` có tệp chưa đều; 2 không làm được.
argument-files_or_ids = Tệp .toml, hoặc mã văn bản quy định; bỏ trống là tất cả văn bản
argument-only_check = Chỉ cho biết tệp nào chưa đều, không ghi
value-files_or_ids = TỆP|MÃ
fmt-changed = { $count ->
    [0] Cả { $all } tệp đã được dóng đều, không sửa tệp nào.
   *[other] Đã trình bày lại { $count } trong { $all } tệp:
  }
fmt-would-change = { $count ->
    [0] Cả { $all } tệp đã được dóng đều.
   *[other] Chưa đều: { $count } trong { $all } tệp:
  }
