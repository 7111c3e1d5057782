/** Compares two answers field by field. */

/** One field that differs; `field` is a path such as `.headers.etag` or `[2]`. */
export interface Difference {
  readonly field: string;
  readonly node: unknown;
  readonly page: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Every field in which JSON values differ; the order of an object's keys counts as a field named `(order)`. */
export function differences(node: unknown, page: unknown, field = ''): Difference[] {
  if (Object.is(node, page)) return [];
  if (!isRecord(node) || !isRecord(page) || Array.isArray(node) !== Array.isArray(page))
    return [{ field: field || '(all)', node, page }];
  const keys = new Set([...Object.keys(node), ...Object.keys(page)]);
  const found = [...keys].flatMap((key) =>
    differences(node[key], page[key], Array.isArray(node) ? `${field}[${key}]` : `${field}.${key}`),
  );
  const order = (value: object) => Object.keys(value).join();
  if (found.length === 0 && order(node) !== order(page))
    return [{ field: `${field}(order)`, node: order(node), page: order(page) }];
  return found;
}
