import type { CallFact } from '../../src/contracts/call.js';
import '../../src/define/call-grid.js';
import '../../src/define/call-provider.js';
import { attachVideo } from '../../src/media/attach-video.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { movingPicture, offerGrid } from './grid.js';

let report: (fact: CallFact) => void = () => {};
const call = createStatefulCall({
  can: new Set(['join', 'leave', 'mute-participant', 'remove-participant']),
  watch(listener) {
    report = listener;
    report({ type: 'me-changed', change: { id: 'me', name: 'Robin' } });
    report({ type: 'status-changed', status: 'connected', at: 0 });
  },
  perform: () => Promise.resolve(),
  show(_stream, frame) {
    const place = attachVideo(frame);
    place.set(movingPicture());
    return { demand() {}, release: () => place.release() };
  },
  level: () => 0,
  stats: () => Promise.resolve({}),
});

offerGrid({
  load: (participants) => report({ type: 'participants-changed', participants, at: 0 }),
  mount() {
    const provider = document.createElement('acs-call-provider');
    provider.call = call;
    const grid = document.createElement('acs-call-grid');
    grid.localTile = 'hidden';
    grid.style.cssText = 'position: fixed; inset: 0';
    provider.append(grid);
    document.body.append(provider);
  },
  change: (participants) => report({ type: 'participants-changed', participants, at: Date.now() }),
  leave: (ids) => report({ type: 'participants-left', ids, at: Date.now() }),
  speak: (ids) => report({ type: 'speaking-changed', ids, at: Date.now() }),
});
