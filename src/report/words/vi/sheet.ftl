# Trang báo cáo mô phỏng: một tệp HTML để nộp, in hoặc đọc trên điện thoại.
sheet-mark = Mô phỏng – không phải kết quả xếp loại
sheet-skip = Đến phần nội dung
sheet-contents = Các phần của trang
sheet-notice = Trang này là kết quả mô phỏng: cho biết kết quả sẽ ra sao nếu quy định thay đổi như nêu dưới đây. Không ai được xếp loại lại, không ghi gì vào nhật ký.
sheet-regulation = Quy định hiện hành
sheet-with = Áp dụng thêm
sheet-period = Năm đánh giá
sheet-locality = Địa phương
sheet-source = Nguồn số liệu
sheet-program = Chương trình
sheet-fingerprint = Dấu vân tay của bộ quy tắc hiện hành
sheet-file = Tệp { $file }{ $rows ->
    [0] {""}
   *[other] {" "}({ $rows } dòng)
}, SHA-256
sheet-fingerprint-with = Dấu vân tay của bộ quy tắc theo { $of }

sheet-title = Mô phỏng: { $of }
sheet-title-drawn = Mô phỏng trên số liệu dựng lại nhiều lần: { $of }
sheet-sweep-title = Mô phỏng theo từng giá trị: { $of }
sheet-changed = Thay đổi được mô phỏng
sheet-asked-in = Căn cứ: { $cite }.
sheet-both-texts = Nội dung trước và sau
sheet-key = Nội dung
sheet-before = Trước
sheet-after = Sau
sheet-what = Chỉ tiêu
sheet-share = Tỉ lệ
sheet-difference = Thay đổi
sheet-share-of = { $of }: tỉ lệ
sheet-difference-of = { $of }: thay đổi
sheet-sum = Cộng
sheet-side-before = Trước (quy định hiện hành)
sheet-side-after = Sau: { $name }

sheet-pictures = Kết quả
sheet-answer = { $count } trên { $total } đối tượng có kết quả khác trước: { $up } lên mức cao hơn, { $down } xuống mức thấp hơn, { $other } thay đổi khác.
sheet-answer-departures = Số chênh lệch giữa mức đã quyết định và kết luận theo quy tắc: { $before } trước, { $after } sau.
sheet-inferred = { $all } kết luận dựa trên quy tắc do người soạn suy ra, cần cán bộ pháp chế xác nhận trước khi dùng.
sheet-inferred-changed = { $all } kết luận dựa trên quy tắc do người soạn suy ra, trong đó { $changed } của các đối tượng có thay đổi; cần cán bộ pháp chế xác nhận trước khi dùng.
sheet-moved = { $count } từ “{ $from }” sang “{ $to }” ({ $direct } trực tiếp, { $displaced } gián tiếp)
sheet-bars = Số đối tượng theo mức: { $class }
sheet-flow = Từ mức trước sang mức sau
sheet-flow-of = Từ mức trước sang mức sau: { $name }
sheet-signs = Ký hiệu: “=” giữ nguyên; ▲ lên mức cao hơn; ▼ xuống mức thấp hơn; ● sang hoặc ra khỏi diện không có mức. Dải càng rộng, số đối tượng càng nhiều; dải hẹp nhất được vẽ đủ rộng để nhìn thấy.
sheet-unchanged = Không có đối tượng nào thay đổi kết quả: { $classes }.

sheet-tables = Bảng số liệu
sheet-levels = Kết quả xếp loại: { $class }
sheet-departures = Chênh lệch với mức đã quyết định: { $class }
sheet-departures-all = Tổng số chênh lệch
sheet-matrix = Từ mức trước (dòng) sang mức sau (cột): { $class }
sheet-matrix-by = Từ mức trước (dòng) sang mức sau (cột) theo “{ $fact }”: { $class }
sheet-from-to = Trước \ Sau
sheet-moves = Các chuyển dịch: { $class }
sheet-subjects = Số đối tượng
sheet-direct = Trực tiếp
sheet-displaced = Gián tiếp
sheet-quota = Tỉ lệ khống chế: { $quota }
sheet-seats = Số suất
sheet-held = Đang giữ suất
sheet-freed = Suất được nhả ra
sheet-taken = Suất mới được giữ

