# Một đợt đã ghi thay cho bản nộp.
recalled-source = Nguồn: đợt ở mục { $batch } của nhật ký { $origin } (mã { $trail })
recalled-not-said = Các đối tượng là thật hay mô phỏng thì nhật ký không ghi.
recalled-erased = Dữ kiện của { $count } đối tượng đã bị xóa: ở đây coi như không biết gì về các đối tượng ấy.
recalled-incomplete = đợt ở mục { $batch } chỉ có { $recorded } trên { $count } kết luận: chưa biết đủ các đối tượng
    .help = chọn một đợt đã đóng: `audit show` liệt kê các đợt
recalled-unfit = nội dung mục { $seq } không hợp với quy định `{ $regulation }`: { $what }
    .help = bỏ `--regulation` và `--with` để xét theo quy định như đã ghi, hoặc chọn quy định khai báo cùng các dữ kiện
misfit-class = không có nhóm `{ $class }`
misfit-fact = không có dữ kiện `{ $fact }`
misfit-value = dữ kiện `{ $fact }` không nhận giá trị { $value }
misfit-level = không có mức `{ $level }`
misfit-form = phần ấy không viết đúng như định dạng
