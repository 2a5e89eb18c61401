/** Which pages may use the server from a browser. */
export interface OriginPolicy {
  /** Origins such as `https://example.org`; `*` for every one. */
  readonly allowed: readonly string[];
  /**
   * Pages of whatever host the browser thinks it talks to. Not for a server that only this machine can reach: a
   * stranger's domain that is made to point here would pass.
   */
  readonly sameHost: boolean;
}

/** Whether a page of `origin` may ask; requests without an origin come from no page. */
export function mayAsk(origin: string | undefined, host: string | undefined, policy: OriginPolicy): boolean {
  if (origin === undefined) return true;
  if (policy.allowed.includes('*') || policy.allowed.includes(origin)) return true;
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return isLocal(url.hostname) || (policy.sameHost && url.host === withoutDefaultPort(host, url.protocol));
}

/** A name or address that always means this machine. */
export function isLocal(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i.test(hostname);
}

function withoutDefaultPort(host: string | undefined, protocol: string) {
  const url = `${protocol}//${host ?? ''}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}
