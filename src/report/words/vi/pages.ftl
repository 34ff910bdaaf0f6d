# Trang giải thích từng loại thông báo (docs/diagnostics.vi.md được tạo từ đây).
pages-title = Các thông báo của Mực thước
pages-intro = Mỗi thông báo có một mã. Trang này cho biết mã ấy nghĩa là gì, vì sao quan trọng, ví dụ và cách sửa. Trang được tạo từ cùng nguồn chữ với chương trình.
pages-why = Vì sao quan trọng
pages-example = Ví dụ
pages-todo = Cách sửa

page-syntax = Tệp không đúng cú pháp TOML: thiếu hoặc đặt sai dấu nháy, dấu ngoặc, dấu bằng.
    .why = Phần đứng sau chỗ sai không đọc được, nên có thể còn lỗi khác chưa hiện ra.
    .example = title = "Worker
    .todo = Sửa chỗ được gạch chân rồi chạy lại `kiem-tra`.

page-encoding = Tệp không phải là chữ UTF-8, hoặc chữ và dấu được lưu rời nhau (không phải dạng NFC).
    .why = Hai cách lưu nhìn giống nhau sẽ thành hai tên khác nhau.
    .example = (tệp lưu ở bảng mã khác UTF-8)
    .todo = Lưu lại tệp ở dạng UTF-8; trình soạn thảo thường có mục này trong “Lưu thành”.

page-missing-file = Thiếu một tệp mà bộ quy tắc phải có hoặc đã nêu tên.
    .why = Thiếu tệp ấy thì văn bản quy định chưa đầy đủ.
    .example = rules/guide-1/ (thiếu regulation.toml)
    .todo = Thêm tệp, hoặc bỏ tên tệp khỏi danh sách.

page-unexpected-file = Trong thư mục có tệp không thuộc bộ quy tắc: không phải nhóm đối tượng, tình huống, sửa đổi hay biểu mẫu.
    .why = Tên tệp gõ sai sẽ làm mất các quy tắc trong đó mà không ai biết.
    .example = rules/guide-1/wroker.toml
    .todo = Đổi tên tệp hoặc đưa tệp ra khỏi thư mục.

page-unknown-format = Tệp ghi một phiên bản định dạng mà chương trình này không đọc được.
    .why = Định dạng mới hơn có thể hiểu cùng một từ theo nghĩa khác.
    .example = format = 2
    .todo = Ghi `format = 1`, hoặc dùng chương trình mới hơn.

page-unknown-key = Có khóa không thuộc mục này.
    .why = Khóa gõ sai sẽ làm quy tắc thay đổi mà không ai biết.
    .example = rouding = "down"
    .todo = Sửa lại khóa; phần gợi ý nêu khóa gần giống nhất.

page-missing-key = Thiếu một khóa bắt buộc.
    .why = Quy tắc thiếu tên, điều khoản và căn cứ thì không giải thích, không đối chiếu được với văn bản.
    .example =
        {"["}[exemption]]
        id = "new"  # thiếu title, cite, basis
    .todo = Thêm khóa còn thiếu.

page-wrong-value = Giá trị sai loại hoặc nằm ngoài khoảng cho phép.
    .why = Con số phải chính xác, không thể hiểu hai cách; chỗ không rõ thì không đoán.
    .example = value = "20 percent"
    .todo = Ghi lại giá trị theo gợi ý.

page-duplicate-id = Cùng một mã xuất hiện hai lần.
    .why = Lý do, tình huống và sửa đổi đều gọi quy tắc bằng mã.
    .example =
        {"["}[ceiling]]
        id = "late"
        {"["}[ceiling]]
        id = "late"
    .todo = Đổi một trong hai mã.

page-invalid-id = Mã có ký tự không được dùng ở đây.
    .why = Công thức sẽ hiểu `months-worked` là phép trừ.
    .example = {"["}facts.months-worked]
    .todo = Chỉ dùng chữ cái, chữ số và `_`; mã của văn bản, nhóm đối tượng, quy tắc và lựa chọn được có gạch nối.

