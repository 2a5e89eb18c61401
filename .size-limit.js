/**
 * Budgets, minified and brotli. A budget is raised in a commit of its own, with the reason.
 *
 * Left out everywhere: the transport, other languages than English, and what only browsers load that lack a standard
 * (webrtc-adapter; floating-ui, where CSS cannot place a menu). "To begin" is what a page loads for the tag; "in all"
 * has in the same file, as if imported at once, what the tag loads when it is first needed.
 */
const onDemand = [
  'components/pre-join/pre-join.js',
  'components/participant-list/participant-list.js',
  'components/device-picker/device-picker.js',
];

/** What is imported on demand stays outside; `added` is inside all the same. */
const bundle = (added) => ({
  name: 'bundle',
  setup({ onResolve, onLoad, initialOptions: { entryPoints } }) {
    const entry = entryPoints[0];
    onResolve({ filter: /./ }, ({ kind, path }) => {
      if (kind === 'dynamic-import') return { path, external: true };
      return kind === 'entry-point' ? { path, namespace: 'entry' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'entry' }, () => ({
      contents: [entry, ...added.map((name) => `${import.meta.dirname}/dist/${name}`)]
        .map((path) => `export * from ${JSON.stringify(path)};`)
        .join(''),
      resolveDir: import.meta.dirname,
    }));
  },
});

const budget = (name, path, limit, added = []) => ({
  name,
  path: `dist/${path}.js`,
  limit,
  modifyEsbuildConfig: (config) => ({
    ...config,
    format: 'esm',
    conditions: ['production'],
    plugins: [bundle(added)],
  }),
});

export default [
  budget('one button alone, with Lit', 'define/microphone-button', '11 kB'),
  budget('acs-chat without a transport, to begin', 'define/chat', '40.7 kB'),
  budget('acs-chat without a transport, in all', 'define/chat', '43.7 kB', ['stateful/chat/outbox.js']),
  budget('acs-call without a transport, to begin', 'define/call', '48.2 kB'),
  budget('acs-call without a transport, in all', 'define/call', '56.5 kB', onDemand),
  budget('the local transport', 'adapters/local/local-connector', '20 kB'),
];
