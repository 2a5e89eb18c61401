import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MessagePage, ThreadDetails, WireMessage } from '../../src/contracts/native.js';
import { asSeenBy } from '../core/messages.js';
import { Refusal } from '../core/refusal.js';
import type { NativeContext } from './context.js';
import { bearerOf } from './routes.js';
import {
  memberPath,
  messageChange,
  messagePath,
  newMessage,
  pageQuery,
  readMark,
  threadChange,
  threadPath,
} from './schemas.js';
import { validator } from './validate.js';

const checkThread = validator(threadPath, 'path');
const checkMember = validator(memberPath, 'path');
const checkMessage = validator(messagePath, 'path');
const checkPage = validator(pageQuery, 'query');
const checkTopic = validator(threadChange, 'body');
const checkNew = validator(newMessage, 'body');
const checkText = validator(messageChange, 'body');
const checkMark = validator(readMark, 'body');

/** Threads and what is said in them: each one for its members only. */
export function addThreadRoutes(api: FastifyInstance, { core, rates }: NativeContext): void {
  const { threads, messages, people } = core;
  const who = (request: FastifyRequest) => bearerOf(request, 'chat').id;

  api.get('/threads/:thread', (request): ThreadDetails => {
    const me = who(request);
    return threads.details(checkThread(request.params).thread, me);
  });

  api.patch('/threads/:thread', (request, reply) => {
    const me = who(request);
    threads.setTopic(checkThread(request.params).thread, me, checkTopic(request.body).topic);
    return reply.status(204).send();
  });

  api.delete('/threads/:thread/members/:person', (request, reply) => {
    const me = who(request);
    const { thread, person } = checkMember(request.params);
    threads.removeMember(thread, me, person);
    return reply.status(204).send();
  });

  api.get('/threads/:thread/messages', (request): MessagePage => {
    const me = who(request);
    const { thread } = checkThread(request.params);
    const query = checkPage(request.query);
    if (query.after !== undefined && (query.before !== undefined || query.changed !== undefined))
      throw new Refusal('invalid-argument', 'Ask for after alone.', { target: 'after' });
    threads.requireMember(thread, me);
    const page = messages.page(thread, query);
    return { ...page, messages: page.messages.map((message) => asSeenBy(me, message)) };
  });

  api.post('/threads/:thread/messages', (request, reply): WireMessage => {
    const me = who(request);
    const { thread } = checkThread(request.params);
    const body = checkNew(request.body);
    rates.messages.take(me);
    threads.requireMember(thread, me);
    const sent = messages.send(thread, people.get(me), body, () => threads.audience(thread));
    reply.status(sent.repeated ? 200 : 201);
    return sent.message;
  });

  api.patch('/threads/:thread/messages/:id', (request): WireMessage => {
    const me = who(request);
    const { thread, id } = checkMessage(request.params);
    const { text } = checkText(request.body);
    rates.messages.take(me);
    threads.requireMember(thread, me);
    return messages.edit(thread, id, me, text, () => threads.audience(thread));
  });

  api.delete('/threads/:thread/messages/:id', (request): WireMessage => {
    const me = who(request);
    const { thread, id } = checkMessage(request.params);
    threads.requireMember(thread, me);
    return messages.delete(thread, id, me, () => threads.audience(thread));
  });

  api.post('/threads/:thread/typing', (request, reply) => {
    const me = who(request);
    threads.tellTyping(checkThread(request.params).thread, me);
    return reply.status(204).send();
  });

  api.put('/threads/:thread/read', (request, reply) => {
    const me = who(request);
    threads.markRead(checkThread(request.params).thread, me, checkMark(request.body).upTo);
    return reply.status(204).send();
  });
}