page-formula-not-literal = Công thức được đặt trong dấu nháy kép.
    .why = Dấu nháy kép làm thay đổi chữ bên trong, và không chỉ được đúng chỗ sai.
    .example = when = "score < 50"
    .todo = Đặt công thức trong một hoặc ba dấu nháy đơn.

page-overlapping-periods = Hai văn bản cùng loại có hiệu lực trong cùng một năm.
    .why = Không rõ năm ấy xếp loại theo văn bản nào.
    .example = guide-1: 2019–2022, guide-2: 2022–
    .todo = Sửa `last` của văn bản cũ hoặc `first` của văn bản mới.

page-unknown-class = Nhóm đối tượng được nêu không có trong văn bản quy định.
    .why = Quy tắc sẽ không áp dụng cho ai.
    .example = of = "wroker"
    .todo = Dùng mã nhóm có trong `classes` của regulation.toml.

page-unknown-fact = Dữ kiện được nêu không có trong nhóm đối tượng.
    .why = Dữ kiện ấy sẽ luôn không rõ.
    .example = per = ["workshop"]
    .todo = Khai báo dữ kiện trong `[facts]`, hoặc sửa lại tên.

page-unknown-scale = Thang hoặc loại dữ kiện được nêu không có trong văn bản quy định.
    .why = Không đọc được giá trị của dữ kiện.
    .example = type = "garde"
    .todo = Khai báo `[scale.…]` trong regulation.toml, hoặc sửa lại tên.

page-unknown-value = Giá trị được nêu không có trong thang.
    .why = Phép so sánh sẽ không bao giờ đúng.
    .example = lowest(task) >= grade.hihg
    .todo = Dùng một giá trị có trong thang.

page-unknown-choice = Lựa chọn được nêu không có trong dữ kiện.
    .why = Phép so sánh sẽ không bao giờ đúng.
    .example = status == "actve"
    .todo = Dùng một lựa chọn có trong dữ kiện.

page-unknown-level = Mức được nêu không có trong thang xếp loại.
    .why = Không ai được xếp ở mức ấy.
    .example =
        {"["}[level]]
        is = "superb"
    .todo = Dùng một mức của thang nêu trong `outcome`.

page-level-order = Các mức của nhóm đối tượng không xếp từ cao xuống thấp.
    .why = Hệ thống lấy mức đầu tiên đủ tiêu chuẩn: mức cao hơn đứng sau sẽ không bao giờ đạt.
    .example = is = "pass"  # đứng trước "high"
    .todo = Xếp lại các mức, cao nhất trước.

page-unknown-function = Gọi một hàm không có trong ngôn ngữ công thức lẫn văn bản quy định.
    .why = Công thức không có nghĩa.
    .example = averge(a, b)
    .todo = Sửa tên hàm, hoặc khai báo hàm trong regulation.toml và viết trong functions.rhai.

page-function-mismatch = Hàm đã khai báo nhưng chưa viết, hoặc viết khác khai báo.
    .why = Công thức được kiểm tra theo khai báo.
    .example = {"["}functions.points]  # chưa có trong functions.rhai
    .todo = Sửa `[functions]` và functions.rhai cho khớp nhau.

page-unknown-name = Tên trong công thức không phải dữ kiện, tiêu chí, tham số, thang hay cấp dưới của nhóm đối tượng.
    .why = Công thức không có nghĩa.
    .example = moths_worked < 6
    .todo = Sửa lại tên, hoặc khai báo tên ấy.

