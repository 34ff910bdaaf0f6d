# Đối chiếu một báo cáo đã công bố: tóm tắt, số liệu, tỉ lệ khống chế, tỉ lệ đã in.
reconciled-report = Đối chiếu báo cáo { $number } ngày { $date } ({ $issuer }), năm đánh giá { $period }
reconciled-clean = Không có điểm nào không khớp.
reconciled-findings = { $count } điểm cần xem lại: { $kinds }
reconciled-shares = { $count } tỉ lệ đã in: { $exact } đúng đến chữ số cuối, { $rounded } làm tròn, { $truncated } cắt bỏ phần lẻ, { $wrong } sai
reconciled-section = mục { $section }
reconciled-figures = SỐ LIỆU
reconciled-caps = TỈ LỆ KHỐNG CHẾ, SUY TỪ CÁC TỔNG SỐ
reconciled-all-shares = CÁC TỈ LỆ ĐÃ IN

finding-sum-mismatch = { $count } tổng số không khớp
finding-part-mismatch = { $count } số thành phần không khớp
finding-share-truncated = { $count } tỉ lệ cắt bỏ phần lẻ thay vì làm tròn
finding-share-wrong = { $count } tỉ lệ sai
finding-share-unreadable = { $count } tỉ lệ không đọc được
finding-change-impossible = { $count } mức tăng, giảm không thể có
finding-named-mismatch = { $count } danh sách tên không khớp
finding-cap-exceeded = { $count } lần vượt tỉ lệ khống chế (tính riêng từng bảng, từng cách hiểu)

told-levels-too-few = In { $stated } đối tượng được xếp loại, nhưng cộng các mức là { $terms } = { $computed }: thiếu { $gap }, tức { $gap } đối tượng không có mức xếp loại.
told-levels-too-many = In { $stated } đối tượng được xếp loại, nhưng cộng các mức là { $terms } = { $computed }: thừa { $gap }.
told-rated-above-total = In tổng số { $stated } đối tượng, nhưng số được xếp loại là { $computed }, nhiều hơn { $gap }.
told-total = In tổng số { $stated } đối tượng, nhưng cộng số được xếp loại và số không xếp loại là { $terms } = { $computed }, lệch { $gap }.
told-not-rated = In { $stated } đối tượng không xếp loại, nhưng cộng các lý do là { $terms } = { $computed }, lệch { $gap }.
told-parts = In { $stated } đối tượng, nhưng cộng các thành phần (khóa `{ $name }`) là { $terms } = { $computed }, lệch { $gap }.
told-parts-of-sum = “{ $name }”: in { $stated }, nhưng cộng các thành phần là { $terms } = { $computed }, lệch { $gap }.
told-elsewhere = “{ $title }”: thành phần “{ $part }” in { $stated }, nhưng ở “{ $elsewhere }” lại in { $there }.
told-share-truncated = { $whose }: in { $printed }%. { $count } chia { $whole } là { $closely }%, làm tròn là { $nearest }%; số in đã cắt bỏ phần lẻ thay vì làm tròn.
told-share-wrong = { $whose }: in { $printed }%, nhưng { $count } chia { $whole } là { $closely }%, làm tròn là { $nearest }%.
told-share-of-nobody = { $whose }: in { $printed }%, nhưng { $count } chia { $whole } không tính được.
told-share-unreadable = { $whose }: in “{ $printed }”, không phải một số thập phân ({ $count } chia { $whole } là { $closely }%).
told-change-unreadable = Mức “{ $level }”: mức tăng, giảm so với năm { $year } in “{ $printed }”, không phải một số thập phân.
told-change-year = Mức “{ $level }”: so với năm { $year }, không phải năm trước năm { $period }.
told-change-share = Mức “{ $level }”: in { $printed } điểm phần trăm so với năm { $year }; vậy tỉ lệ năm { $year } phải là { $implied }%, không thể có.
told-change-whole = Các mức tăng, giảm so với năm { $year } cộng lại là { $sum } điểm phần trăm; vậy các tỉ lệ năm { $year } cộng lại phải là { $implied }%, không thể có.
told-named = Mức “{ $level }” in { $stated } đối tượng, nhưng nêu tên { $named }.
told-named-twice = Tên nêu nhiều lần: { $names }.

whose-rated = Tỉ lệ được xếp loại
whose-not-rated = Tỉ lệ không xếp loại
whose-reason = Tỉ lệ không xếp loại, “{ $reason }”
whose-level = Tỉ lệ “{ $level }”
whose-ratio = Tỉ lệ “{ $level }” trên “{ $base }”

