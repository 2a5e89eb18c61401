import type { CallFact } from '../../src/contracts/call.js';
import '../../src/define/call-provider.js';
import '../../src/define/participant-list.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { offerPeople } from './people.js';

let report: (fact: CallFact) => void = () => {};
const call = createStatefulCall({
  can: new Set(['join', 'leave']),
  watch(listener) {
    report = listener;
    report({ type: 'me-changed', change: { id: 'me', name: 'Robin' } });
    report({ type: 'status-changed', status: 'connected', at: 0 });
  },
  perform: () => Promise.resolve(),
  show: () => ({ demand() {}, release() {} }),
  level: () => 0,
  stats: () => Promise.resolve({}),
});

offerPeople({
  load: (participants) => report({ type: 'participants-changed', participants, at: 0 }),
  mount() {
    const provider = document.createElement('acs-call-provider');
    provider.call = call;
    const list = document.createElement('acs-participant-list');
    list.style.cssText = 'inline-size: 360px; block-size: 700px';
    provider.append(list);
    document.body.append(provider);
  },
  change: (participants) => report({ type: 'participants-changed', participants, at: 0 }),
});
