# Lệnh dành cho người soạn quy định: schema, template, fmt, new.
command-schema = Ghi lược đồ để trình soạn thảo gợi ý và báo lỗi khi gõ (luoc-do, lược-đồ)
command-schema-more = Ghi thư mục `schemas` và tệp `.taplo.toml`; tệp `.taplo.toml` đã có mà khác thì không đụng đến. Mã kết thúc: 0 đã ghi; 2 không ghi được.
argument-folder = Thư mục mở bằng trình soạn thảo, thường là thư mục chứa `rules` [mặc định: thư mục hiện tại]
value-folder = THƯ_MỤC
