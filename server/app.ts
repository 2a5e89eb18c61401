import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Server } from 'node:http';
import { Refusal } from './core/refusal.js';
import type { NativeContext } from './native/context.js';
import { addCors } from './native/cors.js';
import { statusOf, toFailure, toRefusal } from './native/failures.js';
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
      sendFailure(reply, toRefusal(error, context.report));
    },
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  acceptJsonOnly(app);
  app.setErrorHandler((error, _request, reply) => sendFailure(reply, toRefusal(error, context.report)));
  app.setNotFoundHandler((_request, reply) => reply.status(404).type('text/plain').send('Not found\n'));
  await app.register(
    (api, _options, done) => {
      addCors(api, context.origins);
      addRoutes(api, context);
      api.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: '/*',
        handler() {
          throw new Refusal('not-found', 'There is nothing at this address.');
        },
      });
      done();
    },
    { prefix: '/api/v1' },
  );
  await addStaticRoutes(app, files);
  await app.ready();
  return app;
}

function acceptJsonOnly(app: FastifyInstance) {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      // A request without a body may still say that it would be JSON.
      done(null, body === '' ? undefined : JSON.parse(body as string));
    } catch {
      // Without the parser's message: it quotes what was sent.
      done(new Refusal('invalid-argument', 'The body is no JSON.', { target: 'body' }));
    }
  });
}

function sendFailure(reply: FastifyReply, refusal: Refusal) {
  const status = statusOf(refusal.code);
  if (refusal.retryAfter !== undefined) reply.header('Retry-After', refusal.retryAfter);
  if (status === 401) reply.header('WWW-Authenticate', 'Bearer');
  return reply.status(status).headers(securityHeaders).send(toFailure(refusal));
}
