import type { Connector } from '../contracts/connector.js';
import { AcsError } from '../contracts/errors.js';

/** Makes a connector; called once, when a tag first asks for its transport. */
export type ConnectorLoader = () => Promise<Connector>;

const loaders = new Map<string, ConnectorLoader>();

/**
 * Teaches the drop-in tags a transport: `<acs-call transport="name">` then asks this loader. A later
 * registration under the same name replaces the earlier one, for tags that connect from then on.
 *
 * @throws AcsError - `invalid-argument` when the name is empty.
 */
export function registerConnector(name: string, load: ConnectorLoader): void {
  if (name === '') throw new AcsError('invalid-argument', 'A transport needs a name.', { target: 'name' });
  loaders.set(name, load);
}

/**
 * @throws AcsError - `unknown-transport` when nothing is registered under this name; `unreachable` when what is
 * registered could not be loaded.
 */
export async function loadConnector(name: string): Promise<Connector> {
  const load = loaders.get(name);
  if (!load) {
    const known = [...loaders.keys()].map((one) => `"${one}"`).join(', ') || 'none';
    throw new AcsError(
      'unknown-transport',
      `No transport is registered as "${name}" (registered: ${known}). Import "acs-elements/define/connect-${name}.js" or call registerConnector().`,
      { target: 'transport' },
    );
  }
  try {
    return await load();
  } catch (error) {
    if (error instanceof AcsError) throw error;
    throw new AcsError('unreachable', `The transport "${name}" could not be loaded.`, { cause: error });
  }
}
