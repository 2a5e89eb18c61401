import type { FastifyInstance, HTTPMethods } from 'fastify';
import { Refusal } from '../core/refusal.js';

/** Those of the API. Preflights, by OPTIONS, are answered for every address. */
export const METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Remembers which methods the routes that follow take.
 *
 * @returns Refuses the others with 405; to be called once all routes are there.
 */
export function watchMethods(api: FastifyInstance): (rest: FastifyInstance) => void {
  const known = new Map<string, Set<string>>();
  api.addHook('onRoute', ({ routePath, method }) => {
    const methods = known.get(routePath) ?? new Set();
    known.set(routePath, methods);
    for (const one of [method].flat()) methods.add(one);
  });
  return (rest) => {
    for (const [url, methods] of [...known]) {
      const allowed = METHODS.filter((method) => methods.has(method));
      if (allowed.length === 0) continue; // Only the preflights.
      rest.route({
        method: METHODS.filter((method) => !methods.has(method)),
        url,
        handler(_request, reply) {
          reply.header('Allow', allowed.join(', '));
          throw new Refusal('unsupported', `This address knows ${allowed.join(', ')} only.`);
        },
      });
    }
  };
}
