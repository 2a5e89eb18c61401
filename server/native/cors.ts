import type { FastifyInstance } from 'fastify';
import { Refusal } from '../core/refusal.js';
import { mayAsk, type OriginPolicy } from './origins.js';

/** Lets the pages of allowed origins use the API, and refuses those of others before anything is done. */
export function addCors(api: FastifyInstance, policy: OriginPolicy): void {
  api.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'Cache-Control': 'no-store', Vary: 'Origin' });
    const { origin, host } = request.headers;
    if (origin === undefined) return;
    if (!mayAsk(origin, host, policy))
      throw new Refusal('forbidden', 'Pages of this origin may not use this server; see its --origin.', {
        target: 'origin',
      });
    reply.headers({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': 'Retry-After',
    });
  });

  api.options('/*', (_request, reply) =>
    reply
      .status(204)
      .headers({
        'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
        'Access-Control-Allow-Headers': 'authorization, content-type',
        'Access-Control-Max-Age': '600',
      })
      .send(),
  );
}
