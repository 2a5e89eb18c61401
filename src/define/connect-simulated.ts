import { registerConnector } from '../stateful/connectors.js';

registerConnector('simulated', async () => {
  const { simulatedConnector } = await import('../adapters/simulated/simulated-connector.js');
  return simulatedConnector;
});
