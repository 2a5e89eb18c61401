/**
 * Names for simulated people: from many places, long and short, one that is written from right to left, one that
 * was never given. The first ones are the plainest.
 */
export const NAMES = [
  'Ada Lovelace',
  'Grace Hopper',
  'Amara Okafor',
  'Mateo Herrera',
  'Yuki Tanaka',
  'Wolfeschlegelsteinhausenbergerdorff Hubert-Blaine',
  'ليلى حدّاد',
  'Priya Raman',
  'Søren Kjærgaard',
  'Chloé Lefèvre',
  'Thandiwe Mokoena',
  '',
  'Nguyễn Thị Minh Khai',
  'Liam O’Connell',
  'Li Xiaolong',
  'Zofia Wiśniewska',
  'Kofi Mensah',
  'María del Carmen Fernández de la Fuente y Villanueva',
  'Aroha Ngata',
  'Omar Siddiqui',
  'Ingrid Sørlie',
  'Dmitri Volkov',
  'Noa Ben-David',
  'Bo',
  'Fatima Zahra El Idrissi',
  'Jin-woo Park',
  'Eleni Papadopoulou',
  'Tomás Silva',
  'Aisha Bello',
  'Viktor Novák',
  'Sinéad Ní Bhriain',
  'Rajesh Iyer',
] as const;

/** The name of the nth of any number of people; never the same twice, but for the empty one. */
export function nameOf(index: number): string {
  const round = Math.floor(index / NAMES.length);
  const name = NAMES[index % NAMES.length] ?? '';
  if (round === 0) return name;
  const other = NAMES[(index + round * 7) % NAMES.length] ?? '';
  const given = name.split(' ')[0] ?? '';
  const family = other.split(' ').at(-1) ?? '';
  return `${given} ${family} ${round + 1}`.trim();
}
