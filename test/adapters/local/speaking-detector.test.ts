import { expect } from '@open-wc/testing';
import { SpeakingDetector } from '../../../src/adapters/local/speaking-detector.js';

describe('SpeakingDetector', () => {
  const hear = (detector: SpeakingDetector, ada: number, now: number) =>
    detector.update(new Map([['ada', ada]]), now);

  it('tells once that somebody began, and once that they have ended', () => {
    const detector = new SpeakingDetector();
    expect(hear(detector, 0, 0)).to.be.undefined;
    expect(hear(detector, 0.1, 100)).to.deep.equal(['ada']);
    expect(hear(detector, 0.1, 200)).to.be.undefined;
    expect(hear(detector, 0, 900)).to.be.undefined;
    expect(hear(detector, 0, 1000)).to.deep.equal([]);
    expect(hear(detector, 0, 1100)).to.be.undefined;
  });

  it('bridges breaths, and takes soft ends of words for speech but soft noise not', () => {
    const detector = new SpeakingDetector();
    expect(hear(detector, 0.015, 0), 'noise').to.be.undefined;
    expect(hear(detector, 0.1, 100)).to.deep.equal(['ada']);
    expect(hear(detector, 0, 700), 'a breath').to.be.undefined;
    expect(hear(detector, 0.015, 800), 'the end of a word').to.be.undefined;
    expect(hear(detector, 0, 1500)).to.be.undefined;
    expect(hear(detector, 0, 1600)).to.deep.equal([]);
  });

  it('forgets whoever is gone', () => {
    const detector = new SpeakingDetector();
    hear(detector, 0.1, 0);
    expect(detector.update(new Map(), 10)).to.deep.equal([]);
    expect(hear(detector, 0, 20)).to.be.undefined;
  });
});
