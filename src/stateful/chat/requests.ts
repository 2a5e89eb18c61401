import type { Failure } from '../../contracts/adapter.js';
import type { ChatRequest, ChatState } from '../../contracts/chat.js';
import { addNotice, removeNotices } from '../notices.js';
import { patch } from '../patch.js';
import { withGapLoading } from './gaps.js';
import { inThread } from './threads.js';

/** What the outbox asks, as often as it takes. */
const OUTBOX: ReadonlySet<ChatRequest['type']> = new Set([
  'send-message',
  'edit-message',
  'delete-message',
  'check-messages',
] as const);

/** The chat while a request is on its way. */
export function withRequestStarted(chat: ChatState, request: ChatRequest): ChatState {
  switch (request.type) {
    case 'load-gap':
      return inThread(chat, request.thread, (thread) => withGapLoading(thread, request.gap, true));
    case 'load-older':
      return inThread(chat, request.thread, (thread) => patch(thread, { loading: true }));
    case 'open-thread':
      return inThread(chat, request.thread, (thread) => {
        if (thread.status === 'open') return thread; // What it shows is still right.
        const opening = patch(thread, { status: 'opening', failure: undefined });
        return chat.threads.has(request.thread) ? opening : { ...opening }; // Another one, so that it becomes known.
      });
    default:
      return chat;
  }
}

/** The chat after a request: a success takes an earlier failure of the same kind away. */
export function withRequestEnded(
  chat: ChatState,
  request: ChatRequest,
  at: number,
  failure: Failure<ChatRequest> | undefined,
): ChatState {
  const ended = withoutLoading(chat, request);
  if (!failure) return withoutFailure(ended, request.type);
  // An attempt that failed is not yet a refusal: the outbox says when it is.
  return OUTBOX.has(request.type) ? ended : withFailure(ended, failure, at);
}

/** The chat without what was told of a failure that is past. */
export function withoutFailure(chat: ChatState, type: ChatRequest['type']): ChatState {
  return patch(chat, {
    failure: chat.failure?.request.type === type ? undefined : chat.failure,
    notices: removeNotices(
      chat.notices,
      ({ code, subject }) => code === 'request-failed' && subject === type,
    ),
  });
}

/** The chat with a request that was refused. */
export function withFailure(chat: ChatState, failure: Failure<ChatRequest>, at: number): ChatState {
  const { request, code, message, retryable } = failure;
  const isCalledOff = code === 'cancelled' || code === 'closed';
  if (request.type === 'open-thread') {
    const opening = inThread(chat, request.thread, (thread) =>
      thread.status === 'opening'
        ? { ...thread, status: 'failed', failure: { code, message, retryable } }
        : thread,
    );
    return isCalledOff ? opening : { ...opening, failure };
  }
  if (isCalledOff || request.type === 'tell-typing' || request.type === 'tell-read') return chat;
  if (request.type === 'send-message') return { ...chat, failure }; // Its own row says so.
  const notice = { code: 'request-failed', level: 'error', at, subject: request.type, error: code } as const;
  return { ...chat, failure, notices: addNotice(chat.notices, notice) };
}

function withoutLoading(chat: ChatState, request: ChatRequest): ChatState {
  switch (request.type) {
    case 'load-gap':
      return inThread(chat, request.thread, (thread) => withGapLoading(thread, request.gap, false));
    case 'load-older':
      return inThread(chat, request.thread, (thread) => patch(thread, { loading: false }));
    default:
      return chat;
  }
}
