import type { FastifyInstance } from 'fastify';
import { Refusal } from '../core/refusal.js';
import { mayAsk, type OriginPolicy } from './origins.js';

/** Lets the pages of allowed origins use the API, and refuses those of others before anything is done. */
export function addCors(app: FastifyInstance, policy: OriginPolicy): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    reply.headers({ 'Cache-Control': 'no-store', Vary: 'Origin' });
    const { origin, host } = request.headers;
    if (origin === undefined) return;
    if (!mayAsk(origin, host, policy))
      throw new Refusal('forbidden', 'Pages of this origin may not use this server.', { target: 'origin' });
    reply.headers({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': 'Retry-After',
    });
    if (request.method !== 'OPTIONS') return;
    return reply
      .status(204)
      .headers({
        'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
        'Access-Control-Allow-Headers': 'authorization, content-type',
        'Access-Control-Max-Age': '600',
      })
      .send();
  });
}
