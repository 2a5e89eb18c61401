import { transform } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A css literal without expressions: with them it is not a style sheet but a part of one. */
const SHEET = /\bcss\s*`([^`$\\]*)`/g;

/**
 * Takes the white space and comments out of the style sheets, and the indentation out of the HTML, in a folder of
 * modules: no bundler looks into a template literal, so it would travel to every page.
 */
export async function minifyTemplates(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  await Promise.all(files.map((name) => minifyFile(join(folder, name))));
}

async function minifyFile(file) {
  const code = readFileSync(file, 'utf8');
  const minified = await minifySheets(withoutIndentation(code));
  if (minified !== code) writeFileSync(file, minified);
}

/** A line break is as good a space as any number of them, and leaves the lines where the source map has them. */
function withoutIndentation(code) {
  const parts = [];
  let end = 0;
  const visit = (node) => {
    if (ts.isTemplateLiteralToken(node) && isHtml(node)) {
      parts.push(code.slice(end, node.pos), code.slice(node.pos, node.end).replace(/\n[ \t]+/g, '\n'));
      ({ end } = node);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.js', code, ts.ScriptTarget.ESNext, true));
  return parts.join('') + code.slice(end);
}

/** The literal is in a template as a whole, or before, between or after its expressions. */
function isHtml({ parent }) {
  const template = ts.isTemplateSpan(parent) ? parent.parent.parent : parent;
  const tagged = ts.isTemplateExpression(template) ? template.parent : template;
  return ts.isTaggedTemplateExpression(tagged) && tagged.tag.getText() === 'html';
}

async function minifySheets(code) {
  const sheets = [...code.matchAll(SHEET)];
  const minified = await Promise.all(sheets.map(([, sheet]) => minifySheet(sheet)));
  let index = 0;
  // As many lines as before, so that the source map still fits.
  return code.replace(
    SHEET,
    (literal) => `css\`${minified[index++]}${'\n'.repeat(literal.split('\n').length - 1)}\``,
  );
}

async function minifySheet(sheet) {
  const { code } = await transform(sheet, { loader: 'css', minify: true, target: 'esnext' });
  return code.trim().replaceAll('\\', '\\\\');
}
