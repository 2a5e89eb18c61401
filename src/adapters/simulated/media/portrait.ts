import { createRandom } from '../random.js';
import { GRID, type Scene } from './scene.js';

const SKIN = ['#f4d3bd', '#e8b795', '#d09a73', '#b57a52', '#8d5a3b', '#5f3b28'] as const;
const HAIR = ['#1d1a1c', '#3a2a22', '#6b4a2f', '#a8743f', '#d9b779', '#8f8f97'] as const;

/** Somebody before a softly lit wall: breathing, and moving a little while they speak. The seed is their look. */
export function createPortrait(seed: string): Scene {
  const random = createRandom(seed);
  const hue = random.between(0, 360);
  const skin = random.pick(SKIN);
  const hair = random.pick(HAIR);
  const style = Math.floor(random.next() * 3);
  const shirt = `hsl(${(hue + random.between(120, 240)) % 360} 38% ${random.between(32, 62)}%)`;
  const lights = Array.from({ length: 6 }, () => ({
    x: random.between(0, GRID.width),
    y: random.between(0, GRID.height * 0.8),
    radius: random.between(60, 190),
    phase: random.between(0, Math.PI * 2),
  }));

  return (context, { time, level }) => {
    const { width, height } = GRID;
    const wall = context.createLinearGradient(0, 0, width, height);
    wall.addColorStop(0, `hsl(${hue} 46% 74%)`);
    wall.addColorStop(1, `hsl(${(hue + 50) % 360} 42% 40%)`);
    context.fillStyle = wall;
    context.fillRect(0, 0, width, height);

    for (const { x, y, radius, phase } of lights) {
      const glow = context.createRadialGradient(x, y, 0, x, y, radius);
      const strength = 0.14 + 0.05 * Math.sin(time * 0.4 + phase);
      glow.addColorStop(0, `hsl(${hue} 80% 92% / ${strength})`);
      glow.addColorStop(1, `hsl(${hue} 80% 92% / 0)`);
      context.fillStyle = glow;
      context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
    }

    const breath = Math.sin(time * 1.3 + hue) * 4;
    const nod = Math.sin(time * 5 + hue) * level * 9;
    const sway = Math.sin(time * 0.6 + hue) * 8;
    const x = width / 2 + sway;
    const head = 318 + breath + nod;

    context.fillStyle = hair;
    if (style === 1) roundedColumn(context, x, head - 20, 168, 330);
    context.fillStyle = shirt;
    context.beginPath();
    context.ellipse(width / 2 + sway * 0.4, 800 + breath, 390, 290, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = skin;
    roundedColumn(context, x, head + 90, 64, 130);
    context.beginPath();
    context.ellipse(x, head, 130, 160, 0, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = hair;
    context.beginPath();
    context.ellipse(x, head - 62, 142, 118, 0, Math.PI * 0.98, Math.PI * 2.02);
    context.fill();
  };
}

function roundedColumn(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  half: number,
  length: number,
) {
  context.beginPath();
  context.roundRect(x - half, y, half * 2, length, half);
  context.fill();
}
