import type { NoticeStrings } from '../en/notices.js';

export const noticeStrings: NoticeStrings = {
  dismiss: 'إغلاق',
};
