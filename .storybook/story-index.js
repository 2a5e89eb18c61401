import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';

/** Where the tests find what this plugin lists. */
const PATH = '/test/stories/index.js';

const TAG = /static (?:override )?readonly tag = 'acs-([a-z-]+)'/;

/** Every element of the library, and which of its parts are missing. */
export function listElements() {
  return ['src/components', 'src/composites'].flatMap(filesIn).flatMap((file) => {
    const name = TAG.exec(readFileSync(file, 'utf8'))?.[1];
    if (!name) return [];
    const room = file.split('/')[1];
    const parts = [
      `src/define/${name}.ts`,
      `stories/${room}/${name}.stories.ts`,
      `test/${room}/${name}.test.ts`,
    ];
    return { name, missing: parts.filter((part) => !existsSync(part)) };
  });
}

/** Lists all story files and elements for the tests in the browser, so that no list has to be kept by hand. */
export function storyIndex() {
  return {
    name: 'story-index',
    serve({ path }) {
      if (path !== PATH) return undefined;
      const stories = filesIn('stories')
        .filter((file) => file.endsWith('.stories.ts'))
        .map((file) => `  '${file}': () => import('/${file}'),`);
      return {
        type: 'js',
        body: [
          'export const storyFiles = {',
          ...stories,
          '};',
          `export const elements = ${JSON.stringify(listElements())};`,
        ].join('\n'),
      };
    },
  };
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.split(sep).join('/'), entry.name))
    .sort();
}
