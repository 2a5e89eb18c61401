/**
 * Draws `src/components/icon/icons.ts` from Lucide (https://lucide.dev, ISC licence): `node scripts/icons.js`.
 * Each icon becomes one path on a 24 × 24 grid, to be stroked. Add a line to the table and run it again.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const table = {
  microphone: 'mic',
  microphoneOff: 'mic-off',
  camera: 'video',
  cameraOff: 'video-off',
  speaker: 'volume-2',
  speakerOff: 'volume-x',
  screenShare: 'screen-share',
  screenShareOff: 'screen-share-off',
  hand: 'hand',
  people: 'users',
  person: 'user',
  addPerson: 'user-plus',
  removePerson: 'user-minus',
  chat: 'message-square',
  send: 'send-horizontal',
  leave: 'phone-off',
  join: 'phone',
  more: 'ellipsis',
  moreVertical: 'ellipsis-vertical',
  settings: 'settings',
  close: 'x',
  check: 'check',
  checks: 'check-check',
  chevronDown: 'chevron-down',
  chevronUp: 'chevron-up',
  chevronLeft: 'chevron-left',
  chevronRight: 'chevron-right',
  arrowDown: 'arrow-down',
  pin: 'pin',
  pinOff: 'pin-off',
  copy: 'copy',
  link: 'link',
  edit: 'pencil',
  trash: 'trash-2',
  retry: 'rotate-cw',
  clock: 'clock',
  info: 'info',
  warning: 'triangle-alert',
  error: 'circle-alert',
  offline: 'wifi-off',
  signal: 'signal',
  lock: 'lock',
  star: 'star',
  spotlight: 'spotlight',
  move: 'move',
  play: 'play',
  grid: 'layout-grid',
  speakerView: 'presentation',
  fit: 'minimize',
  fill: 'maximize',
  search: 'search',
  reply: 'reply',
};

const num = (attributes, name) => Number(attributes[name] ?? 0);
const toPath = {
  path: (a) => a.d,
  line: (a) => `M${a.x1} ${a.y1}L${a.x2} ${a.y2}`,
  polyline: (a) => `M${a.points.trim()}`,
  polygon: (a) => `M${a.points.trim()}Z`,
  circle: (a) =>
    `M${num(a, 'cx') - num(a, 'r')} ${a.cy}a${a.r} ${a.r} 0 1 0 ${2 * num(a, 'r')} 0a${a.r} ${a.r} 0 1 0 ${-2 * num(a, 'r')} 0`,
  rect(a) {
    const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((name) => num(a, name));
    const r = num(a, 'rx') || num(a, 'ry');
    const corner = (dx, dy) => (r ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : '');
    return `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`;
  },
};

function draw(file) {
  const svg = readFileSync(`node_modules/lucide-static/icons/${file}.svg`, 'utf8');
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1);
  return (
    [...body.matchAll(/<(\w+)([^>]*?)\/?>/g)]
      .filter(([, tag]) => tag in toPath)
      .map(([, tag, text]) =>
        toPath[tag](Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]))),
      )
      // From the corner of the grid, not from the end of the part before.
      .map((path) => path.replace(/^m([\d.]+ [\d.]+) ?(?=[-\d])/, 'M$1l').replace(/^m/, 'M'))
      .join('')
  );
}

const lines = Object.entries(table).map(([name, file]) => `export const ${name} =\n  '${draw(file)}';`);
writeFileSync(
  'src/components/icon/icons.ts',
  `// Drawn by scripts/icons.js from Lucide, which is Copyright (c) Lucide Contributors under the ISC licence.\n// Each is the path of one icon on a 24 × 24 grid.\n\n${lines.join('\n\n')}\n`,
);
