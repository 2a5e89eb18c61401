import type { ChatStrings } from '../en/chat.js';
import { plural } from '../plural.js';

const messages = (count: number) =>
  plural('ar', count, {
    one: 'رسالة جديدة واحدة',
    two: 'رسالتان جديدتان',
    few: `${count} رسائل جديدة`,
    many: `${count} رسالة جديدة`,
    other: `${count} رسالة جديدة`,
  });

const unsent = (count: number) =>
  plural('ar', count, {
    one: 'ستُرسل رسالة واحدة',
    two: 'ستُرسل رسالتان',
    few: `ستُرسل ${count} رسائل`,
    many: `ستُرسل ${count} رسالة`,
    other: `ستُرسل ${count} رسالة`,
  });

const people = (count: number) =>
  plural('ar', count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: `${count} أشخاص`,
    many: `${count} شخصًا`,
    other: `${count} شخص`,
  });

const seconds = (count: number) =>
  plural('ar', count, {
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: `${count} ثوانٍ`,
    many: `${count} ثانية`,
    other: `${count} ثانية`,
  });

export const chatStrings: ChatStrings = {
  you: 'أنت',
  unnamed: 'مجهول',
  chat: 'المحادثة',
  members: people,

  messages: 'الرسائل',
  opening: 'جارٍ فتح المحادثة…',
  emptyTitle: 'لا رسائل بعد',
  emptyText: 'ابدأ بالتحية: سيراها كل من في المحادثة.',
  beginning: 'هذه بداية المحادثة',
  loadingOlder: 'جارٍ تحميل الرسائل الأقدم…',
  olderFailed: 'تعذّر تحميل الرسائل الأقدم.',
  gap: 'بعض الرسائل ناقصة هنا',
  loadingGap: 'جارٍ تحميل الرسائل الناقصة…',
  gapFailed: 'تعذّر تحميل الرسائل الناقصة.',
  tryAgain: 'إعادة المحاولة',
  removedTitle: 'لم تعد عضوًا في هذه المحادثة',
  removedText: 'يمكنك قراءة ما قيل حتى الآن، لكن لا يمكنك الكتابة.',
  failedTitle: 'تعذّر فتح المحادثة',
  today: 'اليوم',
  yesterday: 'أمس',
  unread: 'جديد',
  newMessages: messages,
  toNewest: 'الانتقال إلى أحدث رسالة',

  by: (author, time) => `${author}، ${time}`,
  said: (author, text) => `${author}: ${text}`,
  edited: 'معدّلة',
  deleted: 'حُذفت هذه الرسالة',
  joined: (names) => `انضم إلى المحادثة: ${names}`,
  left: (names) => `غادر المحادثة: ${names}`,
  topicChanged: (topic) => (topic ? `الموضوع الآن «${topic}»` : 'أُزيل الموضوع'),

  queued: 'بانتظار الإرسال',
  sending: 'جارٍ الإرسال…',
  uncertain: 'جارٍ التحقق من إرسالها…',
  sent: 'أُرسلت',
  seen: 'شوهدت',
  seenBy: (names) => `شاهدها ${names}`,
  saving: 'جارٍ الحفظ…',
  notSaved: 'لم يُحفظ. أعد المحاولة.',
  deleting: 'جارٍ الحذف…',
  savedLater: 'سيُحفظ التعديل عند عودة الاتصال',
  deletedLater: 'ستُحذف عند عودة الاتصال',
  notSent: 'لم تُرسل',
  notSentBecause: {
    'too-large': 'الرسالة طويلة جدًا',
    forbidden: 'لا يُسمح لك بالكتابة هنا',
    'not-found': 'لم تعد المحادثة موجودة',
    unauthenticated: 'لم تسجّل الدخول',
    'token-expired': 'انتهت صلاحية دخولك',
    unreachable: 'لا يوجد اتصال',
    'timed-out': 'لا استجابة',
    throttled: 'رسائل كثيرة دفعة واحدة',
    full: 'رسائل كثيرة تنتظر الإرسال',
    internal: 'حدث خلل في الخادم',
    other: '',
  },
  failedHint: 'اضغط Enter على الرسالة لعرض ما يمكنك فعله.',
  failedBecause: (what, why) => (why ? `${what}: ${why}` : what),
  retry: 'إعادة الإرسال',
  discard: 'تجاهل',

  actions: 'إجراءات الرسالة',
  copy: 'نسخ النص',
  copied: 'تم النسخ',
  notCopied: 'تعذّر نسخ النص.',
  edit: 'تعديل',
  delete: 'حذف',
  deleteQuestion: 'حذفها لدى الجميع؟',
  cancel: 'إلغاء',
  save: 'حفظ',
  editLabel: 'تعديل رسالتك',
  editHint: 'مفتاح Enter للحفظ وEscape للإلغاء',

  write: 'اكتب رسالة',
  writeTo: (topic) => `رسالة إلى ${topic}`,
  send: 'إرسال',
  bytesLeft: (count) => `المتبقي ${count}`,
  tooLong: (count) => `تجاوزت الحد بمقدار ${count}`,
  whenOnline: (count) =>
    count === 0
      ? 'أنت غير متصل. ستُرسل الرسائل عند عودة الاتصال.'
      : `أنت غير متصل. ${unsent(count)} عند عودة الاتصال.`,
  cannotWrite: 'لم يعد بإمكانك الكتابة في هذه المحادثة.',
  notOpen: 'يمكنك الكتابة عند فتح المحادثة.',

  typingOne: (name) => `${name} يكتب…`,
  typingTwo: (first, second) => `${first} و${second} يكتبان…`,
  typingMany: (count) =>
    plural('ar', count, {
      few: `${count} أشخاص يكتبون…`,
      many: `${count} شخصًا يكتبون…`,
      other: `${count} شخص يكتبون…`,
    }),

  connecting: 'جارٍ الاتصال…',
  connectingText: 'ستظهر محادثتك هنا بعد لحظات.',
  offline: 'لا يوجد اتصال',
  offlineRetryIn: (count) => `لا يوجد اتصال. إعادة المحاولة بعد ${seconds(count)}`,
  reconnecting: 'لا يوجد اتصال. جارٍ إعادة المحاولة…',
  retryNow: 'أعد المحاولة الآن',
  online: 'عاد الاتصال',
  forDevelopers: 'للمطوّرين',
};
