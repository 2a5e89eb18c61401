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

  // Always asked for again, and answered by 304 while unchanged: a new build is seen at the next reload.
  const options = { maxAge: 0, dotfiles: 'ignore' } as const;
  if (elements !== undefined) {
    await app.register(fastifyStatic, {
      ...options,
      root: resolve(elements),
      prefix: '/elements/',
      // Public files, for pages of any origin.
      setHeaders: (response) => void response.setHeader('Access-Control-Allow-Origin', '*'),
      decorateReply: false,
    });
  }
  if (demo !== undefined) {
    await app.register(fastifyStatic, { ...options, root: resolve(demo), prefix: '/' });
    app.get('/rooms/:room', (_request, reply) => reply.sendFile('index.html'));
  }
}