page-formula-syntax = Công thức viết sai: thiếu, thừa hoặc đặt sai chỗ.
    .why = Không hiểu được công thức.
    .example = score >= (50
    .todo = Sửa chỗ được gạch chân.

page-not-allowed = Công thức dùng những thứ không được dùng: biến, vòng lặp, phép gán, hàm ẩn danh.
    .why = Công thức là một biểu thức, luôn kết thúc và không thay đổi điều gì.
    .example = let x = 1; x > 0
    .todo = Viết thành một biểu thức; các bước tính đưa vào hàm trong functions.rhai.

page-type-mismatch = So sánh hoặc kết hợp các giá trị khác loại, chẳng hạn giá trị của hai thang.
    .why = Phép so sánh như vậy sẽ luôn sai mà không báo.
    .example = lowest(task) >= rating.high
    .todo = So sánh các giá trị cùng loại.

page-wrong-arguments = Gọi hàm với thừa hoặc thiếu giá trị.
    .why = Không tính được.
    .example = months_between(joined)
    .todo = Ghi đủ các giá trị mà hàm cần.

page-personal-fact = Dữ kiện nhận dạng cá nhân được dùng trong công thức hoặc để chia nhóm.
    .why = Không ai được xếp loại theo họ tên.
    .example = full_name == "…"
    .todo = Dùng dữ kiện khác.

page-script-error = functions.rhai có lỗi hoặc dùng những thứ không được dùng.
    .why = Công thức gọi hàm ấy sẽ không có giá trị.
    .example = fn points(a) {"{"} a + {"}"}
    .todo = Sửa chỗ được gạch chân.

page-quota-without-rank = Quy tắc tỉ lệ hạ mức những người vượt nhưng không nêu thứ tự ưu tiên.
    .why = Ai bị hạ mức phải theo quy tắc, không theo thứ tự dòng.
    .example = excess = "lower"  # thiếu rank
    .todo = Thêm `rank`, hoặc ghi `excess = "refer"`.

page-quota-lowers-nowhere = Quy tắc tỉ lệ hạ về chính mức bị khống chế hoặc mức cao hơn.
    .why = Hạ như vậy không thay đổi gì.
    .example =
        limits = ["high"]
        lowered_to = "high"
    .todo = Nêu một mức thấp hơn mọi mức trong `limits`.

page-unknown-regulation = Văn bản quy định được nêu không có trong thư mục quy tắc.
    .why = Không có gì để áp dụng.
    .example = mucthuoc evaluate … --regulation guide-9
    .todo = Sửa lại mã, hoặc chỉ thư mục bằng `--rules`.

page-no-regulation = Không có văn bản nào có hiệu lực trong năm đánh giá, văn bản được nêu không có hiệu lực trong năm đó, hoặc có nhiều loại văn bản.
    .why = Không biết áp dụng văn bản nào.
    .example = period = 1999
    .todo = Sửa năm hoặc văn bản trong returns.toml, hoặc nêu văn bản bằng `--regulation`.

page-unknown-amendment = Sửa đổi được nêu không có trong văn bản, cũng không có tệp như vậy.
    .why = Không có gì để áp dụng.
    .example = --with reading-inclusve
    .todo = Sửa lại mã, hoặc ghi đường dẫn tệp.

page-amends-another = Sửa đổi này dành cho văn bản khác.
    .why = Địa chỉ trong đó chỉ các quy tắc khác.
    .example = amends = "guide-2"
    .todo = Áp dụng cho đúng văn bản mà sửa đổi nêu tên.

page-names-nothing = Thay đổi nêu một thứ không có trong văn bản.
    .why = Thay đổi ấy không có tác dụng.
    .example = set = "worker.quota.high-shares"
    .todo = Sửa lại địa chỉ: `nhóm.loại.mã`.

page-changes-nothing = Thay đổi ghi lại đúng điều đang có.
    .why = Người soạn đang hiểu sai nội dung văn bản.
    .example = to = (đúng giá trị đang có)
    .todo = Bỏ thay đổi này, hoặc sửa giá trị.

page-changed-twice = Sửa đổi này thay đổi điều mà sửa đổi trước đã đặt.
    .why = Khi đó thứ tự các sửa đổi là quan trọng.
    .example = --with reading-a --with reading-b
    .todo = Xem lại có đúng là muốn lấy sửa đổi sau không.

page-already-there = Thay đổi thêm một thứ có mã đã dùng.
    .why = Mỗi mã chỉ một thứ.
    .example = add = "worker.ceiling.late"
    .todo = Dùng `set` để sửa, hoặc dùng mã khác.

page-case-without-class = Tệp tình huống không đi với nhóm đối tượng nào cùng tên.
    .why = Các tình huống trong đó sẽ không bao giờ chạy.
    .example = wroker.cases.toml
    .todo = Đổi tên tệp thành `<nhóm>.cases.toml`.

page-unknown-expectation = Tình huống chờ một khóa, giá trị hoặc thành viên mà không kết luận nào có.
    .why = Tình huống ấy không bao giờ đúng.
    .example = expect = {"{"} levl = "high" {"}"}
    .todo = Dùng khóa của kết luận: `level`, `outcome`, `reasons`…

page-case-failed = Kết quả của tình huống khác với điều người soạn chờ đợi.
    .why = Quy tắc sai hoặc tình huống sai; hệ thống không thể biết bên nào.
    .example = expect = {"{"} level = "high" {"}"}
    .todo = Đối chiếu điều khoản với quy tắc rồi sửa bên sai.

page-cycle = Các đối tượng hoặc nhóm chờ kết quả của nhau thành vòng tròn.
    .why = Không đối tượng nào được quyết định trước.
    .example = một đơn vị cùng nhóm với bộ phận của chính mình
    .todo = Bỏ một mối liên hệ, chẳng hạn chia nhóm theo từng cấp.

page-no-submissions = Đường dẫn không có bản nộp, hoặc không bảng nào thuộc văn bản quy định.
    .why = Không có ai để xếp loại.
    .example = mucthuoc evaluate empty-folder
    .todo = Chỉ ra thư mục có returns.toml và mỗi nhóm một tệp.

page-unknown-table = Tệp hoặc trang tính trong bản nộp không mang tên nhóm đối tượng nào.
    .why = Các dòng trong đó sẽ bị bỏ sót.
    .example = wroker.csv
    .todo = Đổi tên theo mã hoặc tên của nhóm.

page-unknown-column = Cột không phải dữ kiện hay tiêu chí của nhóm đối tượng.
    .why = Tiêu đề gõ sai làm cho dữ kiện không rõ với mọi đối tượng.
    .example = scroe
    .todo = Sửa tiêu đề theo mã hoặc tên của dữ kiện.

page-duplicate-column = Hai cột cùng chỉ một dữ kiện.
    .why = Không rõ lấy cột nào.
    .example = score,Score
    .todo = Bỏ một cột.

page-missing-id = Bảng không có cột `id`.
    .why = Đối tượng được nhận biết bằng mã.
    .example = name,score
    .todo = Thêm cột `id`.

page-wrong-cell = Ô có nội dung mà dữ kiện không nhận.
    .why = Chỗ không rõ thì không đoán.
    .example = fourty
    .todo = Ghi lại giá trị theo gợi ý, hoặc để trống ô.

page-out-of-range = Số nhỏ hơn mức thấp nhất hoặc lớn hơn mức cao nhất của dữ kiện.
    .why = Nhiều khả năng là gõ nhầm.
    .example = 101
    .todo = Sửa con số, hoặc sửa `min`, `max` của dữ kiện.

page-duplicate-subject = Hai dòng của một nhóm có cùng mã.
    .why = Mỗi đối tượng chỉ xếp loại một lần.
    .example = w-1 xuất hiện hai lần
    .todo = Bỏ một dòng, hoặc sửa mã.

page-example-row = Dòng ví dụ của biểu mẫu còn nằm trong bản nộp.
    .why = Dòng này chỉ cho thấy cách điền; nếu tính thì bản nộp thừa một đối tượng không có thật.
    .example = mã là (ví dụ)
    .todo = Xóa dòng; trong tệp Excel thì để lại cũng được, phần mềm bỏ qua.

page-dangling-subject = Đối tượng được nhắc đến không có trong bản nộp.
    .why = Những gì phụ thuộc vào đối tượng ấy không xét được.
    .example = unit = u-99
    .todo = Sửa mã, bổ sung đối tượng, hoặc để trống ô.

page-empty-cell = Có ô trống ở dữ kiện không được để trống.
    .why = Đối tượng có kết luận phụ thuộc vào ô ấy sẽ chưa xếp loại được.
    .example = (ô để trống)
    .todo = Điền các ô còn trống.

page-broken-row = Dòng thừa hoặc thiếu ô, hoặc có dấu nháy không đóng.
    .why = Các ô có thể nằm lệch cột.
    .example = a,b,c,d  # dưới ba tiêu đề
    .todo = Sửa lại dòng ấy.

page-more-of-these = Còn nhiều lỗi cùng loại, không liệt kê hết.
    .why = Những lỗi đầu đã cho thấy cần sửa gì.
    .example = … và 1.204 lỗi nữa
    .todo = Sửa các lỗi đã nêu rồi chạy lại.

page-rests-on-less = Quy tắc không dựa trên nguyên văn văn bản.
    .why = Kết luận dựa vào quy tắc ấy cần được xác nhận.
    .example = basis = "inferred"
    .todo = Đề nghị cán bộ pháp chế xác nhận, rồi nâng căn cứ.



page-not-encoded = Có điều khoản chưa được thể hiện thành quy tắc.
    .why = Kết luận chưa tính đến điều khoản ấy.
    .example =
        {"["}[not_encoded]]
        cite = "II.6"
    .todo = Xét thủ công, hoặc thể hiện thành quy tắc khi có nguyên văn.

