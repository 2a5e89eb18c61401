/** Budgets, minified and brotli. A budget is raised in a commit of its own, with the reason. */
const measured = (config) => ({ ...config, conditions: ['production'], external: ['*/ar/index.js'] });

const budget = (name, path, limit) => ({ name, path, limit, modifyEsbuildConfig: measured });

export default [
  budget('one button alone, with Lit', 'dist/define/microphone-button.js', '12 kB'),
  budget('acs-chat, without a transport', 'dist/define/chat.js', '40 kB'),
  budget('acs-call, without a transport', 'dist/define/call.js', '50 kB'),
  budget('the local transport', 'dist/adapters/local/local-connector.js', '20 kB'),
];
