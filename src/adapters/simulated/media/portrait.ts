import { createRandom, type Random } from '../random.js';
import { drawHairBehind, drawHairInFront, type HairStyle } from './hair.js';
import { drawRoom } from './room-behind.js';
import { GRID, type Scene } from './scene.js';

/** Hues that look well as a wall with somebody before it. */
const HUES = [206, 226, 256, 290, 330, 350, 14, 30, 158, 178] as const;

const STYLES = ['short', 'side', 'long', 'bob', 'curls', 'bun', 'none'] as const;

/** What a portrait is painted with. */
export interface Palette {
  readonly hue: number;
  readonly skin: string;
  readonly shade: string;
  readonly hair: string;
  readonly shirt: string;
  readonly collar: string;
}

/**
 * Somebody at home, before a wall in the tones of one colour: breathing, and moving a little while they speak.
 * The seed is their look.
 */
export function createPortrait(seed: string): Scene {
  const random = createRandom(seed);
  const palette = createPalette(random);
  const style: HairStyle = random.pick(STYLES);
  const room = drawRoom(random, palette.hue);
  const build = random.between(0.94, 1.06);
  const phase = random.between(0, Math.PI * 2);

  return (context, { time, level }) => {
    room(context);
    const breath = Math.sin(time * 1.3 + phase) * 3;
    const nod = Math.sin(time * 5 + phase) * level * 7;
    const sway = Math.sin(time * 0.6 + phase) * 7;
    const tilt = Math.sin(time * 0.7 + phase) * 0.02 + Math.sin(time * 3.1) * level * 0.012;

    context.save();
    context.translate(GRID.width / 2 + sway * 0.5, 720);
    context.scale(build, build);
    context.translate(0, -720 + breath);
    const head = { x: sway * 0.5, y: 300 + nod };
    inHead(context, head, tilt, () => drawHairBehind(context, style, palette));
    drawBody(context, palette);
    inHead(context, head, tilt, () => {
      drawHead(context, palette);
      drawHairInFront(context, style, palette);
    });
    context.restore();
  };
}

function createPalette(random: Random): Palette {
  const hue = random.pick(HUES);
  const tone = random.between(30, 82);
  const warm = random.between(16, 28);
  const hair = random.next() < 0.2 ? random.between(54, 76) : random.between(10, 30);
  return {
    hue,
    skin: `hsl(${warm} ${tone > 60 ? 58 : 40}% ${tone}%)`,
    shade: `hsl(${warm} 40% ${tone - 8}%)`,
    hair: `hsl(${random.between(16, 40)} ${random.between(6, 34)}% ${hair}%)`,
    shirt: `hsl(${(hue + random.between(-30, 40) + 360) % 360} 46% ${random.between(34, 50)}%)`,
    collar: `hsl(${hue} 40% ${random.between(82, 92)}%)`,
  };
}

/** Draws with the middle of the head as the origin. */
function inHead(
  context: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  tilt: number,
  draw: () => void,
) {
  context.save();
  context.translate(x, y);
  context.rotate(tilt);
  draw();
  context.restore();
}

function drawBody(context: CanvasRenderingContext2D, { skin, shade, shirt, collar }: Palette) {
  context.fillStyle = shirt;
  context.beginPath();
  context.moveTo(-360, 780);
  context.bezierCurveTo(-350, 560, -250, 520, -104, 492);
  context.lineTo(104, 492);
  context.bezierCurveTo(250, 520, 350, 560, 360, 780);
  context.fill();
  context.fillStyle = collar;
  context.beginPath();
  context.moveTo(-112, 490);
  context.quadraticCurveTo(0, 640, 112, 490);
  context.fill();
  context.fillStyle = skin;
  context.beginPath();
  context.moveTo(-66, 380);
  context.lineTo(-74, 486);
  context.quadraticCurveTo(0, 580, 74, 486);
  context.lineTo(66, 380);
  context.fill();
  context.fillStyle = shade;
  context.beginPath();
  context.moveTo(-67, 396);
  context.quadraticCurveTo(0, 506, 67, 396);
  context.quadraticCurveTo(0, 440, -67, 396);
  context.fill();
}

function drawHead(context: CanvasRenderingContext2D, { skin, shade }: Palette) {
  context.fillStyle = shade;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.ellipse(side * 122, 14, 20, 34, side * 0.12, 0, Math.PI * 2);
    context.fill();
  }
  context.fillStyle = skin;
  context.beginPath();
  context.moveTo(-122, -30);
  context.bezierCurveTo(-126, 80, -84, 158, 0, 162);
  context.bezierCurveTo(84, 158, 126, 80, 122, -30);
  context.bezierCurveTo(120, -190, -120, -190, -122, -30);
  context.fill();
}
