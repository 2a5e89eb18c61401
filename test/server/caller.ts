/** A process of its own that stays in a call: `caller.ts <url> <token> <room>`. Says when it is in, and how it ended. */
import { WebSocket } from 'ws';
import type { ClientFrame } from '../../src/contracts/native.js';

const [url = '', token = '', room = ''] = process.argv.slice(2);
const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/socket`);
const send = (frame: ClientFrame) => socket.send(JSON.stringify(frame));
socket.on('open', () => {
  send({ type: 'authenticate', id: 1, token, topics: ['call'] });
  send({ type: 'join-call', id: 2, room, media: { muted: true, camera: false, screen: false } });
});
socket.on('message', (data: Buffer) => {
  if (data.toString().startsWith('{"type":"reply","id":2')) console.log('in the call');
});
socket.on('error', () => {});
socket.on('close', (code) => console.log(`closed with ${code}`));
