import type { CallRequest } from '../../../../src/contracts/call.js';
import type { ChatRequest } from '../../../../src/contracts/chat.js';
import type { ConnectorOptions } from '../../../../src/contracts/connector.js';
import { AcsError } from '../../../../src/contracts/errors.js';
import { LocalCallAdapter } from '../../../../src/adapters/local/local-call-adapter.js';
import { LocalChatAdapter } from '../../../../src/adapters/local/local-chat-adapter.js';
import { localConnector } from '../../../../src/adapters/local/local-connector.js';
import { watchDemand } from '../../../../src/media/demand.js';
import { callAdapterConformance } from '../../../../src/testing/call-adapter-conformance.js';
import { callFaultConformance } from '../../../../src/testing/call-fault-conformance.js';
import { chatAdapterConformance } from '../../../../src/testing/chat-adapter-conformance.js';
import { createStatefulCall, type StatefulCall } from '../../../../src/stateful/call/stateful-call.js';
import { createStatefulChat, type StatefulChat } from '../../../../src/stateful/chat/stateful-chat.js';

interface VideoReport extends RTCStats {
  readonly kind?: string;
  readonly bytesReceived?: number;
  readonly bytesSent?: number;
  readonly framesEncoded?: number;
  readonly framesDecoded?: number;
  readonly keyFramesDecoded?: number;
}

/** What the page holds: things that cost something until they are let go. */
const held = new Set<object>();

function counted<Thing extends object>(thing: Thing, isAlive: (thing: Thing) => boolean) {
  held.add({ isAlive: () => isAlive(thing) });
  return thing;
}

const holding = () => [...held].filter((one) => (one as { isAlive(): boolean }).isAlive()).length;

const sockets = new Set<WebSocket>();
/** Where nobody answers, while the server is not to be reached. */
const nowhere = 'ws://127.0.0.1:9';
let unreachable = false;
/** Another program uses the camera. */
let taken = false;
window.WebSocket = class extends WebSocket {
  constructor(url: string | URL) {
    super(unreachable ? nowhere : url);
    sockets.add(this);
    counted(this, ({ readyState }) => readyState < 2);
  }
};
const connections = new Set<RTCPeerConnection>();
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
    this.addEventListener('signalingstatechange', () => {
      if (this.signalingState === 'stable') person.negotiations++;
    });
    counted(this, ({ signalingState }) => signalingState !== 'closed');
  }
};
window.AudioContext = class extends AudioContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    counted(this, ({ state }) => state !== 'closed');
  }
};
const captured = new Set<MediaStreamTrack>();
for (const method of ['getUserMedia', 'getDisplayMedia'] as const) {
  const capture = navigator.mediaDevices[method].bind(navigator.mediaDevices);
  navigator.mediaDevices[method] = async (constraints?: MediaStreamConstraints) => {
    if (taken && constraints?.video) throw new DOMException('In use.', 'NotReadableError');
    const stream = await capture(constraints);
    for (const track of stream.getTracks()) {
      captured.add(track);
      counted(track, ({ readyState }) => readyState === 'live');
    }
    return stream;
  };
}

