import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A page's script in one file: typed against `src/`, but of what was built in `dist/`, with Lit for production. */
export async function bundle(page: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${root}bench/pages/${page}.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    plugins: [
      {
        name: 'what was built',
        setup(builder) {
          builder.onResolve({ filter: /^(\.\.\/)+src\// }, ({ path }) => ({
            path: path.replace(/^(\.\.\/)+src\//, `${root}dist/`),
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}
