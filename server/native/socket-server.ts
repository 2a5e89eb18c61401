import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Connection } from './connection.js';
import type { NativeContext } from './context.js';
import { Hub } from './hub.js';
import { mayAsk } from './origins.js';
import { refuseRaw } from './raw-answer.js';
import { toRefusal } from './failures.js';
import { Refusal } from '../core/refusal.js';

const PATH = '/api/v1/socket';

/** The sockets of the native API on a server that speaks HTTP. */
export interface SocketServer {
  /** Tells every socket, and resolves when all have closed. */
  close(): Promise<void>;
}

export function serveSockets(server: Server, context: NativeContext): SocketServer {
  const hub = new Hub(context.core, context.limits);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: context.limits.signalFrame,
    perMessageDeflate: false,
  });

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', () => stream.destroy());
    try {
      const address = admit(request);
      sockets.handleUpgrade(request, stream, head, (socket) => new Connection(socket, address, context, hub));
    } catch (error) {
      refuseRaw(stream, toRefusal(error, context.report));
    }
  };
  const admit = (request: IncomingMessage): string => {
    const address = context.addresses.of(request);
    context.rates.address.take(address);
    const { origin, host } = request.headers;
    if (request.url?.split('?', 1)[0] !== PATH)
      throw new Refusal('not-found', 'There is no socket at this address.');
    if (!mayAsk(origin, host, context.origins))
      throw new Refusal('forbidden', 'Pages of this origin may not use this server; see its --origin.', {
        target: 'origin',
      });
    hub.requireRoom(address);
    return address;
  };
  server.on('upgrade', upgrade);

  return {
    async close() {
      server.off('upgrade', upgrade);
      hub.close();
      const deadline = Date.now() + 1000;
      while (hub.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
      hub.terminate();
      sockets.close();
    },
  };
}
