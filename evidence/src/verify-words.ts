import type { Agreement } from './consistency.ts';
import type { ExportStanding } from './export-proof.ts';
import type { FindingKind } from './history.ts';

export const HELP = `congtam-verify HISTORY.jsonl --key log-key.pub.pem --name log-name.txt --checkpoints FILE [--against FILE …] [--receipt FILE …]
               [--paper CODE …] [--file FILE …]
congtam-verify --export TABLE.csv --proof PROOF.json --key log-key.pub.pem --name log-name.txt
congtam-verify --against A.txt --against B.txt [--proof PROOF.json …] --key log-key.pub.pem --name log-name.txt

Kiểm tra lịch sử đã xuất (congtam history) với những gì đã rời khỏi máy chủ: dấu mốc và biên nhận. Không có lịch sử:
so các dấu mốc mà nhiều nơi nhận được với nhau.
Checks an exported history (congtam history) against what has left the server: checkpoints and receipts. Without a
history: compares checkpoints that several places were sent.

  --key FILE          khóa công khai của nhật ký; lặp lại được / public key of the log; may repeat
  --name FILE         tên của nhật ký / name of the log
  --checkpoints FILE  sổ dấu mốc (checkpoints.jsonl: cả việc đổi khóa), hoặc một dấu mốc; lặp lại được
                      / journal of checkpoints (with changes of the key), or one checkpoint; may repeat
  --against FILE      dấu mốc do một nơi chứng kiến giữ; lặp lại được / a checkpoint kept by a witness; may repeat
  --proof FILE        chứng minh nối hai dấu mốc (JSON) / proof that leads from one checkpoint to the next
  --export FILE       bản đã xuất phục vụ kiểm tra, cùng --proof của nó / a table taken out for an inspection, with its --proof
  --receipt FILE      biên nhận sự kiện (JSON); lặp lại được / event receipt; may repeat
  --paper CODE        mã trên văn bản, như máy quét QR đọc được (CT1:…); lặp lại được
                      / code on a paper, as a scanner reads its QR picture; may repeat
  --file FILE         tệp PDF, DOCX phải đúng như lúc phát hành; lặp lại được
                      / a PDF or DOCX that must be as it was issued; may repeat
  --json              in JSON

0 nguyên vẹn / intact · 1 đã bị sửa / changed · 2 không kết luận được / cannot tell`;

type Words = readonly [vi: string, en: string];

export const WORDS: Readonly<Record<FindingKind | Agreement | ExportStanding, Words>> = {
  'as-exported': ['đúng bản đã xuất', 'the table as it was taken out'],
  'bytes-altered': ['bản này khác bản đã xuất', 'the table differs from what was taken out'],
  'export-unsigned': ['không có chữ ký của nhật ký', 'not signed by the log'],
  'event-altered': ['sự kiện đã bị sửa', 'an event was altered'],
  'event-missing': ['thiếu sự kiện ở vị trí này', 'an event is missing at this place'],
  'event-doubled': ['sự kiện xuất hiện hai lần', 'an event stands twice'],
  'column-altered': ['cột tra cứu khác với sự kiện', 'a column differs from its event'],
  'text-altered': ['văn bản kèm sự kiện đã bị sửa hoặc mất', 'a text beside an event was altered or is gone'],
  'text-erased': [
    'văn bản kèm sự kiện đã bị hủy mà không lần xóa nào được ghi sau đó nói đến',
    'a text beside an event is gone, and no erasure recorded later accounts for it',
  ],
  'event-unsigned': [
    'sự kiện không do khóa của nhật ký ký: ghi vào không qua chương trình',
    'an event is not signed by the key of the log: it was written past the program',
  ],
  'event-never-sealed': [
    'sự kiện chưa niêm phong dù sự kiện sau nó đã niêm phong',
    'an event was never sealed though later ones were',
  ],
  'checkpoint-unsigned': ['dấu mốc không do khóa này ký', 'a checkpoint is not signed by this key'],
  'checkpoint-unmet': [
    'lịch sử khác với dấu mốc cỡ này',
    'the history differs from the checkpoint of this size',
  ],
  'log-shortened': [
    'lịch sử ngắn hơn dấu mốc cỡ này',
    'the history is shorter than the checkpoint of this size',
  ],
  'receipt-false': [
    'biên nhận không đúng chữ ký hoặc chứng minh',
    'a receipt has a wrong signature or proof',
  ],
  'receipt-unmet': ['không có sự kiện của biên nhận', 'the event of a receipt is not there'],
  'row-altered': ['dòng dữ liệu khác với sự kiện ghi nó', 'a row differs from the event that wrote it'],
  'row-unsealed': ['không sự kiện nào ghi dòng dữ liệu này', 'no event wrote this row'],
  'row-missing': ['dòng dữ liệu mà sự kiện đã ghi không còn', 'a row that an event wrote is gone'],
  'row-altered-before': [
    'dòng dữ liệu đã bị sửa giữa hai sự kiện ghi nó',
    'a row was changed between the events that wrote it',
  ],
  'rows-altered': [
    'danh mục dòng kèm sự kiện đã bị sửa hoặc mất',
    'the list of rows beside an event was altered or is gone',
  ],
  'rows-found-twice': [
    'dữ liệu của bảng được nhận nguyên trạng lần thứ hai',
    'the rows of a table were taken as they stood a second time',
  ],
  'paper-unknown': ['không sự kiện nào phát hành văn bản này', 'no event issued this paper'],
  'paper-false': [
    'mã không đúng với sự kiện phát hành văn bản',
    'the code is not what the event of this paper says',
  ],
  'file-not-issued': ['không có tệp nào như thế được phát hành', 'no such file was issued'],
  'one-history': ['cùng một lịch sử', 'one history'],
  'two-histories': [
    'hai lịch sử khác nhau: mỗi nơi được cho xem một bản',
    'two different histories: each place was shown its own',
  ],
  unsigned: ['có dấu mốc không do khóa của nhật ký ký', 'a checkpoint is not signed by a key of the log'],
  'proof-missing': ['thiếu chứng minh nối hai dấu mốc', 'no proof leads from one to the other'],
};
