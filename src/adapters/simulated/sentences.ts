import type { Random } from './random.js';

type Sentences = readonly [string, ...string[]];

const SMALL_TALK: Sentences = [
  'Morning all ☀️',
  'I have put the latest draft in the shared folder.',
  'Quick one: who is taking the notes today?',
  'The numbers from last week look better than I expected.',
  'Could we move the review to Thursday? I am travelling on Wednesday.',
  'I like the second version more. It says the same with half the words.',
  'Sorry, I have to step out for five minutes.',
  'Here is the page I meant: https://example.com/roadmap',
  'The build is green again 🎉',
  'One thing I noticed while testing on a phone: the button at the bottom is hard to reach with one hand, and the label wraps onto a second line in German. Not urgent, but it would be nice to have before the release.',
  'Agreed.',
  'Does anybody know where the microphone for room 3 has gone?',
  'Let us keep it simple for now and measure first.',
  'I will write that up and send it round this afternoon.',
  'شكرًا، سأراجعها اليوم',
  'Can you see my screen?',
  'That explains it, thank you.',
  'I would rather ship a little less and sleep well.',
];

const ANSWERS: Readonly<Record<'question' | 'greeting' | 'thanks' | 'other', Sentences>> = {
  question: [
    'Good question. I think so, but let me check.',
    'Yes, that works for me.',
    'I am not sure, Grace would know.',
    'Give me a minute and I will look it up.',
    'Not yet, I hope to have it by tomorrow.',
  ],
  greeting: ['Hi! 👋', 'Hello, good to see you here.', 'Hey! How is your day going?'],
  thanks: ['You are welcome!', 'Any time 🙂', 'Glad it helped.'],
  other: [
    'Makes sense to me.',
    'Nice, thanks for the update.',
    'Got it 👍',
    'I was thinking the same.',
    'Let us talk it through in the call.',
    'Interesting! Can you tell us more?',
  ],
};

/** Something that might be said in a chat at work. */
export function smallTalk(random: Random): string {
  return random.pick(SMALL_TALK);
}

/** Something that might be said to what somebody has written. */
export function answerTo(text: string, random: Random): string {
  return random.pick(ANSWERS[kindOf(text)]);
}

function kindOf(text: string): keyof typeof ANSWERS {
  if (/[?؟？]/u.test(text)) return 'question';
  if (/\b(thanks|thank you|cheers)\b|شكر/iu.test(text)) return 'thanks';
  if (/^\s*(hi|hello|hey|good (morning|afternoon|evening)|morning)\b|مرحب/iu.test(text)) return 'greeting';
  return 'other';
}
