/** Types and format of every project that a learner starts from or is shown as right. */
import { unformatted } from './check-format.ts';
import { checkTypes } from './check-types.ts';
import type { Finding } from './finding.ts';
import type { Variant } from './variant.ts';

/** Starters, solutions and alternatives; a wrong answer may be wrong in its types too. */
export function rightProjects(variants: readonly Variant[]): Variant[] {
  return variants.filter(({ kind }) => kind !== 'wrong');
}

/** Type errors, and starters that are said to have some and have none. */
export function judgeTypes(variants: readonly Variant[]): Finding[] {
  const faults = checkTypes(variants);
  const seen = new Set<string>();
  return variants.flatMap((variant): Finding[] => {
    const { step, origins } = variant;
    const own = faults.filter(({ project }) => project === variant.name);
    if (variant.kind === 'starter' && step.typeErrorsAtStart) {
      return own.length > 0 ? [] : [needlessPermission(step.id, step.file)];
    }
    return own.flatMap(({ file: path, line, message }): Finding[] => {
      const file = origins[path] ?? path;
      // A file that later steps carry along would be reported by each of them.
      const key = `${file}:${line} ${message}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const look =
        variant.kind === 'starter'
          ? 'Put it right, or write `typeErrorsAtStart: true` if the learner is meant to meet it.'
          : 'Put it right: learners copy what they are shown.';
      return [{ level: 'error', rule: 'types', about: step.id, file, line, found: message, look }];
    });
  });
}

function needlessPermission(about: string, file: string): Finding {
  return {
    level: 'error',
    rule: 'types-at-start',
    about,
    file,
    found: 'The starter is said to have type errors, and has none.',
    look: 'Take `typeErrorsAtStart` out.',
  };
}

/** Files that are not formatted, each named once. */
export async function judgeFormat(
  variants: readonly Variant[],
): Promise<{ readonly formatted: number; readonly findings: Finding[] }> {
  const files: Record<string, string> = {};
  const about = new Map<string, string>();
  for (const { step, files: project, origins } of variants) {
    for (const [path, text] of Object.entries(project)) {
      const file = origins[path] ?? path;
      if (about.has(file)) continue;
      about.set(file, step.id);
      files[file] = text;
    }
  }
  const bad = await unformatted(files);
  const findings = bad.map(
    (file): Finding => ({
      level: 'error',
      rule: 'format',
      about: about.get(file) ?? '',
      file,
      found: 'It is not formatted as the rest of the project is.',
      look: `Run \`npx biome format --write ${file}\`.`,
    }),
  );
  return { formatted: about.size, findings };
}
