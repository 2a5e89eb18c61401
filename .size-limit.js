/**
 * Budgets, minified and brotli. A budget is raised in a commit of its own, with the reason.
 *
 * Left out everywhere: other languages than English, and what only browsers load that lack a standard (webrtc-adapter;
 * floating-ui, where CSS cannot place a menu). "To begin" also leaves out what a tag loads when it is first needed;
 * "in all" has it.
 */
const fallbacks = ['*/ar/index.js', 'webrtc-adapter', '@floating-ui/dom'];
const later = [
  './split-links.js',
  '*/pre-join/pre-join.js',
  '*/participant-list/participant-list.js',
  '*/device-picker/device-picker.js',
];

const budget = (name, path, limit, external = fallbacks) => ({
  name,
  path: `dist/${path}.js`,
  limit,
  modifyEsbuildConfig: (config) => ({ ...config, conditions: ['production'], external }),
});

export default [
  budget('one button alone, with Lit', 'define/microphone-button', '12 kB'),
  budget('acs-chat without a transport, to begin', 'define/chat', '40 kB', [...fallbacks, ...later]),
  budget('acs-chat without a transport, in all', 'define/chat', '45 kB'),
  budget('acs-call without a transport, to begin', 'define/call', '50 kB', [...fallbacks, ...later]),
  budget('acs-call without a transport, in all', 'define/call', '59 kB'),
  budget('the local transport', 'adapters/local/local-connector', '20 kB'),
];
