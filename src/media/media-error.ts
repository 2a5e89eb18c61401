import { AcsError, type ErrorCode } from '../contracts/errors.js';

/** What was asked of the browser. */
export type CaptureKind = 'camera' | 'microphone' | 'screen';

/** By the names that the Media Capture and Screen Capture specifications give to refusals. */
const codes: Readonly<Partial<Record<string, ErrorCode>>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'device-missing',
  OverconstrainedError: 'device-missing',
  NotReadableError: 'device-busy',
  AbortError: 'device-busy',
  NotSupportedError: 'unsupported',
  TypeError: 'unsupported',
  // A share that no click asked for.
  InvalidStateError: 'permission-denied',
};

/** Turns what `getUserMedia` and `getDisplayMedia` reject with into an error of ours. */
export function toMediaError(error: unknown, kind: CaptureKind): AcsError {
  if (error instanceof AcsError) return error;
  const name = error instanceof Error ? error.name : '';
  // A closed picker and a refusal cannot be told apart; people who close it have made up their mind.
  if (kind === 'screen' && name === 'NotAllowedError') {
    return new AcsError('cancelled', 'Nothing was chosen to share.', { cause: error });
  }
  const code = codes[name] ?? 'internal';
  const message = error instanceof Error ? error.message : String(error);
  return new AcsError(code, `The ${kind} cannot be used: ${message}`, { cause: error });
}

/** Why there are no devices at all. */
export function noMediaDevices(): AcsError {
  return isSecureContext
    ? new AcsError('unsupported', 'This browser gives web pages no camera, microphone or screen.')
    : new AcsError(
        'insecure-context',
        'Browsers give cameras and microphones only to pages on https or localhost.',
      );
}
