/**
 * Every way in which this library fails. Closed: a new way is a new line here.
 *
 * | code | what happened | retryable |
 * | --- | --- | --- |
 * | `invalid-argument` | An attribute, property or argument is missing or malformed; the message names it | no |
 * | `unknown-transport` | No connector is registered under this name | no |
 * | `unsupported` | This transport or browser cannot do it | no |
 * | `insecure-context` | The page is neither https nor localhost, so that there are no devices | no |
 * | `unauthenticated` | The token is missing, malformed, revoked or not for this server | no |
 * | `token-expired` | The token was right once | no |
 * | `forbidden` | The token is right, but this person may not do this | no |
 * | `not-found` | No such room, thread, message or person | no |
 * | `conflict` | Somebody else changed it first | yes |
 * | `too-large` | More than the limit that the message names | no |
 * | `throttled` | Too many requests | yes |
 * | `full` | The call has reached its limit of people | yes |
 * | `unreachable` | No answer from the server: offline, wrong address, or it is down | yes |
 * | `timed-out` | No answer within the deadline | yes |
 * | `permission-denied` | The person, the browser or the system refused a device | no |
 * | `device-missing` | There is no such device | no |
 * | `device-busy` | Another program uses the device | yes |
 * | `cancelled` | The person or the page called it off; not an error to show | no |
 * | `closed` | The session was closed before the answer came | no |
 * | `media-failed` | No media path to the other side | yes |
 * | `internal` | A fault of the server or of this library; the cause is kept | yes |
 */
export type ErrorCode =
  | 'invalid-argument'
  | 'unknown-transport'
  | 'unsupported'
  | 'insecure-context'
  | 'unauthenticated'
  | 'token-expired'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'throttled'
  | 'full'
  | 'unreachable'
  | 'timed-out'
  | 'permission-denied'
  | 'device-missing'
  | 'device-busy'
  | 'cancelled'
  | 'closed'
  | 'media-failed'
  | 'internal';

const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'conflict',
  'throttled',
  'full',
  'unreachable',
  'timed-out',
  'device-busy',
  'media-failed',
  'internal',
]);

/** The one error of this library: told apart by `code`, never by its message. */
export class AcsError extends Error {
  override readonly name = 'AcsError';
  readonly code: ErrorCode;
  /** The attribute, property or argument that is wrong, where one is. */
  readonly target: string | undefined;
  /** How long the far side wishes to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;

  /**
   * @param message - What was wrong and how to mend it, in plain English. Never holds a token.
   * @param options - `cause` keeps the original error; `target` names what is wrong; `retryAfter` is in milliseconds.
   */
  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; target?: string | undefined; retryAfter?: number | undefined } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.target = options.target;
    this.retryAfter = options.retryAfter;
  }

  /** The same request may succeed later. */
  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }

  /** The error itself where it is one of ours, else an `internal` one around it. */
  static from(error: unknown): AcsError {
    if (error instanceof AcsError) return error;
    const message = error instanceof Error ? error.message : String(error);
    return new AcsError('internal', message, { cause: error });
  }
}
