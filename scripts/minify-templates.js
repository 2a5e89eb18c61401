import { transform } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A css literal without expressions: with them it is not a style sheet but a part of one. */
const SHEET = /\bcss\s*`([^`$\\]*)`/g;

/**
 * Takes the white space and comments out of the style sheets in a folder of modules: no bundler looks into a template
 * literal, so it would travel to every page.
 */
export async function minifyTemplates(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  await Promise.all(files.map((name) => minifyFile(join(folder, name))));
}

async function minifyFile(file) {
  const code = readFileSync(file, 'utf8');
  const sheets = [...code.matchAll(SHEET)];
  if (sheets.length === 0) return;
  const minified = await Promise.all(sheets.map(([, sheet]) => minifySheet(sheet)));
  let index = 0;
  // As many lines as before, so that the source map still fits.
  writeFileSync(
    file,
    code.replace(
      SHEET,
      (literal) => `css\`${minified[index++]}${'\n'.repeat(literal.split('\n').length - 1)}\``,
    ),
  );
}

async function minifySheet(sheet) {
  const { code } = await transform(sheet, { loader: 'css', minify: true, target: 'esnext' });
  return code.trim().replaceAll('\\', '\\\\');
}
