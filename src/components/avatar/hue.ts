/** How many hues there are: few enough to be told apart. */
const HUES = 12;

/** A hue in degrees for an id, the same for ever: FNV-1a, so that ids that differ in one letter differ in colour. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  // The low bits of a short text are poor: fold the high ones in.
  return (((hash ^ (hash >>> 15)) >>> 0) % HUES) * (360 / HUES);
}
