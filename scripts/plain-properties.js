import ts from 'typescript';

/**
 * What a decorator of Lit does to a class, said in the class itself: then no page has to load the decorators.
 * `@property()` and `@state()` become `static properties`; `@query()` and `@queryAll()` become getters.
 */
export function plainProperties(code) {
  if (!code.includes('__decorate(')) return code;
  const source = ts.createSourceFile('module.js', code, ts.ScriptTarget.ESNext, true);
  const decorated = source.statements.map((statement) => asDecorated(statement, code)).filter(Boolean);
  const edits = [];
  for (const statement of source.statements) {
    if (ts.isClassDeclaration(statement)) {
      const members = decorated.filter(({ owner }) => owner === statement.name?.text);
      const at = statement.members.pos;
      edits.push({ at, end: at, text: inClass(members) });
    } else if (asDecorated(statement, code) || importsDecorators(statement)) {
      edits.push({ at: statement.getStart(), end: statement.end, text: '' });
    }
  }
  return apply(edits, code);
}

/** `__decorate([property({ type: Number })], AcsThing.prototype, "count", void 0)` */
function asDecorated(statement, code) {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (!call || !ts.isCallExpression(call) || call.expression.getText() !== '__decorate') return undefined;
  const [{ elements }, prototype, name, descriptor] = call.arguments;
  const [decorator] = elements;
  if (elements.length !== 1 || descriptor.getText() !== 'void 0') {
    throw new Error(`Decorators that are not understood: ${statement.getText()}`);
  }
  const argument = decorator.arguments[0];
  return {
    owner: prototype.expression.text,
    name: name.text,
    kind: decorator.expression.text,
    argument: argument && code.slice(argument.getStart(), argument.end),
  };
}

function importsDecorators(statement) {
  return (
    ts.isImportDeclaration(statement) &&
    ['tslib', 'lit/decorators.js'].includes(statement.moduleSpecifier.text)
  );
}

function inClass(members) {
  const properties = [];
  const getters = [];
  for (const { name, kind, argument } of members) {
    switch (kind) {
      case 'property':
        properties.push(`${name}: ${argument ?? '{}'}`);
        break;
      case 'state':
        properties.push(`${name}: { state: true }`);
        break;
      case 'query':
        getters.push(` get ${name}() { return this.renderRoot?.querySelector(${argument}) ?? null; }`);
        break;
      case 'queryAll':
        getters.push(` get ${name}() { return this.renderRoot?.querySelectorAll(${argument}) ?? []; }`);
        break;
      default:
        throw new Error(`A decorator that is not understood: @${kind}()`);
    }
  }
  // On the line of the class, so that the source map still fits.
  const statics = properties.length > 0 ? ` static properties = { ${properties.join(', ')} };` : '';
  return `${statics}${getters.join('')}`.replaceAll('\n', ' ');
}

/** What is taken out leaves its line breaks. */
function apply(edits, code) {
  let result = '';
  let done = 0;
  for (const { at, end, text } of edits) {
    result += code.slice(done, at) + text + '\n'.repeat(code.slice(at, end).split('\n').length - 1);
    done = end;
  }
  return result + code.slice(done);
}
