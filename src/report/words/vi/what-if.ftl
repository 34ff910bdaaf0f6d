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
whatif-move = { $class }: { $count } từ “{ $from }” sang “{ $to }” ({ $direct } trực tiếp, { $displaced } gián tiếp do đối tượng khác thay đổi)
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
whatif-together = { $class }: từ “{ $from }” sang “{ $to }”, { $why } ({ $count })
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
whatif-other-rules = Đợt này được ghi theo bộ quy tắc khác ({ $recorded }); ở đây so sánh theo văn bản quy định trong thư mục quy tắc.
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

curve-parameter = Tham số: { $parameter } ({ $id }); hiện hành: { $stands }
curve-found = Giá trị nhỏ nhất thỏa mãn `{ $condition }`: { $value }
curve-not-found = Không giá trị nào từ { $from } đến { $to } thỏa mãn `{ $condition }`.
curve-reach = Ở đó `{ $measure }` đi từ { $least } đến { $most }.
curve-stands = hiện hành
curve-stands-at = hiện hành: { $value }
curve-here = giá trị cần tìm
curve-written = Đã ghi kết quả ở { $count } giá trị vào { $file }
command-sweep = Cho biết mỗi giá trị của một tham số đưa đến kết quả nào (quet, quét)
command-sweep-more = Điều kiện của `--find` so sánh các số đếm với số nguyên, nối bằng `and`: `departures == 0`, `pending == 0 and over == 0`. Số đếm là mã một mức hoặc total, rated, exempt, pending, referred, departures, over, lowered, tính trong nhóm đối tượng có tham số ấy; thêm `NHÓM.` ở trước để chỉ nhóm khác, `all.` để chỉ tất cả. Không ghi lại điều gì. Mã kết thúc: 0 đã làm; 1 có lỗi trong các tệp hoặc điều kiện; 2 không làm được.
argument-parameter = Tham số, viết là NHÓM.TÊN
argument-from_value = Giá trị đầu; với tham số là bậc của thang, bỏ trống là bậc thấp nhất
argument-to_value = Giá trị cuối; với tham số là bậc của thang, bỏ trống là bậc cao nhất
argument-step = Bước giữa hai giá trị (`1%`); với ngày là số ngày; với bậc của thang thì không cần
argument-find = Nêu giá trị nhỏ nhất thỏa mãn điều kiện này
argument-csv = Ghi kết quả ở mọi giá trị vào tệp .csv
value-parameter = NHÓM.TÊN
value-from_value = GIÁ_TRỊ
value-to_value = GIÁ_TRỊ
value-step = BƯỚC
value-find = ĐIỀU_KIỆN
value-csv = TỆP
unknown-name-parameter = không có tham số `{ $name }`
    .help = viết là NHÓM.TÊN; các tham số: { $known }
unknown-name-measure = không có số đếm `{ $name }`
    .help = các số đếm: { $known }; có thể thêm `NHÓM.` hoặc `all.` ở trước
world-sweep-missing = thiếu `{ $path }`
    .help = nêu giá trị đầu, giá trị cuối và bước: `--from 0 --to 100% --step 1%`
world-sweep-value = `{ $path }` không phải là giá trị mà tham số có thể nhận
    .help = viết một số (`0.2`, `20%`), một ngày (`2020-12-31`) hoặc một bậc của thang, đúng loại của tham số
world-sweep-step = bước `{ $path }` không đi đến đâu
    .help = viết một số lớn hơn 0
world-sweep-backwards = các giá trị của `{ $path }` đi ngược
    .help = viết giá trị nhỏ sau `--from`
world-sweep-too-many = hơn { $count } giá trị của `{ $path }` là quá nhiều
    .help = chọn bước lớn hơn
world-condition-shape = không hiểu điều kiện `{ $path }`
    .help = so sánh một số đếm với số nguyên, như `departures == 0`; nối nhiều điều kiện bằng `and`
plan-impossible-value = ở bảng `{ $table }`, dữ kiện `{ $fact }` không thể là `{ $value }`
    .help = sửa giá trị trong phương án

drawn-intervals = Đã dựng { $draws } bộ số liệu (số mồi { $seed }), bộ nào cũng đúng với mọi tổng số đã công bố. Số ghi là trung vị, trong ngoặc là khoảng của chín phần mười số lần dựng (5 % đến 95 %).
drawn-move = { $class }: { $count } từ “{ $from }” sang “{ $to }” (trực tiếp { $direct }; gián tiếp { $displaced })
drawn-still = Không đối tượng nào thay đổi trong bất kỳ lần dựng nào.
drawn-class = { $class } ({ $count })
drawn-held-down = Có thể được mức cao hơn mức đã quyết định
drawn-over = Nhóm vượt: { $quota }
drawn-anew = Mỗi lần dựng lại lấy ngẫu nhiên:
drawn-fixed = Giả định, như nhau trong mọi lần dựng:
assumed-totals = Mọi tổng số của báo cáo: mỗi bảng bao nhiêu, trong đó mỗi mức bao nhiêu.
assumed-facts = Dữ kiện của từng đối tượng, trong phạm vi mà mức của đối tượng cho phép theo phương án (hồ sơ theo mức).
assumed-spread-exactly = đối tượng nào ở đâu trong { $values } giá trị của { $fact }; số lượng ở mỗi giá trị thì đã biết
assumed-spread = đối tượng nào ở đâu và bao nhiêu ở mỗi nơi, trong { $values } giá trị của { $fact }, theo trọng số của phương án
assumed-under = đối tượng nào thuộc về đâu trong: { $others }; và mỗi nơi có bao nhiêu: từ { $least } đến { $most }
assumed-link = ai đứng đầu nơi nào trong: { $others }; nhiều nhất { $most }; không ai cao hơn nơi mình đứng đầu
assumed-held = bao nhiêu đối tượng được quyết định { $level } mà đủ tiêu chuẩn mức cao hơn: lấy đều từ không đến tất cả những đối tượng thuộc nhóm đã hết suất (đã lấy từ { $least } đến { $most })
assumed-held-fixed = { $count } được quyết định { $level } mà đủ tiêu chuẩn mức cao hơn
assumed-held-none = không đối tượng nào đủ tiêu chuẩn mức cao hơn mức đã quyết định
assumed-cap = { $level } nhiều nhất { $share } số còn lại trong mỗi { $fact }
assumed-split = trong bảng «{ $others }» của báo cáo, phần thuộc về các đối tượng này: { $levels }
