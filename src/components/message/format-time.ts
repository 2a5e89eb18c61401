const formats = new Map<string, Intl.DateTimeFormat>();

/** Hours and minutes, as the language writes them. */
export function formatTime(locale: string, at: number): string {
  return format(locale, 'time', { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** A date that names its weekday; with the year where it is not this one. */
export function formatDay(locale: string, at: number, now: number): string {
  return new Date(at).getFullYear() === new Date(now).getFullYear()
    ? format(locale, 'day', { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
    : format(locale, 'day-of-year', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }).format(at);
}

/** Day and time, for a tool tip. */
export function formatMoment(locale: string, at: number): string {
  return format(locale, 'moment', { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** The start of the day, in this place's time. Two moments of one day have the same. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Making a format costs more than all that it formats: each is made once for a language. */
function format(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(locale, options)));
  return known;
}