sheet-list = Danh sách đối tượng thay đổi
sheet-nobody = Không có đối tượng nào thay đổi kết quả.
sheet-not-all = Chỉ liệt kê { $listed } trong { $all } đối tượng; danh sách đủ có trong kết quả JSON (lệnh ở cuối trang).
sheet-why-direct = trực tiếp
sheet-why-displaced = gián tiếp
sheet-together = { $class }: từ “{ $from }” sang “{ $to }”, { $why }
sheet-ids = { $count } đối tượng
sheet-rules-before = Quy tắc quyết định trước: { $rules }
sheet-rules-after = Quy tắc quyết định sau: { $rules }
sheet-why-remark = Trực tiếp: chính quy tắc được sửa nói về đối tượng này, kết quả đổi dù những người khác giữ nguyên. Gián tiếp: kết quả chỉ đổi vì người khác đổi, như một suất được nhả ra hoặc mức của nơi mình phụ thuộc thay đổi.

sheet-depends = Kết quả phụ thuộc cách hiểu
sheet-depends-intro = Những đối tượng và nhóm tương đồng sau không ra cùng một kết quả theo mọi cách hiểu.
sheet-depends-count = { $class }: { $count } đối tượng
sheet-depends-groups = { $count } nhóm tương đồng có kết quả phụ thuộc cách hiểu
sheet-depends-key = Mỗi ô: số giữ được mức trong số đạt mức bị khống chế.
sheet-depends-quota = { $class }: { $quota } ({ $count } nhóm)
sheet-group = Nhóm tương đồng
sheet-group-side = { $kept } trong { $eligible }
sheet-group-referred = { $count } chuyển cấp có thẩm quyền
sheet-group-pending = { $count } chưa xếp loại
sheet-group-over = mức đã quyết định vượt tỉ lệ

sheet-varied = Tham số được thay đổi
sheet-parameter = { $title } (`{ $id }`), nhóm đối tượng “{ $class }”
sheet-stands = Giá trị hiện hành: { $value }
sheet-tried = Đã thử { $count } giá trị, từ { $first } đến { $last }
sheet-found = Giá trị đầu tiên thỏa điều kiện `{ $condition }`: { $value }.
sheet-reach = Ở các giá trị đã thử, `{ $measure }` đi từ { $least } đến { $most }.
sheet-found-none = Không có giá trị nào đã thử thỏa điều kiện `{ $condition }`.
sheet-curves = Đường biểu diễn
sheet-along = Giá trị của tham số: { $title }
sheet-cut = (trục đứng không bắt đầu từ 0)
sheet-ends = { $name }: { $low } tại { $first }, { $high } tại { $last }.
sheet-mark-found = Tìm được: { $value }
sheet-mark-stands = Hiện hành: { $value }
sheet-mark-both = Tìm được, cũng là giá trị hiện hành: { $value }
sheet-here-found = tìm được
sheet-here-stands = hiện hành
sheet-still = Không đổi theo giá trị: { $names }.
sheet-nothing-varies = Không số nào thay đổi theo giá trị của tham số.
sheet-value = Giá trị
sheet-meets = Thỏa điều kiện
sheet-points = { $class }: { $count } giá trị

sheet-drawn = Báo cáo chỉ công bố số tổng, nên từng đối tượng được dựng lại ngẫu nhiên { $draws } lần (số mồi { $seed }), lần nào cũng khớp mọi tổng số đã công bố. Mỗi số dưới đây là trung vị; trong ngoặc là khoảng của chín phần mười số lần dựng (5% đến 95%).
sheet-moved-drawn = { $class }: { $count } ({ $between }) từ “{ $from }” sang “{ $to }”
sheet-whiskers = Cột là trung vị của các lần dựng; vạch ngang là khoảng từ 5% đến 95% số lần dựng.
sheet-assumed = Những gì được giả định
sheet-spread = Trung vị và khoảng 5–95%: { $class }
sheet-low = { $side }: 5%
sheet-median = { $side }: trung vị
sheet-high = { $side }: 95%

sheet-commands = Lệnh cho ra các số liệu này
sheet-commands-intro = Chạy lại các lệnh sau trong cùng thư mục, với cùng các tệp và cùng phiên bản chương trình, thì được đúng các số trên trang này.
sheet-gives-page = Cả trang này
sheet-gives-figures = Mọi số liệu của trang, dạng JSON
sheet-gives-baseline = Kết quả theo quy định hiện hành, đánh giá riêng (lệnh này tính mức đã quyết định, cột `decided`, cho các đối tượng phụ thuộc; mô phỏng thì không)
sheet-gives-scenario = Kết quả theo { $of }, đánh giá riêng
sheet-gives-reasons = Vì sao { $of } có kết quả như vậy theo quy định hiện hành
sheet-gives-reasons-with = Vì sao { $of } có kết quả như vậy theo { $with }
sheet-gives-point = Kết quả khi tham số là { $of }, dạng JSON
sheet-gives-population = Bộ số liệu mô phỏng
