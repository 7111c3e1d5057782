/** `checks/<lesson>/survivors.yaml`: mutants that no check has to catch, each with its reason. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Trial } from './run-mutants.ts';

/** A mutant that no check has to notice, with the reason. */
export const Survivor = z.strictObject({
  step: z
    .string()
    .regex(/^\d\d\.\d+$/)
    .meta({ description: 'The step whose checks let it through, such as `01.2`.' }),
  file: z.string().meta({ description: 'The file of the solution.' }),
  code: z.string().meta({ description: 'The line, as it is printed: without its indentation.' }),
  change: z.string().meta({ description: 'The mistake, as it is printed.' }),
  reason: z.string().min(20).meta({ description: 'Why no check should catch it: a sentence.' }),
});
export type Survivor = z.infer<typeof Survivor>;

/**
 * The accepted survivors of a lesson ('01-models'); none when it has no such file.
 * @throws {Error} a sentence, when the file does not have its form
 */
export function readSurvivors(root: string, lesson: string): Survivor[] {
  const file = `checks/${lesson}/survivors.yaml`;
  if (!existsSync(join(root, file))) return [];
  const result = z.array(Survivor).safeParse(parse(readFileSync(join(root, file), 'utf8')) ?? []);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(
    `${file}, entry ${issue?.path.join('.')}: ${issue?.message}. Each entry holds step, file, code, change and reason.`,
  );
}

/** Whether an accepted survivor is this mutant. */
export function isSurvivor(survivor: Survivor, { step, mutant }: Trial): boolean {
  return (
    survivor.step === step &&
    survivor.file === mutant.file &&
    survivor.code === mutant.code &&
    survivor.change === mutant.what
  );
}

/**
 * What is wrong with the list, as sentences: entries that are none of the mutants, or are caught by now.
 * @param complete false when only some of the mutants were tried: then an entry may be one of the others
 */
export function staleSurvivors(
  accepted: readonly Survivor[],
  trials: readonly Trial[],
  complete: boolean,
): string[] {
  return accepted.flatMap((survivor) => {
    const tried = trials.filter((trial) => isSurvivor(survivor, trial));
    const name = `${survivor.step} ${survivor.file}: \`${survivor.code}\`, ${survivor.change}`;
    if (tried.length === 0) {
      return complete
        ? [`${name} is no mutant of this lesson any more. Take it out of survivors.yaml.`]
        : [];
    }
    // A machine that is too busy lets any run time out: that says nothing about the entry.
    return tried.some(({ fate, byTime }) => fate === 'survived' || byTime)
      ? []
      : [`${name} is caught by now. Take it out of survivors.yaml.`];
  });
}
