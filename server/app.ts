import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Server } from 'node:http';
import { Refusal } from './core/refusal.js';
import type { NativeContext } from './native/context.js';
import { addCors } from './native/cors.js';
import { statusOf, toFailure, toRefusal } from './native/failures.js';
import { METHODS, watchMethods } from './native/other-methods.js';
import { refuseNonsense } from './native/raw-answer.js';
import { addRoutes } from './native/routes.js';
import { securityHeaders } from './static/headers.js';
import { addStaticRoutes, type StaticOptions } from './static/routes.js';

/** Everything that the server answers over HTTP. Listening is left to whoever owns `server`. */
export async function makeApp(
  server: Server,
  context: NativeContext,
  files: StaticOptions,
): Promise<FastifyInstance> {
  const app = fastify({
    serverFactory: (handler) => server.on('request', handler),
    bodyLimit: context.limits.body,
    // Ids of people and threads stand in paths, percent-encoded.
    routerOptions: { maxParamLength: 1024 },
    frameworkErrors: (error, _request, reply) => {
      sendError(reply, error, context);
    },
    clientErrorHandler: refuseNonsense,
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  acceptJsonOnly(app);
  app.setErrorHandler((error, _request, reply) => sendError(reply, error, context));
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) refuseUnknown();
    return reply.status(404).type('text/plain').send('Not found\n');
  });
  await app.register(
    (api, _options, done) => {
      addCors(api, context.origins);
      limitAddresses(api, context);
      const refuseOthers = watchMethods(api);
      addRoutes(api, context);
      void api.register((rest, _restOptions, restDone) => {
        refuseOthers(rest);
        rest.route({ method: METHODS, url: '/*', handler: refuseUnknown });
        restDone();
      });
      done();
    },
    { prefix: '/api/v1' },
  );
  await app.register(async (pages) => {
    limitAddresses(pages, context);
    await addStaticRoutes(pages, files);
  });
  await app.ready();
  return app;
}

function refuseUnknown(): never {
  throw new Refusal('not-found', 'There is nothing at this address.');
}

/** After the headers by which a page may read the answer. */
function limitAddresses(app: FastifyInstance, { addresses, rates }: NativeContext) {
  app.addHook('onRequest', (request, _reply, done) => {
    rates.address.take(addresses.of(request.raw));
    done();
  });
}

function acceptJsonOnly(app: FastifyInstance) {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      // A request without a body may still say that it would be JSON.
      done(null, body.length === 0 ? undefined : JSON.parse(utf8.decode(body as Buffer)));
    } catch {
      // Without the parser's message: it quotes what was sent.
      done(new Refusal('invalid-argument', 'The body is no JSON in UTF-8.', { target: 'body' }));
    }
  });
}

function sendError(reply: FastifyReply, error: unknown, { report }: NativeContext) {
  const refusal = toRefusal(error, report);
  const status = statusOf(refusal.code, error);
  if (refusal.retryAfter !== undefined) reply.header('Retry-After', refusal.retryAfter);
  if (status === 401) reply.header('WWW-Authenticate', 'Bearer');
  return reply.status(status).headers(securityHeaders).send(toFailure(refusal));
}
