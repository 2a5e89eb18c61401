import { createRandom } from '../random.js';
import { GRID, type Scene } from './scene.js';

/** Seconds that each slide is shown. */
const EACH = 8;

const FONT = 'system-ui, "Segoe UI", Roboto, sans-serif';

const DECK = [
  {
    title: 'Quarterly review',
    points: ['Where we stand', 'What we have learned', 'What comes next'],
    bars: [0.35, 0.45, 0.4, 0.62, 0.8, 1],
  },
  {
    title: 'Calls are quicker to join',
    points: ['Half the time to the first picture', 'Fewer dropped calls', 'Captions used every day'],
    bars: [1, 0.86, 0.74, 0.6, 0.52, 0.46],
  },
  {
    title: 'What comes next',
    points: ['Ship the new layout', 'Test on slow networks', 'Ask ten customers'],
    bars: [0.3, 0.42, 0.5, 0.62, 0.7, 0.88],
  },
] as const;

/** A shared screen: a deck of slides that turns its own pages. The seed is its colour. */
export function createSlides(seed: string): Scene {
  const hue = createRandom(seed).between(200, 320);
  return (context, { time }) => {
    const number = Math.floor(time / EACH) % DECK.length;
    const slide = DECK[number] ?? DECK[0];
    drawPaper(context, hue);
    context.textBaseline = 'alphabetic';
    context.fillStyle = '#191b29';
    context.font = `650 64px ${FONT}`;
    context.fillText(slide.title, 92, 168);
    context.font = `400 34px ${FONT}`;
    for (const [index, point] of slide.points.entries()) {
      const y = 292 + index * 82;
      context.fillStyle = `hsl(${hue} 62% 50%)`;
      context.beginPath();
      context.arc(104, y - 11, 8, 0, Math.PI * 2);
      context.fill();
      context.fillStyle = '#3b3f52';
      context.fillText(point, 138, y);
    }
    drawBars(context, slide.bars, hue);
    context.fillStyle = '#6b7086';
    context.font = `400 24px ${FONT}`;
    context.fillText(`${number + 1} / ${DECK.length}`, 92, 654);
  };
}

function drawPaper(context: CanvasRenderingContext2D, hue: number) {
  const { width, height } = GRID;
  const paper = context.createLinearGradient(0, 0, width, height);
  paper.addColorStop(0, '#fff');
  paper.addColorStop(1, `hsl(${hue} 60% 96%)`);
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = `hsl(${hue} 62% 50%)`;
  context.beginPath();
  context.roundRect(92, 76, 72, 10, 5);
  context.fill();
}

function drawBars(context: CanvasRenderingContext2D, bars: readonly number[], hue: number) {
  for (const [index, share] of bars.entries()) {
    const tall = share * 320;
    context.fillStyle = `hsl(${hue} 62% ${82 - index * 6}%)`;
    context.beginPath();
    context.roundRect(760 + index * 74, 600 - tall, 52, tall, 10);
    context.fill();
  }
  context.fillStyle = '#d5d8e4';
  context.fillRect(740, 606, 460, 3);
}
