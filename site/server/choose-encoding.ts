import type { Encoding } from './site-files.ts';

/** Best first, when the browser likes several equally. */
const PREFERRED = ['br', 'gzip', 'identity'] as const satisfies readonly Encoding[];

/**
 * The stored encoding that a request's `Accept-Encoding` likes best (RFC 9110, section 12.5.3). Falls back to `identity`
 * even when that is refused: a readable answer helps more than a 406.
 */
export function chooseEncoding(
  accept: string | undefined,
  available: ReadonlySet<Encoding>,
): Encoding {
  const weights = new Map(
    (accept ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, weight ? Number(weight.slice(2)) : 1];
    }),
  );
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get('*') ?? (encoding === 'identity' ? 0.001 : 0);
  const [best] = PREFERRED.filter(
    (encoding) => available.has(encoding) && weightOf(encoding) > 0,
  ).sort((a, b) => weightOf(b) - weightOf(a));
  return best ?? 'identity';
}
