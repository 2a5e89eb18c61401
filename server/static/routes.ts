import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { resolve } from 'node:path';

export interface StaticOptions {
  /** The folder of the demo page, with an `index.html`. */
  readonly demo: string | undefined;
  /** The folder of the files for script tags. */
  readonly elements: string | undefined;
}

/** The built files: the demo at `/`, the elements at `/elements/`, and a link for every room. */
export async function addStaticRoutes(
  app: FastifyInstance,
  { demo, elements }: StaticOptions,
): Promise<void> {
  app.get('/healthz', (_request, reply) => reply.header('Cache-Control', 'no-store').send({ status: 'ok' }));

  if (elements !== undefined) {
    await app.register(fastifyStatic, {
      root: resolve(elements),
      prefix: '/elements/',
      // Public files, for pages of any origin.
      setHeaders: (reply) => void reply.setHeader('Access-Control-Allow-Origin', '*'),
      cacheControl: false,
      decorateReply: false,
    });
  }
  if (demo !== undefined) {
    await app.register(fastifyStatic, { root: resolve(demo), prefix: '/', cacheControl: false });
    app.get('/rooms/:room', (_request, reply) => reply.sendFile('index.html'));
  }
}
