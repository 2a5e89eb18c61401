import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Where requests come from, as far as it can be known. */
export class Addresses {
  readonly #proxies = new BlockList();

  /**
   * @param proxies - Whose `X-Forwarded-For` is believed: addresses, networks such as `10.0.0.0/8`, or `loopback`.
   * @throws RangeError - One of them is none of these.
   */
  constructor(proxies: readonly string[]) {
    for (const proxy of proxies) {
      if (proxy === 'loopback') {
        this.#trust('127.0.0.0/8');
        this.#trust('::1');
      } else this.#trust(proxy);
    }
  }

  /** The client behind a request, as a key for limits. A header counts only as far as proxies of ours wrote it. */
  of({ socket, headers }: IncomingMessage): string {
    let address = plain(socket.remoteAddress ?? '') ?? '';
    const forwarded = headers['x-forwarded-for'];
    const hops = typeof forwarded === 'string' ? forwarded.split(',') : [];
    while (this.#isProxy(address)) {
      const before = plain(hops.pop() ?? '');
      if (before === undefined) break;
      address = before;
    }
    return network(address);
  }

  #isProxy(address: string) {
    return address !== '' && this.#proxies.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
  }

  #trust(text: string) {
    const [address = '', prefix, ...rest] = text.split('/');
    const version = isIP(address);
    const length = prefix === undefined ? undefined : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
    if (version === 0 || rest.length > 0)
      throw new RangeError(`"${text}" is no address, no network, and not loopback.`);
    const family = version === 6 ? 'ipv6' : 'ipv4';
    if (length === undefined) this.#proxies.addAddress(address, family);
    else if (length <= (version === 6 ? 128 : 32)) this.#proxies.addSubnet(address, length, family);
    else throw new RangeError(`"${text}" is no network.`);
  }
}

/** An address without port, brackets or zone, and IPv4 as such; undefined for what is none. */
function plain(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:([\d.]+)$/i, '$1');
  return isIP(bare) === 0 ? undefined : bare;
}

/** What one client has: an address of IPv4, or 64 bits of IPv6, for each household has as many addresses as it likes. */
function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  // Dotted ends stand for two groups, and are beyond the first four.
  const missing = 8 - groups.length - rest.length - (address.includes('.') ? 1 : 0);
  if (tail !== undefined) groups.push(...Array.from({ length: missing }, () => '0'), ...rest);
  const prefix = groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${prefix.join(':')}::`;
}