column-printed-table = Bảng
column-printed-share = Tỉ lệ của
column-printed-digits = Số in (%)
column-printed-counts = Phép chia
column-printed-as = Cách có
printed-exact = đúng đến chữ số cuối
printed-rounded = làm tròn
printed-truncated = cắt bỏ phần lẻ
printed-wrong = sai
printed-unreadable = không đọc được

column-cap-table = Bảng
column-cap-held = Số ở mức bị khống chế
reading-none = Theo quy tắc hiện hành
caps-tables-exceeded = { $reading }: { $count } trong { $tables } bảng vượt tỉ lệ
caps-exceeded = vượt, ít nhất { $count }
caps-within = không vượt trên tổng số
caps-open = không kết luận được
caps-together = Gộp { $count } bảng “{ $class }”
caps-note-exceeded = “Vượt, ít nhất n”: dù chia thành những nhóm nào cũng có ít nhất một nhóm vượt tỉ lệ, và cả bảng vượt ít nhất n đối tượng. Lập luận cho từng bảng ở dưới.
caps-note-tables = Lập luận này coi đối tượng của một bảng chỉ được so sánh với nhau.
caps-note-tables-together = Lập luận này coi đối tượng của một bảng chỉ được so sánh với nhau. Nếu nhóm so sánh gồm cả đối tượng của bảng khác thì xem dòng “Gộp …”.
caps-note-within = “Không vượt trên tổng số”: tổng số chưa cho thấy có nhóm nào vượt; từng nhóm vẫn có thể vượt.
caps-note-rounding = “Không kết luận được” do làm tròn: số này nhiều hơn tỉ lệ tính trên tổng số, nhưng chia thành nhiều nhóm nhỏ và làm tròn từng nhóm thì vẫn có thể đúng quy định.
caps-note-open = “{ $quota }”: không kết luận được, vì { $why }.
caps-note-assumed = { $class }: văn bản không nêu { $keys }; phần này do người soạn quy tắc suy ra, cần cơ quan chuyên môn xác nhận.

open-unless = tỉ lệ không áp dụng cho một số đối tượng mà báo cáo không tách riêng
open-share-varies = tỉ lệ khác nhau giữa các nhóm
open-seats-min = mỗi nhóm có sẵn một số suất dù cơ số bao nhiêu
open-too-great = các số quá lớn

key-limits = mức bị khống chế
key-per = phạm vi nhóm so sánh
key-share = tỉ lệ
key-of = cơ số
key-rounding = cách làm tròn
key-seats-min = số suất tối thiểu
key-lowered-to = mức hạ xuống khi vượt
key-unless = đối tượng không áp dụng

levels-or = hoặc
base-rated = tổng số được xếp loại
base-levels = số { $levels }
why-one-group = Tất cả đối tượng là một nhóm so sánh.
why-down = Mỗi nhóm làm tròn xuống; các phần đã làm tròn xuống cộng lại không thể nhiều hơn tỉ lệ tính trên tổng số, chia nhóm cách nào cũng vậy.
why-up = Mỗi nhóm làm tròn lên, nên mỗi đối tượng trong cơ số cho nhiều nhất { $each } suất, chia nhóm cách nào cũng vậy.
why-half-up = Mỗi nhóm làm tròn đến số gần nhất, nên mỗi suất cần ít nhất { $least } đối tượng trong cơ số, chia nhóm cách nào cũng vậy.
why-half-more = Mỗi nhóm làm tròn đến số gần nhất, nên ngoài tỉ lệ, mỗi đối tượng trong cơ số thêm được nhiều nhất nửa suất, chia nhóm cách nào cũng vậy.
argument-premise = { $reading }: số { $limits } không quá { $share } của { $of }.
argument-seats = { $share } của { $base } là { $product }; mọi nhóm cộng lại được nhiều nhất { $seats }.
argument-seats-of-one = { $share } của { $base } là { $product }; được { $seats }.
argument-held = Báo cáo có { $count } { $limits }: ít nhất một nhóm vượt tỉ lệ.
argument-held-by-one = Báo cáo có { $count } { $limits }: vượt tỉ lệ.
argument-excess = Vượt ít nhất { $excess }.
argument-excess-moving = Vượt ít nhất { $excess }: phải hạ { $excess } đối tượng xuống { $level } thì cơ số mới thành { $base } ({ $share } là { $product }), đủ cho { $kept } đối tượng còn lại.
argument-excess-moving-rounded = Vượt ít nhất { $excess }: phải hạ { $excess } đối tượng xuống { $level } thì cơ số mới thành { $base }, đủ cho { $kept } đối tượng còn lại khi chia nhóm có lợi nhất.
argument-unlisted = Đã tính theo hướng có lợi nhất cho báo cáo với { $count } đối tượng không rõ mức.
