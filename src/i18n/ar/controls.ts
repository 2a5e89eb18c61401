import type { ControlStrings } from '../en/controls.js';
import { plural } from '../plural.js';

export const controlStrings: ControlStrings = {
  controls: 'أدوات المكالمة',
  more: 'المزيد',

  microphone: 'الميكروفون',
  turnOnMicrophone: 'تشغيل الميكروفون',
  turnOffMicrophone: 'إيقاف الميكروفون',
  microphoneOn: 'الميكروفون يعمل',
  microphoneOff: 'الميكروفون متوقف',
  chooseMicrophone: 'اختيار الميكروفون ومكبر الصوت',
  allowMicrophone: 'السماح باستخدام الميكروفون…',
  noMicrophone: 'لم يُعثر على ميكروفون',

  camera: 'الكاميرا',
  turnOnCamera: 'تشغيل الكاميرا',
  turnOffCamera: 'إيقاف الكاميرا',
  cameraOn: 'الكاميرا تعمل',
  cameraOff: 'الكاميرا متوقفة',
  chooseCamera: 'اختيار الكاميرا',
  allowCamera: 'السماح باستخدام الكاميرا…',
  noCamera: 'لم يُعثر على كاميرا',

  speaker: 'مكبر الصوت',
  device: (place) => `الجهاز ${place}`,

  share: 'مشاركة الشاشة',
  startSharing: 'بدء مشاركة شاشتك',
  stopSharing: 'إيقاف مشاركة شاشتك',

  hand: 'رفع اليد',
  raiseHand: 'ارفع يدك',
  lowerHand: 'اخفض يدك',
  handRaised: 'يدك مرفوعة',
  handLowered: 'خُفضت يدك',

  people: 'الأشخاص',
  // The count stands there as a figure in every form, for it is what the badge shows.
  peopleCount: (count, shown) =>
    `الأشخاص، ${plural('ar', count, {
      few: `${shown} أشخاص في المكالمة`,
      many: `${shown} شخصًا في المكالمة`,
      other: `${shown} شخص في المكالمة`,
    })}`,

  chat: 'الدردشة',
  chatUnread: (count, shown) =>
    `الدردشة، ${plural('ar', count, {
      few: `${shown} رسائل غير مقروءة`,
      other: `${shown} رسالة غير مقروءة`,
    })}`,

  leave: 'مغادرة',
  leaveCall: 'مغادرة المكالمة',
  leaveOptions: 'خيارات أخرى للمغادرة',
  endForEveryone: 'إنهاء المكالمة للجميع',
  confirmEnd: 'هل تريد إنهاء المكالمة للجميع؟',
  confirmEndYes: 'إنهاء للجميع',
  confirmEndNo: 'إلغاء',

  blocked: (thing) => `${thing}: الوصول محظور`,
  missing: (thing) => `${thing}: لا يوجد جهاز`,
  busy: (thing) => `${thing}: قيد الاستخدام في برنامج آخر`,
  unavailable: (thing) => `${thing}: يتعذر الاستخدام`,
  blockedHelp: 'الوصول محظور في المتصفح. اضغط لطلب الإذن مجددًا، أو اسمح به من شريط العنوان.',
  blockedBySystemHelp: 'يمنع النظام هذا المتصفح من الوصول. اسمح به في إعدادات النظام ثم اضغط.',
  missingHelp: 'لا يوجد جهاز متصل. صِل جهازًا.',
  busyHelp: 'يستخدمه برنامج آخر. اضغط للمحاولة مجددًا.',
  unsupportedHelp: 'هذا المتصفح لا يدعم ذلك.',
  insecureHelp: 'لا يعمل هذا إلا في صفحة آمنة يبدأ عنوانها بـ https.',
  roleHelp: 'لا يُسمح لك بذلك هنا.',
  notJoinedHelp: 'انضم إلى المكالمة أولًا.',
  aloneHelp: 'لا أحد غيرك هنا بعد.',
};
