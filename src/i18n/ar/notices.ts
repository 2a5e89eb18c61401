import type { NoticeStrings } from '../en/notices.js';
import { plural } from '../plural.js';

const someone = (name: string) => name || 'شخص ما';

const people = (count: number) =>
  plural('ar', count, {
    two: 'شخصان',
    few: `${count} أشخاص`,
    many: `${count} شخصًا`,
    other: `${count} شخص`,
  });

export const noticeStrings: NoticeStrings = {
  notices: 'إشعارات',
  dismiss: 'إغلاق',

  words: {
    joined: (subject, count) => `انضم ${count > 1 ? people(count) : someone(subject)}`,
    left: (subject, count) => `غادر ${count > 1 ? people(count) : someone(subject)}`,
    'hand-raised': (subject) => `رفع ${someone(subject)} يده`,
    'share-started': (subject) => `يشارك ${someone(subject)} شاشته`,
    'share-stopped': (subject) => `أوقف ${someone(subject)} مشاركة الشاشة`,
    'muted-by': (subject) =>
      subject
        ? `كتم ${subject} صوتك. شغّل الميكروفون عندما تريد أن تتكلم.`
        : 'كُتم صوتك. شغّل الميكروفون عندما تريد أن تتكلم.',
    'device-lost': (subject) =>
      subject ? `انفصل «${subject}». يُستخدم جهاز آخر إن وُجد.` : 'انفصل أحد الأجهزة.',
    'camera-taken': () => 'توقفت الكاميرا. ربما يستخدمها تطبيق آخر.',
    'microphone-taken': () => 'توقف الميكروفون. ربما يستخدمه تطبيق آخر.',
    'microphone-silent': () => 'لا يصل أي صوت من الميكروفون. هل هو مغلق أو ليس المقصود؟',
    'speaking-while-muted': () => 'صوتك مكتوم: لا أحد يسمعك',
    'permission-denied': () => 'يحظر المتصفح الكاميرا أو الميكروفون. اسمح بهما في إعداداته لهذا الموقع.',
    reconnecting: () => 'انقطع الاتصال. جارٍ إعادة الاتصال…',
    reconnected: () => 'عاد الاتصال',
    'removed-from-thread': (subject) => (subject ? `أُزلت من «${subject}»` : 'أُزلت من هذه المحادثة'),
    'not-kept': () =>
      'لا يمكن الاحتفاظ بالرسائل غير المرسلة على هذا الجهاز. اترك هذه الصفحة مفتوحة حتى تُرسل.',
  },

  actions: {
    unmute: 'إلغاء الكتم',
    turnOn: 'التشغيل من جديد',
    settings: 'اختيار ميكروفون',
  },

  requests: {
    join: 'تعذّر الانضمام.',
    leave: 'تعذّرت المغادرة.',
    'end-for-everyone': 'تعذّر إنهاء المكالمة.',
    'set-microphone': 'لم تتغير حالة الميكروفون.',
    'set-camera': 'لم تتغير حالة الكاميرا.',
    'set-screen-share': 'لا تجري مشاركة شاشتك.',
    'set-hand': 'لم تتغير حالة يدك.',
    'ask-permission': 'تعذّر الوصول إلى أجهزتك.',
    'select-device': 'تعذّر استخدام هذا الجهاز.',
    'mute-participant': 'لم يُكتم صوت الشخص.',
    'remove-participant': 'لم يُزل الشخص.',
    reconnect: 'ما زال الاتصال مقطوعًا.',
    'play-sound': 'تعذّر تشغيل الصوت.',
    'open-thread': 'تعذّر فتح المحادثة.',
    'load-older': 'تعذّر تحميل الرسائل الأقدم.',
    'send-message': 'لم تُرسل رسالتك.',
    'edit-message': 'لم تتغير رسالتك.',
    'delete-message': 'لم تُحذف رسالتك.',
    other: 'لم ينجح ذلك.',
  },

  errors: {
    'invalid-argument': { title: 'الإعداد غير صحيح', text: 'أخبر المسؤول عن هذه الصفحة.' },
    'unknown-transport': { title: 'الإعداد غير صحيح', text: 'أخبر المسؤول عن هذه الصفحة.' },
    unsupported: {
      title: 'لا يستطيع هذا المتصفح ذلك',
      text: 'جرّب إصدارًا حديثًا من Chrome أو Edge أو Firefox أو Safari.',
    },
    'insecure-context': {
      title: 'هذه الصفحة غير آمنة',
      text: 'لا تسمح المتصفحات بالمكالمات إلا في الصفحات الآمنة. افتح العنوان بادئًا بـ ‎https://‎.',
    },
    unauthenticated: { title: 'لم تسجّل الدخول', text: 'سجّل الدخول من جديد ثم أعد المحاولة.' },
    'token-expired': { title: 'انتهت صلاحية تسجيل الدخول', text: 'سجّل الدخول من جديد ثم أعد المحاولة.' },
    forbidden: { title: 'لا يُسمح لك بذلك', text: 'اطلب الإذن من المسؤول عن المكالمة.' },
    'not-found': { title: 'هذا غير موجود', text: 'تحقق من الرابط أو اطلب رابطًا جديدًا.' },
    conflict: { title: 'سبقك شخص آخر', text: 'انظر إلى الوضع الآن ثم أعد المحاولة.' },
    'too-large': { title: 'هذا كبير جدًا', text: 'أعد المحاولة بأقل من ذلك.' },
    throttled: { title: 'محاولات كثيرة جدًا', text: 'انتظر قليلًا ثم أعد المحاولة.' },
    full: { title: 'المكالمة ممتلئة', text: 'أعد المحاولة عندما يغادر أحدهم.' },
    unreachable: { title: 'لا اتصال بالخادم', text: 'تحقق من اتصالك بالإنترنت ثم أعد المحاولة.' },
    'timed-out': { title: 'لم يصل الرد في الوقت المحدد', text: 'تحقق من اتصالك بالإنترنت ثم أعد المحاولة.' },
    'permission-denied': {
      title: 'رفض المتصفح',
      text: 'اسمح بالكاميرا والميكروفون في إعداداته لهذا الموقع.',
    },
    'device-missing': { title: 'لا يوجد جهاز كهذا', text: 'وصّل جهازًا أو اختر غيره.' },
    'device-busy': { title: 'يستخدم تطبيق آخر الجهاز', text: 'أغلق ذلك التطبيق ثم أعد المحاولة.' },
    cancelled: { title: 'أُلغي الأمر', text: 'لم يتغير شيء.' },
    closed: { title: 'أُغلقت المكالمة', text: 'انضم من جديد للمتابعة.' },
    'media-failed': {
      title: 'لا يصل الصوت ولا الصورة',
      text: 'قد يعترضهما جدار حماية أو شبكة VPN. جرّب شبكة أخرى.',
    },
    internal: { title: 'حدث خطأ ما', text: 'أعد المحاولة. إن تكرر الخطأ فأعد تحميل الصفحة.' },
  },
};
