import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import type { Extension } from '@codemirror/state';

/** The language of a file, by its name: TypeScript, JSON, or plain text. */
export function languageOf(path: string): Extension {
  if (/\.[cm]?[jt]s$/.test(path)) return javascript({ typescript: true });
  return path.endsWith('.json') ? json() : [];
}
