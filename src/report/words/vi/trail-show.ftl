# Những gì ghi trong nhật ký: toàn cảnh, một đợt, một mục, lịch sử của một đối tượng.
outline-origin = Nhật ký { $origin }
outline-predecessor = Kế tục nhật ký { $id }, lần cuối biết là đúng có { $size } mục với mã gốc { $root }. Lý do: { $why }
outline-registered = Đã ghi nhận:
outline-batches = Các đợt:
outline-acts = Các việc khác:
outline-batch = Mục { $seq }, { $ts }: đợt của năm { $period } theo { $regulation }; { $recorded } trên { $count } kết luận; { $state }
outline-unsound = Có { $count } dòng không phải là mục.
outline-not-verified = Đây là những gì tệp ghi. Tệp có đúng là những gì đã được ghi hay không thì dùng `audit verify`.

batch-open = còn mở
batch-ended = đóng ở mục { $seq }
batch-aborted = bị hủy ở mục { $seq }: { $why }
batch-note = Ghi chú: { $note }
batch-acts = Các mục sau nói về đợt này:

act-genesis = Mục { $seq }, { $ts }: lập nhật ký { $origin }
act-regulation = Mục { $seq }, { $ts }: ghi nhận quy định { $id }, các năm { $years }, dấu vân tay sha256:{ $sha256 }
act-engine = Mục { $seq }, { $ts }: ghi nhận chương trình { $name } { $version }, bản mô tả sha256:{ $sha256 }
act-batch = Mục { $seq }, { $ts }: mở đợt { $count } đối tượng, năm { $period }
act-verdict = Mục { $seq }, { $ts }: kết luận về đối tượng số { $item } ({ $class }) của đợt ở mục { $batch }
act-batch-end = Mục { $seq }, { $ts }: đóng đợt ở mục { $batch }
act-batch-aborted = Mục { $seq }, { $ts }: hủy đợt ở mục { $batch }. Lý do: { $why }
act-decision = Mục { $seq }, { $ts }: quyết định về mục { $target }: { $level }. Cấp quyết định: { $by }. Căn cứ: { $basis }. Lý do: { $reason }
act-supersede = Mục { $seq }, { $ts }: mục { $by-entry } thay cho mục { $target }. Lý do: { $why }
act-redact = Mục { $seq }, { $ts }: xóa phần { $part } của mục { $target }. Căn cứ: { $basis }. Nơi xóa: { $by }
act-anchor = Mục { $seq }, { $ts }: mốc của { $size } mục, mã gốc { $root }, đã được lưu ở nơi khác ({ $kind }, tài liệu sha256:{ $sha256 })
act-schema = Mục { $seq }, { $ts }: từ đây các bảng có định nghĩa khác (sha256:{ $sha256 })
years-from = từ { $first }

entry-hash = Mã băm: { $hash }
entry-unsound = Đây không phải là mục đã lưu ở chỗ này, hoặc không khớp mã băm lưu cạnh nó: xem `audit verify`.

part-facts = Dữ kiện:
part-subject = Đối tượng:
part-input = Các tệp đã đọc:
part-altered = Phần { $part }: dòng đang có không phải là điều mà mục đã cam kết.
part-missing = Phần { $part }: không còn, mà không có mục nào ghi việc xóa.
part-erased = Phần { $part }: đã xóa theo mục { $entry }.

input-file = { $file }: { $rows } dòng, sha256:{ $sha256 }
subject-id = Mã: { $value }
subject-name = Tên: { $value }
subject-item = đối tượng số { $item } của đợt
subject-item-entry = đối tượng số { $item } của đợt (mục { $seq })
subject-named = { $id } (mục { $seq })
facts-fact = { $fact }: { $value }
facts-decided = Cấp có thẩm quyền đã quyết định: { $level }

misplaced-entry = không có mục { $seq }
    .help = tìm số của mục bằng `audit show`
misplaced-batch = mục { $seq } không mở đợt nào
    .help = tìm số của mục bằng `audit show`, lệnh này liệt kê các đợt
misplaced-subject = không có kết luận nào về đối tượng này
    .help = ghi NHÓM/MÃ đúng như trong bản nộp; đối tượng đã bị xóa phần `subject` thì không tìm được
misplaced-question = đây không phải là số của mục, cũng không phải là đối tượng
    .help = ghi một số, hoặc NHÓM/MÃ

progress-searching = Đang tìm
