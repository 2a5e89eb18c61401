const ROOM = /^[A-Za-z0-9._~-]{1,64}$/;

/** The room that an address or a name stands for; undefined where it is neither. */
export function roomOf(text: string): string | undefined {
  const path = /\/rooms\/([^/?#]+)/.exec(text)?.[1];
  const name = path === undefined ? text : decode(path);
  return ROOM.test(name) ? name : undefined;
}

/** A name that nobody guesses: whoever knows a room's link may enter. */
export function newRoomName(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz';
  const pick = (byte: number) => letters.charAt(byte % letters.length);
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(12)), pick);
  return [0, 4, 8].map((at) => bytes.slice(at, at + 4).join('')).join('-');
}

function decode(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
