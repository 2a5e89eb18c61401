import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Connection } from './connection.js';
import type { NativeContext } from './context.js';
import { Hub } from './hub.js';
import { mayAsk } from './origins.js';

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
    const { origin, host } = request.headers;
    if (request.url?.split('?', 1)[0] !== PATH) return refuse(stream, '404 Not Found');
    if (!mayAsk(origin, host, context.origins)) return refuse(stream, '403 Forbidden');
    sockets.handleUpgrade(request, stream, head, (socket) => new Connection(socket, context, hub));
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

function refuse(stream: Duplex, status: string) {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
