import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Session, Person, Room } from '../../src/contracts/native.js';
import { Refusal } from '../core/refusal.js';
import type { Bearer, Scope } from '../core/tokens.js';
import { addThreadRoutes } from './thread-routes.js';
import type { NativeContext } from './context.js';
import { newPerson, roomPath } from './schemas.js';
import { validator } from './validate.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null where a route is open to everybody. */
    bearer: Bearer | null;
  }
}

/** The REST half of the native API. */
export function addRoutes(api: FastifyInstance, context: NativeContext): void {
  const { core, rates, addresses } = context;
  const checkPerson = validator(newPerson, 'body');
  const checkRoom = validator(roomPath, 'path');

  api.post('/people', async (request, reply): Promise<Session> => {
    if (!context.guests) throw new Refusal('forbidden', 'This server takes no guests.');
    const { name } = checkPerson(request.body);
    rates.guests.take(addresses.of(request.raw));
    reply.status(201);
    return core.tokens.issue(core.people.add(name).id);
  });

  void api.register((closed, _options, done) => {
    closed.decorateRequest('bearer', null);
    closed.addHook('onRequest', async (request) => {
      request.bearer = await core.tokens.verify(tokenOf(request));
      rates.requests.take(request.bearer.id);
    });

    closed.patch('/people/me', (request): Person => {
      const { id } = bearerOf(request);
      return core.people.rename(id, checkPerson(request.body).name);
    });

    closed.post('/tokens', (request): Promise<Session> => {
      const { id, scopes } = bearerOf(request);
      return core.tokens.issue(id, [...scopes]);
    });

    closed.put('/rooms/:room', (request): Room => {
      const { id } = bearerOf(request);
      const { room } = checkRoom(request.params);
      if (!core.rooms.has(room)) {
        rates.rooms.take(id);
        rates.addressRooms.take(addresses.of(request.raw));
      }
      return core.rooms.enter(room, core.people.get(id));
    });

    addThreadRoutes(closed, context);
    done();
  });
}

/** Who asks. @throws Refusal - Nobody, or the token is not for this. */
export function bearerOf(request: FastifyRequest, scope?: Scope): Bearer {
  const { bearer } = request;
  if (!bearer) throw new Refusal('unauthenticated', 'A token is needed.');
  if (scope && !bearer.scopes.has(scope)) throw new Refusal('forbidden', `The token is not for ${scope}.`);
  return bearer;
}

function tokenOf(request: FastifyRequest) {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined)
    throw new Refusal('unauthenticated', 'An Authorization header with a bearer token is needed.');
  return token;
}
