import { createRandom } from '../random.js';
import { GRID, type Scene } from './scene.js';

/** Seconds that each slide is shown. */
const EACH = 8;

const DECK = [
  { title: 'Quarterly review', points: ['Where we stand', 'What we learned', 'What comes next'] },
  { title: 'People stay longer', points: ['Join time halved', 'Fewer dropped calls', 'Captions used daily'] },
  { title: 'What comes next', points: ['Ship the new layout', 'Test on slow networks', 'Ask ten customers'] },
] as const;

/** A shared screen: a deck of slides that turns its own pages. The seed is its colour. */
export function createSlides(seed: string): Scene {
  const hue = createRandom(seed).between(200, 320);
  return (context, { time }) => {
    const { width, height } = GRID;
    const number = Math.floor(time / EACH) % DECK.length;
    const { title, points } = DECK[number] ?? DECK[0];
    context.fillStyle = '#fbfbfe';
    context.fillRect(0, 0, width, height);
    context.fillStyle = `hsl(${hue} 60% 48%)`;
    context.fillRect(0, 0, 18, height);
    context.fillStyle = '#1b1d2a';
    context.textBaseline = 'alphabetic';
    context.font = '600 68px system-ui, sans-serif';
    context.fillText(title, 96, 160);
    context.font = '400 36px system-ui, sans-serif';
    for (const [index, point] of points.entries()) {
      const y = 270 + index * 76;
      context.fillStyle = `hsl(${hue} 60% 48%)`;
      context.beginPath();
      context.arc(108, y - 12, 8, 0, Math.PI * 2);
      context.fill();
      context.fillStyle = '#3b3f52';
      context.fillText(point, 140, y);
    }
    for (let bar = 0; bar < 5; bar++) {
      const tall = 90 + 62 * bar + 30 * Math.sin(bar * 2 + number);
      context.fillStyle = `hsl(${hue} 60% ${74 - bar * 6}%)`;
      context.beginPath();
      context.roundRect(740 + bar * 92, 600 - tall, 64, tall, 10);
      context.fill();
    }
  };
}
