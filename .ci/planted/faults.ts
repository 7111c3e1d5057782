/** The faults that the gate is tried with, from `faults.yaml`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** Everything that the gate promises to catch. */
export const KINDS = [
  'types',
  'lint',
  'format',
  'unit',
  'content',
  'verify',
  'verify in the page',
  'parity',
  'hostile code',
  'code in prose',
  'rooms',
  'licence',
  'audit',
  'link',
  'anchor',
  'spelling',
  'byte budget',
  'policy',
  'accessibility',
  'browser',
] as const;

const Faults = z.array(
  z.strictObject({
    kind: z.enum(KINDS),
    fault: z.string(),
    file: z.string(),
    replace: z.string(),
    with: z.string(),
    /** The passage may be there more than once; the first is meant. */
    first: z.boolean().default(false),
    /** The part of the gate looks at the built site. */
    build: z.boolean().default(false),
    /** Arguments for Node: the part of the gate that should see it. */
    run: z.array(z.string()).min(1),
    /** What an `npm` before the real one prints, for a part that asks the registry. */
    npmSays: z.string().optional(),
    /** Words with which that part fails. */
    says: z.string(),
  }),
);

/** One fault: a passage of a file, what stands there instead, and who should say what about it. */
export type Fault = z.infer<typeof Faults>[number];

/** Every fault of `faults.yaml`. @throws when the file has another form */
export async function readFaults(): Promise<Fault[]> {
  const file = path.join(import.meta.dirname, 'faults.yaml');
  return Faults.parse(parse(await readFile(file, 'utf8')));
}

/**
 * The text with the fault in it.
 * @throws {Error} when the passage is not there as the fault says: it no longer fits the code
 */
export function plantIn(sound: string, { fault, file, replace, with: text, first }: Fault): string {
  const times = sound.split(replace).length - 1;
  if (times === 0 || (times > 1 && !first))
    throw new Error(
      `"${fault}" no longer fits the code: ${file} holds ${JSON.stringify(replace)} ${times} times. Put it right in .ci/planted/faults.yaml.`,
    );
  return sound.replace(replace, () => text);
}
