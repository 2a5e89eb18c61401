import { expect } from '@open-wc/testing';
import { OwnVoice } from '../../../src/adapters/local/own-voice.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';

const track = (muted = false) => ({ muted }) as MediaStreamTrack;

describe('OwnVoice', () => {
  let clock: ManualClock;
  let told: (boolean | 'spoke')[];
  let voice: OwnVoice;

  beforeEach(() => {
    clock = new ManualClock();
    told = [];
    voice = new OwnVoice({
      clock,
      silent: (silent) => told.push(silent),
      spokeMuted: () => told.push('spoke'),
    });
  });

  /** Ten readings a second of the same. */
  function hear(one: MediaStreamTrack | undefined, amplitude: number, seconds: number) {
    for (let reading = 0; reading < seconds * 10; reading++) {
      voice.hear(one, amplitude);
      clock.advance(100);
    }
  }

  function overhear(amplitude: number, seconds: number) {
    for (let reading = 0; reading < seconds * 10; reading++) {
      voice.overhear(amplitude, 100);
      clock.advance(100);
    }
  }

  it('calls a microphone dead that gives nothing from the start, and alive at the first sound', () => {
    const one = track();
    hear(one, 0, 8);
    expect(told).to.be.empty;
    hear(one, 0, 1);
    expect(told).to.deep.equal([true]);
    hear(one, 0, 20);
    hear(one, 0.001, 0.1);
    expect(told).to.deep.equal([true, false]);
  });

  it('has more patience with one that has lived: filters make silence of a quiet room', () => {
    const one = track();
    hear(one, 0.1, 1);
    hear(one, 0, 29);
    expect(told).to.be.empty;
    hear(one, 0, 2);
    expect(told).to.deep.equal([true]);
  });

  it('judges no microphone that is off or taken away, and another one afresh', () => {
    hear(undefined, 0, 60);
    hear(track(true), 0, 60);
    expect(told).to.be.empty;
    const one = track();
    hear(one, 0, 9);
    hear(track(), 0, 7);
    expect(told).to.deep.equal([true, false]);
  });

  it('tells of speech into a muted microphone, not of a cough, and not again and again', () => {
    overhear(0.02, 10);
    overhear(0.3, 0.3);
    overhear(0, 5);
    expect(told).to.be.empty;
    overhear(0.3, 0.5);
    expect(told).to.deep.equal(['spoke']);
    overhear(0.3, 20);
    expect(told).to.deep.equal(['spoke']);
    overhear(0, 15);
    overhear(0.3, 0.5);
    expect(told).to.deep.equal(['spoke', 'spoke']);
  });
});
