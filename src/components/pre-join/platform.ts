/** Where a browser keeps what people have answered; each family has another place. */
export type BrowserFamily = 'chromium' | 'firefox' | 'safari' | 'other';

/** Where a system keeps browsers from devices. */
export type SystemFamily = 'mac' | 'windows' | 'other';

/** For words of help only: nothing works differently for it. */
export function browserFamily(userAgent: string = navigator.userAgent): BrowserFamily {
  if (/firefox|fxios/i.test(userAgent)) return 'firefox';
  if (/chrom(e|ium)|crios|edg/i.test(userAgent)) return 'chromium';
  return /safari/i.test(userAgent) ? 'safari' : 'other';
}

/** For words of help only. */
export function systemFamily(userAgent: string = navigator.userAgent): SystemFamily {
  if (/mac os|macintosh/i.test(userAgent) && !/iphone|ipad/i.test(userAgent)) return 'mac';
  return /windows/i.test(userAgent) ? 'windows' : 'other';
}
