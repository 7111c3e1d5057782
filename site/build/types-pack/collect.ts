/** The declarations that a learner's project needs, as the compiler itself asks for them. */
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { learnerTypes } from '../../../checks/verify/learner-types.ts';
import type { TypesPack } from '../../src/playground/types/types-pack.ts';
import { manifestForTypes } from './manifest-for-types.ts';
import { isLeftOut, subsetIndex } from './node-subset.ts';
import { shorten } from './shorten.ts';

/** The declarations that the language worker gets. */
export interface Collected {
  readonly pack: TypesPack;
  /** Absolute paths of what it was made of. */
  readonly inputs: readonly string[];
}

const checkout = join(import.meta.dirname, '../../..').replaceAll('\\', '/');
const nodeTypes = `${checkout}/node_modules/@types/node/`;

/** Packages that a library's types mention beside the point, and learner code cannot import: what they declare is `any`. */
const BESIDE_THE_POINT = ['yaml'].map((name) => `${checkout}/node_modules/${name}/`);

/**
 * Compiles a file that imports every package, and gathers what the compiler read.
 * @throws Error when a package has no types.
 */
export function collectDeclarations(packages: readonly string[]): Collected {
  const entry = `${checkout}/.types-pack/entry.ts`;
  const entryText = packages.map((name) => `import '${name}';\n`).join('');
  const { options } = ts.convertCompilerOptionsFromJson(learnerTypes, checkout);
  const host = ts.createCompilerHost(options, true);
  const real = { ...host };
  const isHidden = (path: string) =>
    (path.startsWith(nodeTypes) && isLeftOut(path.slice(nodeTypes.length))) ||
    BESIDE_THE_POINT.some((folder) => path.startsWith(folder));
  const manifests = new Set<string>();
  host.fileExists = (path) => path === entry || (!isHidden(path) && real.fileExists(path));
  host.readFile = (path) => {
    if (path.endsWith('/package.json')) manifests.add(path);
    return path === entry ? entryText : real.readFile(path);
  };
  host.getSourceFile = (path, version, onError) => {
    if (path === entry) return ts.createSourceFile(path, entryText, version);
    if (path === `${nodeTypes}index.d.ts`)
      return ts.createSourceFile(path, subsetIndex(real.readFile(path) ?? ''), version);
    return isHidden(path) ? undefined : real.getSourceFile(path, version, onError);
  };
  for (const name of packages) requireTypes(name, entry, options, host);

  const program = ts.createProgram({ rootNames: [entry], options, host });
  const libraries = dirname(ts.getDefaultLibFilePath(options)).replaceAll('\\', '/');
  const pack: Record<string, string> = {};
  const inputs: string[] = [];
  for (const { fileName, text } of program.getSourceFiles()) {
    if (fileName === entry) continue;
    inputs.push(fileName);
    pack[addressOf(fileName, libraries)] = shorten(text);
  }
  for (const path of manifests) {
    const folder = addressOf(dirname(path), libraries);
    const text = real.readFile(path);
    if (text === undefined || !folder.startsWith('/node_modules/')) continue;
    if (!Object.keys(pack).some((file) => file.startsWith(`${folder}/`))) continue;
    inputs.push(path);
    pack[`${folder}/package.json`] = manifestForTypes(text);
  }
  return { pack, inputs };
}

/** Where a file of this machine lies in the pack. */
function addressOf(path: string, libraries: string): string {
  if (path.startsWith(`${libraries}/lib.`)) return `/lib/${basename(path)}`;
  return path.slice(checkout.length);
}

function requireTypes(
  name: string,
  entry: string,
  options: ts.CompilerOptions,
  host: ts.CompilerHost,
): void {
  const { resolvedModule } = ts.resolveModuleName(
    name,
    entry,
    options,
    host,
    undefined,
    undefined,
    ts.ModuleKind.ESNext,
  );
  if (resolvedModule && /\.d\.[cm]?ts$/.test(resolvedModule.resolvedFileName)) return;
  throw new Error(
    `The editor needs the types of ${name}, which learners can import, and found none. Install the package that declares them, usually @types/${name}.`,
  );
}