page-unconfirmed = Tình huống do hệ thống đề xuất, chưa ai xác nhận.
    .why = Tình huống ấy cho biết hệ thống làm gì, chưa phải điều văn bản yêu cầu.
    .example = confirm = true
    .todo = Đối chiếu với văn bản rồi bỏ `confirm`.

page-plan-impossible = Báo cáo đã công bố hoặc phương án dựng số liệu mâu thuẫn hay không thực hiện được.
    .why = Không có số liệu nào khớp với các tổng số ấy.
    .example = children_at_most = 0
    .todo = Sửa phương án theo nội dung thông báo.

page-unknown-subject = Đối tượng cần giải thích không có trong bản nộp.
    .why = Không có gì để giải thích.
    .example = mucthuoc explain … worker/w-99
    .todo = Ghi NHÓM/MÃ đúng như trong bản nộp.

page-too-large = Tệp, trang tính hoặc dòng lớn hơn mức chương trình đọc được.
    .why = Đọc vào sẽ hết bộ nhớ.
    .example = (bảng tính có hàng triệu dòng trống)
    .todo = Tách nhỏ, hoặc lưu thành .csv.

page-contradictory = Điều kiện của quy tắc không đúng với bất kỳ đối tượng nào.
    .why = Quy tắc viết ra mà không bao giờ có hiệu lực.
    .example = when = 'months < 3 && months >= 6'
    .todo = Sửa điều kiện, hoặc bỏ quy tắc.

