/** Judges an OpenAPI document by its structure, for checks that ask whether an app describes itself. */

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * The value under `keys`, one after the other, or `undefined` when one of them is missing. A `$ref` on the way is
 * followed within the document; one at the end is given back as it stands.
 */
export function valueIn(document: unknown, ...keys: readonly string[]): unknown {
  let value = document;
  for (const key of keys) value = fieldOf(followed(document, value), key);
  return value;
}

/** The name of the component that a schema refers to: 'ToolIn' for `{ $ref: '#/components/schemas/ToolIn' }`. */
export function componentOf(schema: unknown): string | undefined {
  const ref = fieldOf(schema, '$ref');
  return typeof ref === 'string' ? ref.split('/').at(-1) : undefined;
}

/** One operation of a document. */
export interface Operation {
  /** Upper case: 'POST'. */
  readonly method: string;
  /** As the document writes it: '/tools/{id}'. */
  readonly path: string;
  readonly value: unknown;
}

/** Every operation of a document, in its order. */
export function operationsOf(document: unknown): Operation[] {
  return entriesOf(fieldOf(document, 'paths')).flatMap(([path, item]) =>
    entriesOf(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, value]) => ({ method: method.toUpperCase(), path, value })),
  );
}

/**
 * What keeps a value from being an OpenAPI 3.1 document, one sentence each; empty when nothing does. Looks at what
 * generators and authors get wrong, by the rules of the OpenAPI Specification 3.1.1, not at every rule of it.
 */
export function documentProblems(document: unknown): string[] {
  const problems: string[] = [];
  const version = fieldOf(document, 'openapi');
  if (typeof version !== 'string' || !/^3\.1\.\d+$/.test(version)) {
    problems.push(`\`openapi\` is ${shown(version)}, and should be a version such as "3.1.0".`);
  }
  for (const key of ['title', 'version']) {
    const value = fieldOf(fieldOf(document, 'info'), key);
    if (typeof value !== 'string' || value === '') {
      problems.push(`\`info.${key}\` is ${shown(value)}, and should be a text.`);
    }
  }
  for (const [path] of entriesOf(fieldOf(document, 'paths'))) {
    if (!path.startsWith('/')) {
      problems.push(`The path "${path}" does not begin with a slash.`);
    }
    if (/\/:/.test(path)) {
      problems.push(`The path "${path}" is written for Express; a document writes {name}.`);
    }
  }
  for (const operation of operationsOf(document)) {
    const name = `${operation.method} ${operation.path}`;
    problems.push(
      ...responseProblems(operation.value).map((problem) => `${name}: ${problem}`),
      ...parameterProblems(document, operation).map((problem) => `${name}: ${problem}`),
    );
  }
  for (const ref of new Set(refsIn(document))) {
    if (valueAtPointer(document, ref) === undefined) {
      problems.push(`"${ref}" refers to nothing in this document.`);
    }
  }
  return problems;
}

function responseProblems(operation: unknown): string[] {
  const responses = entriesOf(fieldOf(operation, 'responses'));
  if (responses.length === 0) return ['no answer is described.'];
  return responses.flatMap(([status, response]) => {
    const problems: string[] = [];
    if (!/^([1-5](\d\d|XX)|default)$/.test(status)) problems.push(`"${status}" is no status.`);
    const isRef = componentOf(response) !== undefined;
    if (!isRef && typeof fieldOf(response, 'description') !== 'string') {
      problems.push(`the answer ${status} has no description.`);
    }
    return problems;
  });
}

function parameterProblems(document: unknown, { path, value }: Operation): string[] {
  const list = fieldOf(value, 'parameters');
  const parameters = (Array.isArray(list) ? list : []).map((each) => followed(document, each));
  const declared = parameters.filter((each) => fieldOf(each, 'in') === 'path');
  const names = declared.map((each) => fieldOf(each, 'name'));
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  return [
    ...inPath
      .filter((name) => !names.includes(name))
      .map((name) => `the path has {${name}}, and no path parameter of this name is described.`),
    ...names
      .filter((name) => !inPath.some((other) => other === name))
      .map((name) => `a path parameter ${shown(name)} is described, and the path has none.`),
    ...declared
      .filter((each) => fieldOf(each, 'required') !== true)
      .map((each) => `the path parameter ${shown(fieldOf(each, 'name'))} is not required.`),
  ];
}

/** Every `$ref` of a document, also those within schemas. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const ref = fieldOf(value, '$ref');
  return [...(typeof ref === 'string' ? [ref] : []), ...Object.values(value).flatMap(refsIn)];
}

/** The value at a JSON pointer within the document, such as `#/components/schemas/ToolIn` (RFC 6901). */
function valueAtPointer(document: unknown, pointer: string): unknown {
  if (!pointer.startsWith('#/')) return undefined;
  return pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(fieldOf, document);
}

function followed(document: unknown, value: unknown): unknown {
  const ref = fieldOf(value, '$ref');
  return typeof ref === 'string' ? valueAtPointer(document, ref) : value;
}

function fieldOf(value: unknown, key: string): unknown {
  return entriesOf(value).find(([name]) => name === key)?.[1];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
