import { say } from '@congtam/engine';

/** Words that every page uses. */
export const words = {
  product: say('Công Tâm', 'Công Tâm'),
  waiting: say('Đang tải…', 'Loading…'),
  tryAgain: say('Thử lại', 'Try again'),
  save: say('Lưu', 'Save'),
  cancel: say('Bỏ', 'Cancel'),
  signOut: say('Đăng xuất', 'Sign out'),
  signIn: say('Đăng nhập', 'Sign in'),
  menu: say('Mở trình đơn', 'Open the menu'),
  skip: say('Đến nội dung chính', 'Skip to the content'),
  language: say('English', 'Tiếng Việt'),
  ground: say('Căn cứ (số, ngày văn bản)', 'Ground (number and day of the document)'),
  print: say('In', 'Print'),
  traceId: say('Mã lỗi để báo quản trị', 'Code for the administrator'),
  noSuchPage: say('Không có trang này', 'There is no such page'),
  broken: say('Trang này gặp lỗi; những gì đã lưu vẫn còn', 'This page broke; what was saved is safe'),
  home: say('Về trang đầu', 'To the first page'),
} as const;