page-always-true = Điều kiện của quy tắc không sai với bất kỳ đối tượng nào (có thể chưa biết).
    .why = Tiêu chuẩn ai cũng đạt thì không đòi hỏi gì; trường hợp miễn hoặc mức trần như vậy áp dụng cho mọi người.
    .example = that = 'score >= 0', khi điểm thấp nhất là 0
    .todo = Sửa điều kiện. Mức trần dành cho mọi người thì viết `true`.

page-masked = Không có quy tắc này thì mọi đối tượng vẫn như cũ: luôn có quy tắc khác quyết định trước.
    .why = Người đọc tưởng quy tắc có tác dụng.
    .example = mức trần “tốt” cho những người chỉ có thể đạt đến “hoàn thành”
    .todo = Sửa quy tắc hoặc quy tắc che mất nó, hoặc bỏ đi. Tiêu chuẩn đã nằm trong tiêu chuẩn khác có thể để lại cho rõ.

page-overlap = Một đối tượng có thể thuộc hai trường hợp miễn, một bên vẫn phải kiểm điểm, một bên không.
    .why = Chỉ thứ tự trong tệp quyết định có phải kiểm điểm hay không.
    .example = được miễn (không kiểm điểm) và mới kết nạp (vẫn kiểm điểm)
    .todo = Xem thứ tự đã đúng ý chưa.

