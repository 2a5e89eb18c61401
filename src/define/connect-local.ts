import { registerConnector } from '../stateful/connectors.js';

registerConnector('local', async () => (await import('../adapters/local/local-connector.js')).localConnector);
