import type { PermissionAnswer } from '../contracts/devices.js';

/** What is used of `navigator.permissions`. */
export type PermissionSource = Pick<Permissions, 'query'>;

type Kind = 'camera' | 'microphone';

/** The browser's own memory of what people have answered, where it has one. */
export function permissionSource(): PermissionSource | undefined {
  return navigator.permissions;
}

/** Reports the answer now and whenever it changes, until `signal` aborts. Silent where the browser does not tell. */
export async function watchPermission(
  source: PermissionSource | undefined,
  kind: Kind,
  report: (answer: PermissionAnswer) => void,
  signal: AbortSignal,
): Promise<void> {
  const status = await query(source, kind);
  if (!status || signal.aborted) return;
  report(status.state);
  status.addEventListener('change', () => report(status.state), { signal });
}

/**
 * What a refusal means. Where the browser itself has allowed the device and it is refused all the same, it was the
 * system that refused.
 */
export async function answerAfterRefusal(
  source: PermissionSource | undefined,
  kind: Kind,
): Promise<PermissionAnswer> {
  const status = await query(source, kind);
  return status?.state === 'granted' ? 'denied-by-system' : 'denied';
}

async function query(source: PermissionSource | undefined, kind: Kind) {
  try {
    return await source?.query({ name: kind });
  } catch {
    return undefined; // Some browsers do not know these names.
  }
}
