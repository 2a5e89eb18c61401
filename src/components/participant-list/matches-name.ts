/** Finds a name by any part of it, whatever the case and the accents: "zoe" finds "Zoë". */
export function matchesName(name: string, typed: string): boolean {
  return plain(name).includes(plain(typed.trim()));
}

function plain(text: string) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
