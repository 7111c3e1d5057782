/** How the browser's own objects look in `util.inspect` and on the console: as Node's of the same name. */
import { type InspectOptionsStylized, inspect } from 'node:util';

type Inspect = typeof inspect;
type Show = (value: never, options: InspectOptionsStylized, inspect: Inspect) => string;

/** Gives a class of the browser an inspection of ours. */
function show(Class: { readonly prototype: object }, text: Show): void {
  Object.defineProperty(Class.prototype, inspect.custom, {
    configurable: true,
    writable: true,
    value(this: never, depth: number, options: InspectOptionsStylized, inspectWith: Inspect) {
      if (depth < 0) return options.stylize(`[${Class.prototype.constructor.name}]`, 'special');
      const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
      return text(this, inner, inspectWith);
    },
  });
}

/** `Name { field: value }` for the named getters of a browser's object. */
function showFields(
  Class: { readonly prototype: object; readonly name: string },
  ...fields: string[]
): void {
  show(Class, (value: Record<string, unknown>, options, inspectWith) => {
    const shown = Object.fromEntries(fields.map((field) => [field, value[field]]));
    return `${Class.name} ${inspectWith(shown, options)}`;
  });
}

const URL_FIELDS = [
  ...['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port'],
  ...['pathname', 'search', 'searchParams', 'hash'],
];

/** Call once, when `util` can load. */
export function installInspection(): void {
  showFields(URL, ...URL_FIELDS);
  showFields(AbortSignal, 'aborted');
  showFields(Blob, 'size', 'type');
  show(URLSearchParams, (value: URLSearchParams, options, inspectWith) => {
    const pairs = [...value].map(
      ([name, item]) => `${inspectWith(name, options)} => ${inspectWith(item, options)}`,
    );
    return pairs.length > 0 ? `URLSearchParams { ${pairs.join(', ')} }` : 'URLSearchParams {}';
  });
  show(Headers, (value: Headers, options, inspectWith) => {
    return `Headers ${inspectWith(Object.fromEntries(value), options)}`;
  });
  show(TextEncoder, (value: TextEncoder, options, inspectWith) =>
    inspectWith({ encoding: value.encoding }, options),
  );
}
