const EMOJI =
  /^(?:[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\ufe0f]|\s)+$/u;

/** At most this many UTF-16 units: about six emoji, or one large family. */
const LONGEST = 24;

/** Whether a message is a few emoji and nothing else, to be shown larger. */
export function isEmojiOnly(text: string): boolean {
  return text.length <= LONGEST && EMOJI.test(text) && text.trim() !== '';
}
