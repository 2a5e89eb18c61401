import type { ErrorCode } from '../../src/contracts/errors.js';

/** What the server refuses to do, and why: told apart by `code`, never by its message. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  /** The field, parameter or thing that is wrong, where one is. */
  readonly target: string | undefined;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter: number | undefined;

  /** @param message - What was wrong and how to mend it, in plain English. Never holds a token. */
  constructor(code: ErrorCode, message: string, options: { target?: string; retryAfter?: number } = {}) {
    super(message);
    this.code = code;
    this.target = options.target;
    this.retryAfter = options.retryAfter;
  }
}
