import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/**
 * What a page takes from a CDN: `acs-elements.js` registers every tag and knows every transport; a transport, a
 * language and what is seldom needed come in chunks of their own, on demand.
 */
export default {
  input: { 'acs-elements': 'dist/define/cdn.js' },
  output: { dir: 'cdn', format: 'es', sourcemap: true, chunkFileNames: 'chunks/[name]-[hash].js' },
  plugins: [
    resolve({ browser: true, exportConditions: ['production'] }),
    commonjs(),
    terser({ module: true }),
  ],
};
