/** Longest name with its folders; characters. */
const LONGEST = 80;

/** Endings of files that an app of the course can use. */
const ENDINGS = ['ts', 'js', 'mjs', 'json', 'md', 'txt', 'html', 'css', 'sql'] as const;

/** What a download or a fork adds by itself, and what Node keeps for its packages. */
const TAKEN =
  /^(package(-lock)?\.json|tsconfig\.json|README\.md|(node_modules|groundwork|checks)(\/.*)?)$/i;

/** Names with a meaning to JavaScript's own objects. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Why `name` cannot be the name of a file beside `others`, as a sentence; null when it can. Names that differ only in capital
 * letters count as the same: on Windows and macOS they are.
 */
export function fileNameProblem(name: string, others: readonly string[]): string | null {
  if (name === '') return 'Type a name, such as `tools.ts`.';
  if (name.length > LONGEST) {
    return `A name has at most ${LONGEST} characters; this one has ${name.length}.`;
  }
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    return 'A `/` stands between a folder and a file, as in `routers/tools.ts`; a name begins with neither `/` nor `..`.';
  }
  const odd = /[^\w./-]/u.exec(name)?.[0];
  if (odd !== undefined) {
    return `A name has letters from a to z, digits, \`-\`, \`_\` and \`.\`; ${odd === ' ' ? 'a space' : `\`${odd}\``} is none of them.`;
  }
  if (parts.some((part) => part.startsWith('.') || UNSAFE.has(part))) {
    return 'A name that begins with a dot, or that JavaScript keeps for itself, cannot be used. Choose another one.';
  }
  const ending = /\.([a-z]+)$/.exec(name)?.[1];
  if (!ENDINGS.some((known) => known === ending)) {
    return `The name needs an ending that says what is inside: ${ENDINGS.map((known) => `\`.${known}\``).join(', ')}.`;
  }
  if (TAKEN.test(name)) {
    return `\`${name}\` is what the download adds by itself. Choose another name.`;
  }
  const same = others.find((other) => other.toLowerCase() === name.toLowerCase());
  if (same !== undefined) return `There is a file \`${same}\` already.`;
  const folder = others.find(
    (other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`),
  );
  if (folder !== undefined) {
    return `\`${folder}\` is there already, and one name cannot be both a file and a folder.`;
  }
  return null;
}
