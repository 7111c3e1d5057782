/** The picture in the architecture page and the imports of the code say the same. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Proof } from './finding.ts';

/** Where the picture is. */
const architecturePage = '.github/ARCHITECTURE.md';

/** An import from one room into another: of code, or of types alone. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

/** @throws when there is no such page, or this is no checkout of git */
export function proveRooms(root: string): Proof {
  const { rooms, arrows } = readPicture(readFileSync(path.join(root, architecturePage), 'utf8'));
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\n');
  const code = files.filter((file) => /\.(ts|mjs|astro)$/.test(file) && !isTestOrContent(file));
  const sources = new Map(
    code.map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const),
  );
  return {
    looked: `${rooms.length} rooms, ${arrows.length} arrows, ${sources.size} files`,
    findings: comparePicture(arrows, importsBetween(rooms, sources)),
  };
}

/** Rooms and arrows of the first Mermaid flowchart in a page. */
export function readPicture(markdown: string): { rooms: string[]; arrows: Arrow[] } {
  const picture = /```mermaid\n([\s\S]*?)```/.exec(markdown)?.[1] ?? '';
  const rooms = new Map(
    [...picture.matchAll(/^\s*(\w+)\["([^"]+)"\]/gm)].map(([, name = '', room = '']) => [
      name,
      room,
    ]),
  );
  const arrows = [...picture.matchAll(/^\s*(\w+) (-->|-\.->) (\w+)/gm)].map(
    ([, from = '', arrow, to = '']): Arrow => ({
      from: rooms.get(from) ?? from,
      to: rooms.get(to) ?? to,
      typesOnly: arrow === '-.->',
    }),
  );
  return { rooms: [...rooms.values()], arrows };
}

/** Who imports whom, each pair once, with a file that does. */
export function importsBetween(
  rooms: readonly string[],
  sources: ReadonlyMap<string, string>,
): (Arrow & { readonly file: string })[] {
  const found = new Map<string, Arrow & { file: string }>();
  for (const [file, source] of sources) {
    const from = roomOf(file, rooms);
    if (from === undefined) continue;
    for (const { specifier, typesOnly } of importsOf(source)) {
      const to = roomOf(path.posix.join(path.posix.dirname(file), specifier), rooms);
      if (to === undefined || to === from) continue;
      const before = found.get(`${from} ${to}`);
      if (before === undefined || (before.typesOnly && !typesOnly))
        found.set(`${from} ${to}`, { from, to, typesOnly, file });
    }
  }
  return [...found.values()];
}

/** What is drawn and not there, and what is there and not drawn. */
export function comparePicture(
  drawn: readonly Arrow[],
  real: readonly (Arrow & { readonly file: string })[],
): Finding[] {
  const find = (arrows: readonly Arrow[], { from, to }: Arrow) =>
    arrows.find((arrow) => arrow.from === from && arrow.to === to);
  const missing = real.flatMap((arrow): Finding[] => {
    const picture = find(drawn, arrow);
    if (picture && (arrow.typesOnly || !picture.typesOnly)) return [];
    const what = picture ? 'more than types' : arrow.typesOnly ? 'types' : 'code';
    return [
      {
        where: arrow.file,
        problem: `${arrow.from} takes ${what} from ${arrow.to}, and the picture has no such arrow.`,
        fix: `Do without it; or draw the arrow in ${architecturePage}, if the rooms are meant to touch.`,
      },
    ];
  });
  const spare = drawn.flatMap((arrow): Finding[] => {
    const code = find(real, arrow);
    if (code && (arrow.typesOnly || !code.typesOnly)) return [];
    return [
      {
        where: architecturePage,
        problem: code
          ? `${arrow.from} takes types alone from ${arrow.to}, and the picture shows code.`
          : `Nothing in ${arrow.from} imports from ${arrow.to}.`,
        fix: code ? 'Make the arrow a dotted one.' : 'Take the arrow out.',
      },
    ];
  });
  return [...missing, ...spare];
}

const roomOf = (file: string, rooms: readonly string[]) =>
  rooms.find((room) => file.startsWith(`${room}/`));

/** Tests and measurements look anywhere; course content imports by rules of its own. */
const isTestOrContent = (file: string) =>
  /\.test\.ts$|(^|\/)(testing|bench|parity|attacks|faults|conformance|fixtures|starter|mutate)\/|\/(bench|testing)\.ts$|\.(wrong|alt)\/|^solutions\/|^site\/e2e\/|^site\/[^/]+\.ts$|^checks\/\d/.test(
    file,
  );

/** The relative imports of a module, static and dynamic; of an Astro file, those of its scripts. */
function importsOf(source: string): { specifier: string; typesOnly: boolean }[] {
  const found: { specifier: string; typesOnly: boolean }[] = [];
  for (const [, statement = '', specifier = ''] of source.matchAll(
    /^\s*((?:import|export)\b[^;'"]*?)\bfrom '(\.[^']+)'/gm,
  ))
    found.push({ specifier, typesOnly: /^(?:import|export) type\b/.test(statement) });
  for (const [, specifier = ''] of source.matchAll(/(?:\bimport\(\s*|^\s*import )'(\.[^']+)'/gm))
    found.push({ specifier, typesOnly: false });
  return found;
}
