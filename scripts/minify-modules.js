import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyTemplates } from './minify-templates.js';
import { plainProperties } from './plain-properties.js';

/** Makes the modules of a folder smaller where no bundler can. They stay readable, and their source maps fit. */
export async function minifyModules(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  for (const file of files.map((name) => join(folder, name))) {
    const code = readFileSync(file, 'utf8');
    const minified = await minifyTemplates(plainProperties(code));
    if (minified !== code) writeFileSync(file, minified);
  }
}
