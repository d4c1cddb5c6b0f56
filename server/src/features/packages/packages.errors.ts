import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';
import { PACKAGE_VERSION } from './package-format.ts';
import type { PackageTrust } from './package-trust.ts';
import type { PackageFault } from './read-package.ts';

export const noSuchUnit = (): Refusal =>
  refusal(
    404,
    'package.unknown-unit',
    say('không có đơn vị này, hoặc bạn không được xem', 'there is no such unit, or it is not shown to you'),
    say('chọn lại trong cây đơn vị', 'choose again in the tree of units'),
  );

export const noSuchPackage = (): Refusal =>
  refusal(
    404,
    'package.unknown',
    say('không có gói này, hoặc bạn không được xem', 'there is no such package, or it is not shown to you'),
    say('tìm lại trong danh sách gói của đơn vị', 'look again in the packages of the unit'),
  );

export const noSuchSender = (): Refusal =>
  refusal(
    404,
    'package.no-such-sender',
    say(
      'không có nơi gửi này, hoặc bạn không được xem',
      'there is no such sender, or it is not shown to you',
    ),
    say('tìm lại trong danh sách nơi gửi', 'look again in the list of senders'),
  );

export const sameWhoProposed = (): Refusal =>
  refusal(
    403,
    'package.same-who-proposed',
    say('người đề nghị không tự xác nhận khóa', 'who proposed a key does not confirm it'),
    say('nhờ một người khác có cùng quyền', 'ask somebody else with the same right'),
  );

export const knownBefore = (): Refusal =>
  refusal(
    409,
    'package.sender-known',
    say('khóa này của nơi gửi đã có', 'this key of the sender is known already'),
    say('xem trong danh sách nơi gửi', 'see the list of senders'),
  );

export const nothingToSend = (): Refusal =>
  refusal(
    409,
    'package.nothing-to-send',
    say('chưa có kết quả nào của kỳ này trong đơn vị', 'there are no results of this period in the unit yet'),
    say(
      'tính kết quả các đợt, hoặc nhận gói của cấp dưới trước',
      'compute the cycles, or take packages from below',
    ),
  );

export const resultsAltered = (of: { readonly senderName: string; readonly number: number }): Refusal =>
  refusal(
    409,
    'package.results-altered',
    say(
      `kết quả đã nhận trong gói số ${of.number} của ${of.senderName} không còn như lúc nhận`,
      `the results received in package ${of.number} of ${of.senderName} are no longer those that were taken`,
    ),
    say(
      'chưa gửi gì; báo thanh tra, đối chiếu cơ sở dữ liệu với bản sao lưu rồi gửi lại',
      'nothing was sent; tell the inspectors, compare the database with a backup, then send again',
    ),
  );

export const changedAtOnce = (): Refusal =>
  refusal(
    409,
    'package.at-once',
    say('một người khác vừa làm việc này', 'somebody else has just done this'),
    say('tải lại danh sách', 'load the list again'),
  );

export const notSealedYet = (): Refusal =>
  refusal(
    409,
    'package.not-sealed-yet',
    say('gói chưa có dấu mốc của nhật ký', 'no checkpoint of the log covers the package yet'),
    say('đợi ít phút rồi tải lại', 'wait a few minutes and fetch it again'),
  );

export function faulty(fault: PackageFault): Refusal {
  switch (fault.kind) {
    case 'not-a-package':
      return refusal(
        422,
        'package.not-a-package',
        say(
          `tệp không phải gói kết quả, hoặc hỏng ở dòng ${fault.line}`,
          `the file is no package of results, or is damaged in line ${fault.line}`,
        ),
        say('tải lại gói từ nơi gửi', 'fetch the package from its sender again'),
      );
    case 'too-large':
      return refusal(
        422,
        'package.too-large',
        say('gói lớn hơn mức nhận được', 'the package is larger than what is taken'),
        say(
          'yêu cầu nơi gửi lập gói theo từng đơn vị cấp dưới',
          'ask the sender for packages of the units below it',
        ),
      );
    case 'newer-format':
      return refusal(
        422,
        'package.newer-format',
        say(
          `gói cần phiên bản định dạng ${fault.needs ?? ''}; phần mềm này đọc đến ${PACKAGE_VERSION}`,
          `the package needs version ${fault.needs ?? ''} of the format; this program reads up to ${PACKAGE_VERSION}`,
        ),
        say('nâng cấp phần mềm rồi nhận lại', 'bring this program up to date and take it again'),
      );
    case 'totals-differ':
      return refusal(
        422,
        'package.totals-differ',
        say(
          'tổng số trong gói không bằng tổng tính lại từ từng dòng',
          'the totals are not those of the rows',
        ),
        say('yêu cầu nơi gửi lập lại gói', 'ask the sender for another package'),
      );
  }
}

export function untrusted(trust: Exclude<PackageTrust, 'theirs'>): Refusal {
  switch (trust) {
    case 'altered':
      return refusal(
        422,
        'package.altered',
        say('nội dung gói đã bị sửa sau khi gửi', 'the package was altered after it was sent'),
        say(
          'không dùng tệp này; lấy lại gói trực tiếp từ nơi gửi',
          'do not use it; fetch it from the sender itself',
        ),
      );
    case 'not-theirs':
      return refusal(
        422,
        'package.not-theirs',
        say(
          'gói không do khóa đã đăng ký của nơi gửi ký',
          'no registered key of the sender signed the package',
        ),
        say(
          'đối chiếu khóa với nơi gửi qua một kênh khác; nếu họ đã đổi khóa thì đăng ký khóa mới',
          'compare keys with the sender by another way; if theirs changed, register it',
        ),
      );
    case 'not-sealed':
      return refusal(
        422,
        'package.not-sealed',
        say(
          'gói chưa có dấu mốc của nhật ký nơi gửi',
          'no checkpoint of the sender’s log covers the package',
        ),
        say('yêu cầu nơi gửi tải lại gói', 'ask the sender to fetch it again'),
      );
    case 'other-history':
      return refusal(
        422,
        'package.other-history',
        say(
          'nhật ký của nơi gửi không nối tiếp nhật ký đã trình trước đây',
          'the log of the sender does not go on from what was shown before',
        ),
        say(
          'dừng nhận, giữ cả hai tệp và báo thanh tra: đây là dấu hiệu có hai lịch sử khác nhau',
          'stop, keep both files and tell the inspectors: two histories were shown',
        ),
      );
  }
}

export const unknownSender = (origin: string): Refusal =>
  refusal(
    422,
    'package.unknown-sender',
    say(
      `chưa có khóa đã xác nhận của nhật ký ${origin}`,
      `no confirmed key of the log ${origin} is known here`,
    ),
    say(
      'đăng ký khóa của nơi gửi, có người thứ hai xác nhận',
      'register the key, confirmed by a second person',
    ),
  );

export const twoOfOneNumber = (): Refusal =>
  refusal(
    422,
    'package.two-of-one-number',
    say(
      'đã nhận một gói khác cùng số của nơi gửi này',
      'another package of this number was taken from the sender',
    ),
    say('giữ cả hai tệp và hỏi lại nơi gửi', 'keep both files and ask the sender'),
  );

export const older = (): Refusal =>
  refusal(
    409,
    'package.older',
    say('đã nhận một gói mới hơn của kỳ này', 'a later package of this period was taken'),
    say('không cần nhận gói cũ', 'the older one is not needed'),
  );
