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