/** Somebody new on the server, by a token alone. */
async function newcomer(server: string, name: string) {
  const response = await fetch(`${server}/api/v1/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  return ((await response.json()) as { readonly token: string }).token;
}

/** What a browser under test can be asked; the tests call it by `page.evaluate`. */
const person = {
  call: undefined as StatefulCall | undefined,
  chat: undefined as StatefulChat | undefined,
  options: undefined as ConnectorOptions | undefined,
  thread: '',
  firstFrames: {} as Record<string, number>,

  async openCall(attributes: Record<string, string>) {
    this.options = {
      attributes: new Map(Object.entries(attributes)),
      credential: undefined,
      signal: new AbortController().signal,
    };
    const { adapter, name } = await localConnector.connectCall(this.options);
    this.call = createStatefulCall(adapter);
    return name;
  },

  /** Why a tag with these attributes cannot connect. */
  async refusal(attributes: Record<string, string>) {
    try {
      await this.openCall(attributes);
      return undefined;
    } catch (error) {
      const { code, target } = AcsError.from(error);
      return { code, target };
    }
  },

  async openChat(attributes: Record<string, string>, credential?: string) {
    const { adapter, thread, storage, outbox } = await localConnector.connectChat({
      attributes: new Map(Object.entries(attributes)),
      credential,
      signal: new AbortController().signal,
    });
    this.chat = createStatefulChat(adapter, { storage, outbox });
    this.thread = thread;
    return this.askChat({ type: 'open-thread', thread });
  },

  /** Resolves with the code of what went wrong, or nothing. */
  async ask(request: CallRequest) {
    try {
      await this.call?.request(request);
      return undefined;
    } catch (error) {
      return AcsError.from(error).code;
    }
  },

  async askChat(request: ChatRequest) {
    try {
      await this.chat?.request(request);
      return undefined;
    } catch (error) {
      return AcsError.from(error).code;
    }
  },

  state() {
    const state = this.call?.state;
    return (
      state && {
        ...state,
        participants: [...state.participants.values()],
        capabilities: [...state.capabilities],
      }
    );
  },

  conversation() {
    const thread = this.chat?.state.threads.get(this.thread);
    return (
      thread && {
        ...thread,
        members: [...thread.members.values()],
        readUpTo: [...thread.readUpTo],
        me: this.chat?.state.me,
        connection: this.chat?.state.connection,
      }
    );
  },

  /** Shows a stream in a frame of its own. */
  show(stream: string) {
    const frame = document.createElement('div');
    frame.dataset['stream'] = stream;
    frame.addEventListener('acs-first-frame', () => (this.firstFrames[stream] = performance.now()));
    document.body.append(frame);
    return this.call?.show(stream, frame).demand({
      visible: true,
      width: 320,
      height: 180,
      devicePixelRatio: 1,
      priority: 'normal',
    });
  },

  /** Shows a stream in a frame of this style, which tells what it needs as a tile does. */
  place(stream: string, style: string) {
    const frame = document.createElement('div');
    frame.dataset['stream'] = stream;
    frame.setAttribute('style', style);
    document.body.append(frame);
    const shown = this.call!.show(stream, frame);
    watchDemand(frame, shown);
  },

  /** Gives the frame of a stream another style. */
  restyle(stream: string, style: string) {
    document.querySelector(`[data-stream="${stream}"]`)?.setAttribute('style', style);
  },

  /** What a browser tells a page that is hidden or shown. */
  setVisibility(state: DocumentVisibilityState) {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  },

  /** What all connections of the page have sent and received of videos until now. */
  async video() {
    const sum = { received: 0, sent: 0, framesEncoded: 0, framesDecoded: 0, keyFramesDecoded: 0 };
    for (const connection of connections) {
      if (connection.signalingState === 'closed') continue;
      const reports = (await connection.getStats()) as unknown as Map<string, VideoReport>;
      for (const { kind, type, ...report } of reports.values()) {
        if (kind !== 'video') continue;
        if (type === 'inbound-rtp') {
          sum.received += report.bytesReceived ?? 0;
          sum.framesDecoded += report.framesDecoded ?? 0;
          sum.keyFramesDecoded += report.keyFramesDecoded ?? 0;
        } else if (type === 'outbound-rtp') {
          sum.sent += report.bytesSent ?? 0;
          sum.framesEncoded += report.framesEncoded ?? 0;
        }
      }
    }
    return sum;
  },

  /** A few pixels of a shown stream, to see that it is a picture and that it moves. */
  pixels(stream: string) {
    const video = document.querySelector<HTMLVideoElement>(`[data-stream="${stream}"] video`);
    if (!video?.videoWidth) return [];
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 16;
    const context = canvas.getContext('2d')!;
    context.drawImage(video, 0, 0, 16, 16);
    return [...context.getImageData(0, 0, 16, 16).data];
  },

  stats(stream: string) {
    return this.call?.stats(stream);
  },

  level(id: string) {
    return this.call?.level(id) ?? 0;
  },

  held: holding,

  /** How often an offer and its answer have come together. */
  negotiations: 0,

  /** How many devices are open. */
  lights() {
    const live = [...captured].filter(({ readyState }) => readyState === 'live');
    const count = (kind: string) => live.filter((track) => track.kind === kind).length;
    return { audio: count('audio'), video: count('video') };
  },

  /** What the browser does when somebody clicks "Stop sharing" in its bar. */
  endShare() {
    const share = [...captured].find(
      ({ contentHint, readyState }) => contentHint === 'detail' && readyState === 'live',
    );
    share?.stop();
    share?.dispatchEvent(new Event('ended'));
  },

  /** What a network that changes does to sockets. */
  dropSockets() {
    for (const socket of sockets) socket.close();
  },

  /** Ends the media connections behind the adapter's back. */
  breakMedia() {
    for (const connection of connections) connection.close();
  },

  /** The same person joins the same room once more. */
  async again() {
    const { adapter } = await localConnector.connectCall(this.options!);
    await createStatefulCall(adapter).request({ type: 'join' });
  },

  conformance: {
    call: callAdapterConformance.map(({ name }) => name),
    chat: chatAdapterConformance.map(({ name }) => name),
    faults: callFaultConformance.map(({ name }) => name),
  },

  /** Runs one test of a conformance suite. */
  async conform(suite: 'call' | 'chat' | 'faults', index: number, server: string, room: string) {
    const before = holding();
    const harness = { held: () => holding() - before, dispose: () => {}, patience: 10 };
    const newAdapter = async () => {
      const options = { server, room, credential: await newcomer(server, 'Somebody') };
      return new LocalCallAdapter(options);
    };
    const newChat = async () =>
      new LocalChatAdapter({ server, credential: await newcomer(server, 'Somebody') });
    if (suite === 'faults') {
      await callFaultConformance[index]?.run(async () => ({
        ...harness,
        adapter: await newAdapter(),
        loseSignal() {
          unreachable = true;
          person.dropSockets();
          return () => (unreachable = false);
        },
        takeCamera() {
          taken = true;
          const camera = [...captured].find((one) => one.kind === 'video' && one.readyState === 'live');
          camera?.stop();
          camera?.dispatchEvent(new Event('ended'));
          return () => (taken = false);
        },
      }));
    } else if (suite === 'call') {
      await callAdapterConformance[index]?.run(async () => ({
        ...harness,
        adapter: await newAdapter(),
        another: newAdapter,
      }));
    } else {
      await chatAdapterConformance[index]?.run(async () => ({
        ...harness,
        adapter: await newChat(),
        another: newChat,
        thread: room,
      }));
    }
  },

  close() {
    this.call?.close();
    this.chat?.close();
  },
};

declare global {
  interface Window {
    person: typeof person;
  }
}

window.person = person;
