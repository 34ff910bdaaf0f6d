# Tình huống cho thấy gì và còn thiếu gì: điều khoản, điều kiện, phép thử sửa quy tắc, đề xuất.
probe-clauses = Theo điều khoản
probe-conditions = Theo từng điều kiện của quy tắc có nhiều điều kiện
probe-clauses-total = { $missing } trong { $count } điều khoản còn quy tắc thiếu tình huống áp dụng hoặc tình huống không áp dụng.
probe-conditions-total = { $missing } trong { $count } điều kiện chưa có hai tình huống cho thấy chính điều kiện đó quyết định.
column-rules = Số quy tắc
column-case-for = Có tình huống áp dụng
column-case-against = Có tình huống không áp dụng
column-condition = Điều kiện
column-true-decides = Đúng và quyết định
column-false-decides = Không đúng và quyết định

probe-mutated = { $number } ({ $id }): tình huống nhận ra { $noticed } trong { $count } chỗ sửa thử ({ $percent }%).
probe-survivors = { $count } chỗ sửa thử mà không tình huống nào nhận ra:
probe-equivalent = { $count } chỗ sửa thử không làm đối tượng nào đổi kết quả, nên không tính:
probe-altered = { $place }: { $of }: { $what }
probe-parameter = Tham số “{ $title }”
probe-children = Đối tượng cấp dưới `{ $id }`
probe-case-of-one = Tình huống nhận ra được: { $facts }. Theo quy tắc: { $now }; nếu sửa: { $altered }.
probe-case-of-sizes = Tình huống nhận ra được: một nhóm mà số người ở ngay trước và ngay sau chỗ số suất tăng thêm một.
probe-case-of-excess = Tình huống nhận ra được: một nhóm có số người đủ điều kiện nhiều hơn số suất, xếp thứ tự khác nhau.
probe-case-of-tie = Tình huống nhận ra được: một nhóm có hai người bằng nhau ở suất cuối cùng.
probe-case-of-peers = Tình huống nhận ra được: hai nhóm chỉ khác nhau ở dữ kiện này, gộp lại thì số suất khác đi.
probe-case-unknown = Chưa tìm được đối tượng nào cho thấy khác biệt; hãy đọc lại quy tắc này.
probe-too-low = { $id }: { $percent }% thấp hơn mức yêu cầu { $wanted }%.

alteration-threshold = đổi `{ $was }` thành `{ $becomes }`
alteration-comparison = đổi phép so sánh `{ $was }` thành `{ $becomes }`
alteration-junction = đổi “và” với “hoặc”: `{ $was }` thành `{ $becomes }`
alteration-negation = đổi thành điều ngược lại: `{ $was }` thành `{ $becomes }`
alteration-condition-dropped = bỏ một điều kiện: `{ $was }` chỉ còn `{ $becomes }`
alteration-aggregate = đổi thấp nhất với cao nhất: `{ $was }` thành `{ $becomes }`
alteration-group = đổi nhóm tiêu chí: `{ $was }` thành `{ $becomes }`
alteration-arithmetic = đổi phép tính: `{ $was }` thành `{ $becomes }`
alteration-item-dropped = bỏ một mục trong danh sách: `{ $was }` chỉ còn `{ $becomes }`
alteration-level = đổi mức thành mức liền kề: `{ $was }` thành `{ $becomes }`
alteration-choice = đổi lựa chọn: `{ $was }` thành `{ $becomes }`
alteration-rule-dropped = bỏ cả quy tắc
alteration-review-due = còn phải kiểm điểm: `{ $was }` thành `{ $becomes }`
alteration-base = đổi cơ số tính tỉ lệ: `{ $was }` thành `{ $becomes }`
alteration-rounding = đổi cách làm tròn: `{ $was }` thành `{ $becomes }`
alteration-seats-min = đổi số suất tối thiểu: { $was } thành { $becomes }
alteration-peers = không chia nhóm theo `{ $was }`
alteration-lowered-to = đổi mức bị hạ xuống: `{ $was }` thành `{ $becomes }`
alteration-unless-dropped = bỏ phần loại trừ khỏi tỉ lệ
alteration-rank = đảo thứ tự xếp: `{ $was }` thành `{ $becomes }`
alteration-excess = đổi cách xử lý số vượt: `{ $was }` thành `{ $becomes }`
alteration-ties = đổi cách xử lý khi bằng nhau: `{ $was }` thành `{ $becomes }`

probe-proposed-heading =
    Tình huống còn thiếu. Phần `expect` là kết quả phần mềm tính ra, chưa ai xác nhận.
    Với mỗi tình huống: đọc dữ kiện, đọc nguyên văn điều khoản, tự rút ra kết luận, rồi so với `expect`.
    Đúng thì xóa dòng `confirm = true` và đặt lại tên cho dễ hiểu; sai thì sửa quy tắc, hoặc sửa `expect`.
probe-proposed-name = Đề xuất { $number }: { $title }
probe-proposed-true = { $rule }: trường hợp đúng
probe-proposed-false = { $rule }: trường hợp không đúng
probe-proposed-unknown = { $rule }: trường hợp chưa đủ dữ kiện
probe-proposed-decides = { $rule }: điều kiện “{ $condition }” đúng và quyết định
probe-proposed-decides-not = { $rule }: điều kiện “{ $condition }” không đúng và quyết định
probe-proposed-size = { $rule }: { $count } đối tượng cùng nhóm đều đủ điều kiện
probe-proposed-mutation = { $of }: nhận ra nếu { $what }
probe-proposed-file = { $file }: { $count } tình huống, chờ xác nhận
probe-proposed-none = { $id }: không còn thiếu tình huống nào.
probe-proposed-unfound = { $count } chỗ chưa tìm được tình huống; `tinh-huong --mutate` cho biết là chỗ nào.
probe-proposed-written = Đã ghi { $file } ({ $count } tình huống, chờ xác nhận).
probe-proposed-too-large = { $class }: có quá nhiều khả năng, không xem xét toàn bộ được, nên không đề xuất tình huống.
