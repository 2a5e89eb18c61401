import { transform } from 'esbuild';
import ts from 'typescript';

/** Elements that begin and end a line of their own, or have no text but that of their own children. */
const BLOCK = 'aside|details|div|footer|form|h[1-6]|header|li|nav|ol|option|p|section|ul';
const BEFORE_BLOCK = new RegExp(`\\n(?=</?(?:${BLOCK})(?![\\w-]))`, 'g');
const AFTER_BLOCK = new RegExp(`(</?(?:${BLOCK})(?: [^<>]*)?>)\\n`, 'g');

/**
 * Takes out of a module's style sheets and HTML what only its readers need: no bundler looks into a template literal,
 * so it would travel to every page. The line breaks move into the code behind, where a bundler does look and where
 * the source map still finds its lines.
 */
export async function minifyTemplates(code) {
  const literals = [];
  const visit = (node) => {
    if (ts.isTemplateLiteralToken(node)) literals.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.js', code, ts.ScriptTarget.ESNext, true));

  let result = '';
  let done = 0;
  for (const literal of literals) {
    const at = literal.getStart();
    const text = code.slice(at, literal.end);
    const minified = await minify(text, tagOf(literal), literal.kind);
    const moved = '\n'.repeat(countLines(text) - countLines(minified));
    result += code.slice(done, at) + minified + moved;
    done = literal.end;
  }
  return result + code.slice(done);
}

async function minify(text, tag, kind) {
  if (tag === 'html') return minifyMarkup(text);
  // With expressions it is not a style sheet but a part of one.
  if (tag === 'css' && kind === ts.SyntaxKind.NoSubstitutionTemplateLiteral) return minifySheet(text);
  return text;
}

/** The tag of the template that the literal is, or is before, between or after the expressions of. */
function tagOf({ parent }) {
  const template = ts.isTemplateSpan(parent) ? parent.parent.parent : parent;
  const tagged = ts.isTemplateExpression(template) ? template.parent : template;
  return ts.isTaggedTemplateExpression(tagged) ? tagged.tag.getText() : undefined;
}

/** White space that is seen stays, as one line break: between words and between elements that stand in a line. */
function minifyMarkup(text) {
  return text
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\n(?=\/?>)/g, '')
    .replace(BEFORE_BLOCK, '')
    .replace(AFTER_BLOCK, '$1');
}

async function minifySheet(text) {
  const { code } = await transform(text.slice(1, -1), { loader: 'css', minify: true, target: 'esnext' });
  return `\`${withoutSpaces(code.trim()).replaceAll('\\', '\\\\')}\``;
}

/** The values of custom properties, which esbuild leaves as they are; strings stay. */
function withoutSpaces(sheet) {
  return sheet
    .split(/("[^"]*")/)
    .map((part) => (part.startsWith('"') ? part : part.replace(/(--[\w-]+:|[,(]) +| +(?=\))/g, '$1')))
    .join('');
}

function countLines(text) {
  return text.split('\n').length;
}
