/** The stage's own script for a page. */
import { build } from 'esbuild';

/** `in-page.ts` as one script. */
export async function bundleInPage(): Promise<string> {
  const result = await build({
    entryPoints: [`${import.meta.dirname}/in-page.ts`],
    bundle: true,
    format: 'iife',
    target: 'es2024',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}
