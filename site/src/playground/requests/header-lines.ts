/** Headers as lines of text, `Name: value`, the way HTTP itself writes them. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** RFC 9110, section 5.6.2: the characters that a field name may have. */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The headers, or the sentence that says which line is not one. Empty lines are left out. */
export function parseHeaderLines(
  text: string,
): { readonly headers: HeaderList } | { readonly problem: string } {
  const headers: (readonly [string, string])[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim();
    if (!NAME.test(name)) {
      return {
        problem: `Line ${index + 1} of the headers is "${line.trim()}". Write a name, a colon and a value, such as "Accept: application/json".`,
      };
    }
    headers.push([name, line.slice(colon + 1).trim()]);
  }
  return { headers };
}

/** Headers as a request shows them, one to a line. */
export function formatHeaderLines(headers: HeaderList): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** A header's value by name in any case, or null. */
export function headerOf(headers: HeaderList, name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find(([found]) => found.toLowerCase() === wanted)?.[1] ?? null;
}
