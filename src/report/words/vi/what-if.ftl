# Giả định: so sánh các phương án với văn bản quy định hiện hành.
whatif-notice = MÔ PHỎNG: kết quả giả định, không phải kết luận đã quyết định. Không ghi lại điều gì.
whatif-scenario = Phương án: { $name }
whatif-amendment = { $kind }: { $title } ({ $cite })
whatif-reading = Cách hiểu
whatif-proposal = Đề xuất
whatif-changed =
    { $count ->
        [0] Không đối tượng nào trong { $total } đối tượng có kết quả khác đi.
       *[other] { $count } trong { $total } đối tượng sẽ có kết quả khác:
    }
whatif-move = { $class }: { $count } từ { $from } sang { $to } ({ $direct } trực tiếp, { $displaced } gián tiếp do đối tượng khác thay đổi)
whatif-departures = Mức đã quyết định chênh lệch với quy tắc: hiện hành { $before }, theo phương án { $after }.
whatif-class = { $class }
whatif-class-untouched = { $class }: không thay đổi ({ $count })
whatif-class-scenario = { $class }, theo phương án { $name }
whatif-count-departures = Chênh lệch với mức đã quyết định
whatif-count-over = Nhóm vượt tỉ lệ
whatif-by =
    { $count ->
        [0] Theo { $fact }:
       *[other] Theo { $fact } ({ $count } giá trị không thay đổi):
    }
whatif-subjects = { $count } đối tượng thay đổi, theo phương án { $name }:
whatif-together = { $class }: từ { $from } sang { $to }, { $why } ({ $count })
whatif-direct = trực tiếp
whatif-displaced = gián tiếp do đối tượng khác thay đổi
whatif-before = Hiện hành: { $reason }
whatif-after = Theo phương án: { $reason }
whatif-because-exempt = Không xếp loại: { $rule }
whatif-because-unmet = Không đạt: { $rules }
whatif-more = … và { $count } đối tượng nữa (xem đủ: `--changed TỆP.csv`, hoặc `--format json`)
whatif-and-more = … và { $count } nữa (xem đủ: `--format json`)
whatif-depends =
    { $count ->
        [0] Không đối tượng nào có kết quả khác nhau tùy cách hiểu; nhóm tương đồng có kết quả khác nhau: { $groups }.
       *[other] { $count } đối tượng có kết quả khác nhau tùy cách hiểu; nhóm tương đồng có kết quả khác nhau: { $groups }.
    }
whatif-groups = { $class }: { $quota }. Nhóm có kết quả khác nhau tùy cách hiểu ({ $count }), kèm số giữ được mức trong số đạt mức bị khống chế
whatif-group = { $kept } trong { $eligible }
whatif-group-over = đã quyết định vượt tỉ lệ
whatif-no-group = không có
whatif-page-written = Đã ghi trang vào { $file }
whatif-changed-written = Đã ghi { $count } đối tượng thay đổi vào { $file }

column-as-it-stands = Hiện hành
column-difference = Thay đổi
column-from-to = Từ (dòng) sang (cột)
column-before = Trước
column-after = Sau
column-seats-before = Suất trước
column-seats-after = Suất sau
column-held-before = Đã dùng trước
column-held-after = Đã dùng sau
column-freed = Suất trả lại
column-taken = Suất nhận thêm
column-value = Giá trị
column-value-total = Số đối tượng
column-from = Từ
column-to = Sang
column-count = Số lượng
column-subject = Đối tượng
column-group = Nhóm tương đồng

command-simulate = So sánh kết quả hiện hành với kết quả nếu có sửa đổi (mo-phong, mô-phỏng)
command-simulate-more = Không ghi lại điều gì, và mọi kết quả đều ghi rõ là mô phỏng. Mã kết thúc: 0 đã so sánh; 1 có lỗi trong các tệp, chưa so sánh; 2 không làm được.
argument-scenarios = Một phương án có tên, TÊN=SỬA_ĐỔI+SỬA_ĐỔI; lặp lại thì các phương án đặt cạnh nhau
argument-reading = So sánh các cách hiểu điều khoản chưa rõ: `all` (tất cả), hoặc mã một cách hiểu; có thể lặp lại
argument-by_fact = Đếm riêng theo từng giá trị của dữ kiện này; có thể lặp lại
argument-changed = Ghi mọi đối tượng thay đổi vào tệp .csv
argument-html = Ghi một trang HTML để nộp, in hoặc đọc trên điện thoại: thay đổi, biểu đồ, bảng, danh sách
argument-draws = Dựng chừng này bộ số liệu từ các tổng số đã công bố, thay cho bản nộp
value-scenarios = TÊN=SỬA_ĐỔI
value-reading = CÁCH_HIỂU
value-by_fact = DỮ_KIỆN
value-html = TỆP
value-changed = TỆP
value-draws = SỐ
world-scenario-twice = có hai phương án cùng tên `{ $path }`
    .help = đặt cho mỗi `--scenario` một tên riêng
world-no-readings = văn bản quy định `{ $path }` không có cách hiểu nào để so sánh
    .help = nêu sửa đổi bằng `--with` hoặc `--scenario`
world-not-csv = các thay đổi chỉ ghi được ra tệp .csv, `{ $path }` không phải
    .help = đặt tên tệp có đuôi .csv
unknown-fact-by = không nhóm đối tượng nào có dữ kiện `{ $name }`
    .help = ghi mã của dữ kiện như trong các tệp quy tắc
