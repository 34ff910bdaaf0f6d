# Nhật ký dưới dạng các tệp thuần.
exported = Đã xuất vào `{ $folder }`: { $entries } mục, { $parts } phần đi kèm, { $snapshots } bản chụp.
exported-verify = Để kiểm chứng: chạy `python3 verify.py .` trong thư mục ấy, hoặc `mucthuoc audit verify { $folder }`.
progress-exporting = Đang xuất

world-export-exists = `{ $path }` đã có sẵn; bản xuất phải ghi vào thư mục mới
    .help = chọn tên khác cho thư mục
misplaced-unexportable = mục { $seq } hoặc một phần của mục ấy không thể nằm trong bản xuất
    .help = `audit verify` cho biết sai ở đâu; hãy giao chính tệp nhật ký
