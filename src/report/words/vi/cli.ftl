# Dòng lệnh: tên lệnh, tham số, lỗi khi gọi lệnh, từ chối của hệ thống.
heading-usage = Cách dùng
heading-commands = Lệnh
heading-arguments = Tham số
heading-options = Tùy chọn
heading-common = Tùy chọn chung
value-options = tùy chọn
value-command = lệnh

command-mucthuoc = Mực thước: đánh giá, xếp loại theo văn bản quy định, kèm lý do theo từng điều khoản
command-mucthuoc-more = Xem cách dùng của một lệnh: `mucthuoc LỆNH --help`. Tên lệnh tiếng Việt viết có dấu hay không dấu đều được.
command-check = Kiểm tra văn bản quy định, sửa đổi và tình huống (kiem-tra, kiểm-tra)
command-check-more = Mã kết thúc: 0 không có lỗi; 1 có lỗi trong các tệp; 2 không làm được.
command-cases = Chạy các tình huống kèm theo quy tắc (tinh-huong, tình-huống)
command-cases-more = Mã kết thúc: 0 mọi tình huống đều đúng; 1 có tình huống sai hoặc có lỗi trong các tệp; 2 không làm được.
command-evaluate = Đánh giá, xếp loại các đối tượng trong bản nộp (danh-gia, đánh-giá)
command-evaluate-more = Chênh lệch với mức đã quyết định là kết quả, không phải lỗi. Mã kết thúc: 0 đã đánh giá; 1 có lỗi trong các tệp, chưa đánh giá; 2 không làm được.
command-explain = Giải thích kết luận của một đối tượng (giai-thich, giải-thích)
command-explain-more = Mã kết thúc: 0 đã giải thích; 1 có lỗi trong các tệp hoặc không có đối tượng ấy; 2 không làm được.
command-synthesize = Dựng số liệu mô phỏng khớp với một báo cáo đã công bố (mo-hinh-so-lieu, mô-hình-số-liệu)
command-synthesize-more = Cùng một số mồi cho ra cùng các tệp, giống nhau từng byte. Mã kết thúc: 0 đã dựng; 1 không dựng được theo phương án; 2 không ghi được.
command-completions = In đoạn mã để trình lệnh tự điền tên lệnh

argument-help = In hướng dẫn này
argument-version = In phiên bản
argument-rules = Thư mục chứa các văn bản quy định [mặc định: rules]
argument-lang = Ngôn ngữ: vi hoặc en [mặc định: theo máy]
argument-format = Dạng kết quả: human (cho người đọc), plain (chữ thuần) hoặc json [mặc định: human]
argument-quiet = Chỉ báo lỗi
argument-regulations = Mã văn bản quy định; bỏ trống là tất cả
argument-coverage = Cho biết mỗi quy tắc đúng, không đúng, chưa rõ trong bao nhiêu tình huống
argument-submissions = Bản nộp: thư mục có returns.toml, hoặc tệp .xlsx
argument-regulation = Văn bản quy định áp dụng [mặc định: văn bản có hiệu lực trong năm đánh giá]
argument-amendments = Áp dụng thêm một cách hiểu hoặc đề xuất: mã, hoặc đường dẫn tệp; có thể lặp lại
argument-verdicts = Ghi từng kết luận vào tệp .csv, .jsonl hoặc .xlsx
argument-subject = Đối tượng, viết là NHÓM/MÃ
argument-published = Báo cáo đã công bố (published.toml)
argument-plan = Phương án dựng số liệu (synthesis.toml)
argument-seed = Số mồi
argument-out = Thư mục ghi kết quả
argument-shell = Trình lệnh: bash, elvish, fish, powershell hoặc zsh

value-rules = THƯ_MỤC
value-lang = NGÔN_NGỮ
value-format = DẠNG
value-regulations = MÃ
value-submissions = BẢN_NỘP
value-regulation = MÃ
value-amendments = SỬA_ĐỔI
value-verdicts = TỆP
value-subject = NHÓM/MÃ
value-published = BÁO_CÁO
value-plan = TỆP
value-seed = SỐ
value-out = THƯ_MỤC
value-shell = TRÌNH_LỆNH

manual-meaning = Ý nghĩa

usage-unknown-argument = không có tùy chọn `{ $argument }`
usage-unknown-command = không có lệnh `{ $argument }`
usage-value-missing = `{ $argument }` cần một giá trị
usage-invalid-value = `{ $argument }` không nhận giá trị `{ $value }`; các giá trị: { $allowed }
usage-wrong-value = `{ $argument }` không nhận giá trị `{ $value }`
usage-missing-argument = thiếu { $argument }
usage-missing-command = thiếu tên lệnh
usage-given-twice = `{ $argument }` chỉ được viết một lần
usage-not-utf8 = có tham số không phải là chữ UTF-8
usage-other = không hiểu dòng lệnh
usage-help = xem cách dùng bằng `mucthuoc --help`, hoặc `mucthuoc LỆNH --help`

world-file = không đọc được tệp `{ $path }`: { $why }
    .help = kiểm tra lại đường dẫn và quyền đọc tệp
world-folder = không xem được thư mục `{ $path }`: { $why }
    .help = chạy lệnh ở thư mục chứa `rules`, hoặc chỉ ra bằng `--rules THƯ_MỤC`
world-no-regulation = thư mục `{ $path }` không có văn bản quy định nào
    .help = xem lại thư mục, hoặc chỉ thư mục khác bằng `--rules THƯ_MỤC`
world-too-many-files = thư mục `{ $path }` có quá nhiều tệp, không phải là một bộ quy tắc
    .help = kiểm tra lại `--rules`
world-write = không ghi được `{ $path }`: { $why }
    .help = kiểm tra lại thư mục và quyền ghi
world-output = không in được kết quả: { $why }
    .help = ghi kết quả vào tệp ở nơi khác
world-format-unknown = không biết dạng tệp của `{ $path }`
    .help = đặt tên tệp có đuôi .csv, .jsonl hoặc .xlsx
world-too-many-rows = { $count } kết luận nhiều hơn số dòng của một trang tính, không ghi được `{ $path }`
    .help = ghi ra tệp .csv hoặc .jsonl

why-not-found = không có tệp hoặc thư mục này
why-not-allowed = không được phép
why-no-folder = không phải là thư mục
why-a-folder = là thư mục
why-full = hết chỗ

progress-reading = Đang đọc bản nộp
progress-deciding = Đang đánh giá
progress-writing = Đang ghi kết luận
progress-generating = Đang dựng số liệu