page-gap = Đối tượng bị xếp mức thấp nhất chỉ vì không mức nào được viết cho họ: một dữ kiện ít hơn hay nhiều hơn đều được mức cao hơn; hoặc mức thấp nhất có tiêu chuẩn mà cũng không đúng; hoặc một lựa chọn không thể đạt mức nào cao hơn.
    .why = Viết “từ 90” và “70 đến 85” là đã quên 86 đến 89.
    .example = score >= 90; score >= 70 && score <= 85; score < 70
    .todo = Nối liền khoảng trống, hoặc xác nhận mức thấp nhất là đúng ý.

page-unused = Không quy tắc nào của văn bản dùng dữ kiện, tham số hoặc hàm này.
    .why = Tham số không ai dùng trông như con số có hiệu lực; dữ kiện không ai dùng thì thu thập vô ích.
    .example = có tham số `score_min` mà công thức viết `score >= 50`
    .todo = Dùng nó, hoặc bỏ đi. Dữ kiện thu thập cho việc khác có thể để lại.

page-near-threshold = Hai quy tắc chia một dữ kiện tại cùng một con số, mà chính con số đó khi thuộc bên này, khi thuộc bên kia.
    .why = Với đúng con số đó, hai quy tắc cùng đúng hoặc không quy tắc nào đúng.
    .example = chỗ này score > 50, chỗ kia score >= 50
    .todo = Xem ý nào đúng, rồi viết hai chỗ như nhau.

page-optional-fact = Quy tắc đọc một dữ kiện được phép trống mà không hỏi đã có hay chưa.
    .why = Đối tượng để trống dữ kiện này, vốn là bình thường, sẽ chưa xếp loại được.
    .example = official_rating >= rating.good
    .todo = Nói rõ khi không có thì sao: `!given(x) || …` hoặc `given(x) && …`.

page-quota-of-one = Nhóm của tỉ lệ khống chế lập theo điều hầu như không hai đối tượng nào có chung, hoặc xếp thứ tự theo điều cả nhóm đều có.
    .why = Giới hạn trên nhóm một người là giới hạn mọi người hoặc không ai; thứ tự mà ai cũng như nhau thì luôn bằng nhau.
    .example = per = ["score"]
    .todo = Lập nhóm theo điều có chung, xếp thứ tự theo điều khác nhau.

page-period-gap = Các văn bản của một chuỗi để trống những năm không văn bản nào áp dụng, hoặc ngày tháng trái với thứ tự.
    .why = Bản nộp của năm đó không xếp loại được.
    .example = periods = {"{"} first = 2019, last = 2021 {"}"}, văn bản sau bắt đầu từ 2023
    .todo = Sửa năm hoặc ngày, hoặc thêm văn bản còn thiếu.

page-opaque-condition = Một phần của công thức do hàm tính, hoặc tính theo cách không xem được bên trong.
    .why = “Không bao giờ” và “luôn luôn” vẫn chắc chắn; điều khác tùy thuộc vào phần này chỉ nói là có thể.
    .example = weighted(score) >= 50
    .todo = Không cần sửa; nên có tình huống thử cả hai phía.

page-unexercised = Không tình huống nào làm cho quy tắc vừa có khi đúng vừa có khi sai.
    .why = Nếu quy tắc viết sai thì không ai nhận ra.
    .example = không có tình huống nào về người đi muộn
    .todo = Thêm tình huống; `tinh-huong --coverage` cho biết đã thử đến đâu.
