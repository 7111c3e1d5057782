/** Types and format of every project that a learner starts from or is shown as right. */
import { formatted, unformatted } from './check-format.ts';
import type { TypeFault } from './check-types.ts';
import type { Finding } from './finding.ts';
import { placed } from './origins.ts';
import type { Variant } from './variant.ts';

/** Starters, solutions and alternatives; a wrong answer may be wrong in its types too. */
export function rightProjects(variants: readonly Variant[]): Variant[] {
  return variants.filter(({ kind }) => kind !== 'wrong');
}

/** Type errors, and starters that are said to have some and have none. */
export function judgeTypes(variants: readonly Variant[], faults: readonly TypeFault[]): Finding[] {
  const seen = new Set<string>();
  return variants.flatMap((variant): Finding[] => {
    const { step, origins } = variant;
    const own = faults.filter(({ project }) => project === variant.name);
    // Where the types are a check, `passesAtStart` says it.
    if (variant.kind === 'starter' && step.typed) return [];
    if (variant.kind === 'starter' && step.typeErrorsAtStart) {
      return own.length > 0 ? [] : [needlessPermission(step.id, step.file)];
    }
    return own.flatMap(({ file: path, line, message }): Finding[] => {
      const { within, ...place } = placed(origins, path, line);
      // A file that later steps carry along would be reported by each of them.
      const key = `${place.file}:${path}:${line} ${message}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const look =
        variant.kind === 'starter'
          ? 'Put it right, or write `typeErrorsAtStart: true` if the learner is meant to meet it.'
          : 'Put it right: learners copy what they are shown.';
      const found = `${within}${message}`;
      return [{ level: 'error', rule: 'types', about: step.id, ...place, found, look }];
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
  const files = new Map<string, { variant: Variant; path: string; text: string }>();
  const seen = new Set<string>();
  for (const [index, variant] of variants.entries()) {
    for (const [path, text] of Object.entries(variant.files)) {
      // A file is carried along by later steps; a fixture's one YAML file makes several.
      const key = `${variant.origins[path] ?? path} ${path}`;
      if (seen.has(key)) continue;
      seen.add(key);
      files.set(`${index}/${path}`, { variant, path, text });
    }
  }
  const bad = await unformatted(
    Object.fromEntries([...files].map(([name, { text }]) => [name, text])),
  );
  const findings = await Promise.all(
    bad.map(async (name): Promise<Finding[]> => {
      const entry = files.get(name);
      if (entry === undefined) return [];
      const { variant, path, text } = entry;
      const { file, within } = placed(variant.origins, path);
      return [
        {
          level: 'error',
          rule: 'format',
          about: variant.step.id,
          file,
          found: `${within}${within === '' ? 'It' : 'it'} is not formatted as the rest of the project is.`,
          look:
            within === ''
              ? `Run \`npx biome format --write ${file}\`.`
              : await wantedLine(path, text),
        },
      ];
    }),
  );
  return { formatted: files.size, findings: findings.flat() };
}

/** No command can format what a patch makes, so its author reads the first line that is to be another. */
async function wantedLine(path: string, text: string): Promise<string> {
  const wanted = (await formatted(path, text))?.split('\n');
  const lines = text.split('\n');
  const index = wanted?.findIndex((line, at) => line !== lines[at]) ?? -1;
  const line = wanted?.[index]?.trim();
  return line === undefined
    ? 'The formatter cannot read it: look at the passages that are replaced.'
    : `Write \`with\` so that line ${index + 1} becomes \`${line}\`.`;
}
