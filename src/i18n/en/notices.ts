/** The words of notices and failures. */
export const noticeStrings = {
  dismiss: 'Dismiss',
};

export type NoticeStrings = typeof noticeStrings;
