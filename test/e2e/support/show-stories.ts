import { nothing, render, type TemplateResult } from 'lit';

type StoryFile = Readonly<Record<string, unknown>>;

/** Shows story after story and then tells the test, by `window.storiesShown`, what the policy has forbidden. */
export async function showAll(files: readonly StoryFile[]): Promise<void> {
  const stage = document.body.appendChild(document.createElement('main'));
  const violations: string[] = [];
  let current = '';
  document.addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      violations.push(`${current}: ${violatedDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`),
  );
  let shown = 0;
  for (const { default: meta, ...stories } of files) {
    for (const [name, story] of Object.entries(stories)) {
      current = `${(meta as { title: string }).title}/${name}`;
      render((story as () => TemplateResult)(), stage);
      await frames(3);
      render(nothing, stage);
      shown++;
    }
  }
  Object.assign(window, { storiesShown: { shown, violations } });
}

async function frames(count: number) {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
}
