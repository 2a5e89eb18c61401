import type { Random } from '../random.js';
import { GRID } from './scene.js';

type Draw = (context: CanvasRenderingContext2D) => void;

/** A wall with a window or a shelf, a plant or a lamp, all out of focus. */
export function drawRoom(random: Random, hue: number): Draw {
  const { width, height } = GRID;
  const side = random.next() < 0.5 ? -1 : 1;
  const thing = random.pick([drawWindow, drawShelf, drawLamp] as const);
  const books = Array.from({ length: 9 }, () => random.between(46, 104));
  const light = random.between(44, 62);
  return remembered((context) => {
    const wall = context.createLinearGradient(side > 0 ? 0 : width, 0, side > 0 ? width : 0, height);
    wall.addColorStop(0, `hsl(${hue} 34% ${light - 14}%)`);
    wall.addColorStop(1, `hsl(${(hue + 24) % 360} 38% ${light + 8}%)`);
    context.fillStyle = wall;
    context.fillRect(0, 0, width, height);
    context.save();
    if (side < 0) {
      context.translate(width, 0);
      context.scale(-1, 1);
    }
    thing(context, { hue, light, books });
    context.restore();
    const vignette = context.createRadialGradient(width / 2, height * 0.45, 200, width / 2, height / 2, 800);
    vignette.addColorStop(0, `hsl(${hue} 40% 10% / 0)`);
    vignette.addColorStop(1, `hsl(${hue} 40% 10% / 0.38)`);
    context.fillStyle = vignette;
    context.fillRect(0, 0, width, height);
  });
}

/** Draws once for each size, and copies from then on: a wall does not move. */
function remembered(draw: Draw): Draw {
  const copy = document.createElement('canvas');
  return (context) => {
    const { width, height } = context.canvas;
    if (copy.width !== width || copy.height !== height) {
      copy.width = width;
      copy.height = height;
      const once = copy.getContext('2d', { alpha: false });
      once?.scale(width / GRID.width, height / GRID.height);
      if (once) draw(once);
    }
    context.drawImage(copy, 0, 0, GRID.width, GRID.height);
  };
}

interface Thing {
  readonly hue: number;
  readonly light: number;
  readonly books: readonly number[];
}

function drawWindow(context: CanvasRenderingContext2D, { hue }: Thing) {
  const glow = context.createLinearGradient(880, 60, 1230, 520);
  glow.addColorStop(0, `hsl(${hue + 10} 70% 90% / 0.74)`);
  glow.addColorStop(1, `hsl(${hue + 30} 60% 80% / 0.42)`);
  context.fillStyle = glow;
  for (const [x, y] of [
    [890, 50],
    [1070, 50],
    [890, 286],
    [1070, 286],
  ] as const) {
    context.beginPath();
    context.roundRect(x, y, 164, 220, 10);
    context.fill();
  }
  drawPlant(context, 150, 470, hue);
}

function drawShelf(context: CanvasRenderingContext2D, { hue, light, books }: Thing) {
  for (const [row, y] of [190, 400].entries()) {
    let x = 880;
    for (const [index, tall] of books.entries()) {
      context.fillStyle = `hsl(${hue + ((index * 47 + row * 90) % 80) - 40} 36% ${light + ((index * 13) % 26) - 8}% / 0.75)`;
      context.beginPath();
      context.roundRect(x, y - tall - 20, 30 + ((index * 7) % 14), tall + 20, 5);
      context.fill();
      x += 42;
    }
    context.fillStyle = `hsl(${hue} 30% ${light - 24}% / 0.7)`;
    context.fillRect(850, y, 430, 14);
  }
  drawPlant(context, 140, 430, hue);
}

function drawLamp(context: CanvasRenderingContext2D, { hue, light }: Thing) {
  const glow = context.createRadialGradient(1080, 200, 20, 1080, 220, 380);
  glow.addColorStop(0, `hsl(${hue + 30} 90% 90% / 0.72)`);
  glow.addColorStop(1, `hsl(${hue + 20} 80% 80% / 0)`);
  context.fillStyle = glow;
  context.fillRect(680, 0, 600, 640);
  context.fillStyle = `hsl(${hue + 30} 70% 88%)`;
  context.beginPath();
  context.moveTo(1030, 120);
  context.lineTo(1130, 120);
  context.lineTo(1172, 250);
  context.lineTo(988, 250);
  context.fill();
  context.fillStyle = `hsl(${hue} 30% ${light - 26}%)`;
  context.fillRect(1074, 250, 12, 470);
  context.fillStyle = `hsl(${hue} 30% ${light - 20}% / 0.6)`;
  context.beginPath();
  context.roundRect(90, 90, 230, 300, 8);
  context.fill();
  context.fillStyle = `hsl(${hue + 20} 40% ${light + 16}% / 0.7)`;
  context.beginPath();
  context.roundRect(108, 108, 194, 264, 4);
  context.fill();
}

function drawPlant(context: CanvasRenderingContext2D, x: number, y: number, hue: number) {
  context.fillStyle = `hsl(${hue + 40} 30% 30% / 0.55)`;
  for (const angle of [-1.1, -0.65, -0.2, 0.25, 0.7, 1.15]) {
    context.save();
    context.translate(x, y + 110);
    context.rotate(angle);
    context.beginPath();
    context.ellipse(0, -120, 34, 130, 0, 0, Math.PI * 2);
    context.fill();
    context.restore();
  }
  context.fillStyle = `hsl(${hue} 34% 26% / 0.7)`;
  context.beginPath();
  context.roundRect(x - 70, y + 100, 140, 200, 20);
  context.fill();
}
