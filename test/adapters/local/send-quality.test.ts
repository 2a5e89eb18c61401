import { expect } from '@open-wc/testing';
import { applyQuality, cameraQuality, screenQuality } from '../../../src/adapters/local/send-quality.js';

const track = { getSettings: () => ({ width: 1280, height: 720 }) } as MediaStreamTrack;

describe('what is sent to each of the others', () => {
  it('is nothing where nobody looks', () => {
    expect(cameraQuality(null, 3, track)).to.deep.equal({ active: false });
    expect(screenQuality(null, 3, track)).to.deep.equal({ active: false });
  });

  it('is as small as the place allows, and never too small for it', () => {
    for (const width of [100, 200, 320, 400, 640, 800, 1280, 1920]) {
      const need = { width, height: (width * 9) / 16 };
      const { active, scaleResolutionDownBy = 0 } = cameraQuality(need, 1, track);
      expect(active).to.be.true;
      expect(1280 / scaleResolutionDownBy >= width || scaleResolutionDownBy === 1, `${width}`).to.be.true;
    }
    expect(cameraQuality({ width: 160, height: 90 }, 1, track).scaleResolutionDownBy).to.equal(8);
    expect(cameraQuality({ width: 640, height: 360 }, 1, track).scaleResolutionDownBy).to.equal(2);
    // A phone that is held upright.
    expect(cameraQuality({ width: 360, height: 640 }, 1, track).scaleResolutionDownBy).to.equal(2);
  });

  it('costs no more than one uplink carries, however many look and whatever they need', () => {
    const need = { width: 3840, height: 2160 };
    for (let viewers = 1; viewers <= 40; viewers++) {
      expect(cameraQuality(need, viewers, track).maxBitrate! * viewers).to.be.at.most(3_000_020);
      expect(screenQuality(need, viewers, track).maxBitrate! * viewers).to.be.at.most(4_000_020);
    }
  });

  it('is whole for a screen, with few pictures a second, and smaller only as a thumbnail', () => {
    expect(screenQuality({ width: 800, height: 450 }, 2, track)).to.include({
      scaleResolutionDownBy: 1,
      maxFramerate: 10,
    });
    expect(screenQuality({ width: 160, height: 90 }, 2, track)).to.include({ scaleResolutionDownBy: 2 });
  });

  it('is set one after the other, and the last word holds', async () => {
    const set: unknown[] = [];
    let setting = 0;
    let encodings: RTCRtpEncodingParameters[] = [{ active: true }];
    const sender = {
      getParameters: () => ({ encodings: structuredClone(encodings) }),
      async setParameters(next: RTCRtpSendParameters) {
        expect(++setting).to.equal(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        setting--;
        encodings = next.encodings;
        set.push(encodings[0]?.active);
      },
    } as unknown as RTCRtpSender;
    const first = applyQuality(sender, { active: false });
    void applyQuality(sender, { active: true, maxBitrate: 1 });
    void applyQuality(sender, { active: false });
    void applyQuality(sender, { active: true, maxBitrate: 2 });
    await first;
    expect(set).to.deep.equal([false, true]);
    expect(encodings[0]).to.include({ active: true, maxBitrate: 2 });
  });
});
