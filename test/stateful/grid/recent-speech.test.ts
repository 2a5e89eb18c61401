import { expect } from '@open-wc/testing';
import { hear, nextAdmission, type RecentSpeech } from '../../../src/stateful/grid/recent-speech.js';
import { participant } from './grid-people.js';

const nothing: RecentSpeech = new Map();
const silent = [participant('ada')];
const speaking = [participant('ada', { speaking: true })];

describe('recent speech', () => {
  it('admits a speaker after one second', () => {
    const began = hear(nothing, speaking, 5000);
    expect(nextAdmission(began)).to.equal(6000);
    expect(hear(began, speaking, 5999).get('ada')?.until).to.be.undefined;
    const admitted = hear(began, speaking, 6000);
    expect(admitted.get('ada')?.until).to.equal(Infinity);
    expect(nextAdmission(admitted)).to.be.undefined;
  });

  it('remembers when a speaker fell silent', () => {
    const admitted = hear(hear(nothing, speaking, 0), speaking, 1000);
    expect(hear(admitted, silent, 4000).get('ada')?.until).to.equal(4000);
  });

  it('forgets a cough', () => {
    expect(hear(hear(nothing, speaking, 0), silent, 400)).to.have.property('size', 0);
  });

  it('counts a speech of a second that it was not asked about in between', () => {
    expect(hear(hear(nothing, speaking, 0), silent, 1000).get('ada')?.until).to.equal(1000);
  });

  it('does not let a cough renew an older speech', () => {
    const spoke = hear(hear(nothing, speaking, 0), silent, 2000);
    const coughed = hear(hear(spoke, speaking, 8000), silent, 8300);
    expect(coughed.get('ada')?.until).to.equal(2000);
  });

  it('forgets who has left', () => {
    expect(hear(hear(nothing, speaking, 0), [], 2000)).to.have.property('size', 0);
  });

  it('is the same object while nothing changes', () => {
    const began = hear(nothing, speaking, 0);
    expect(hear(began, speaking, 10)).to.equal(began);
  });
});
