/**
 * Serves the learner's files and the check from memory to Node's own module loader, in versions: each version is a
 * module graph of its own. Node strips the types, links and evaluates; packages come from the project's folder.
 * Long, since its two hooks share all that is known of a run.
 */
// The default export: a Node that is too old for a name of it then gets as far as the sentence that says so.
import nodeModule from 'node:module';
import type { CheckModules, ModuleNamespace } from '../environment.ts';
import type { RunOrder } from '../host.ts';
import { LoadError } from '../load-error.ts';
import { resolvePath, suggestModule } from '../suggest-module.ts';
import { announcement } from '../trace/declarations.ts';
import { linkingProblem, strippingProblem } from './load-errors.ts';
import { specifierPlace } from './specifier-place.ts';

/** Put before the first line of a learner's file: tells which file's body begins to run. */
export const prefix = 'globalThis.$evaluating(import.meta.url);';
const providedScheme = 'groundwork:';
/** The end of every URL that is served from memory. */
const versioned = /\?v=\d+$/;

/** What a run loads its modules from. */
export interface ModuleSources {
  /** URL of the learner's files, ending in `/`. */
  readonly rootUrl: string;
  readonly checkUrl: string;
  /** URL of a file (that need not exist) beside whose `node_modules` packages are found. */
  readonly packagesUrl: string;
  readonly order: RunOrder;
}

/** The modules of one run. */
export class Modules {
  readonly #sources: ModuleSources;
  readonly #stripped = new Map<string, string>();
  readonly #evaluating = new Map<string, (path: string) => void>();
  /** The version of each graph that a caller has named. */
  readonly #versions = new WeakMap<object, string>();
  readonly #checkImport: string;
  #provided: CheckModules | undefined;
  /** URLs of the files that Node read itself. */
  readonly packagesLoaded: string[] = [];
  /** Node's engine for types broke down over a file. */
  stripperBroke = false;

  constructor(sources: ModuleSources) {
    this.#sources = sources;
    this.#checkImport = `${sources.checkUrl}${nextVersion()}`;
  }

  /** Registers the hooks with Node's loader, until the returned function is called. */
  install(): () => void {
    Object.assign(globalThis, { $evaluating: (url: string) => this.#announce(url) });
    const hooks = nodeModule.registerHooks({
      resolve: (specifier, context, next) => {
        const from = this.#importer(context.parentURL);
        if (from === null && !this.#isOurs(specifier)) return next(specifier, context);
        const found = this.#resolve(specifier, from);
        if (found !== null) return { url: found, shortCircuit: true };
        return this.#resolvePackage(specifier, from, (parentURL) =>
          next(specifier, { ...context, parentURL }),
        );
      },
      load: (url, context, next) => {
        const ours = this.#load(url);
        if (ours === undefined && url.startsWith('file:')) this.packagesLoaded.push(url);
        return ours ?? next(url, context);
      },
    });
    return () => {
      hooks.deregister();
      Reflect.deleteProperty(globalThis, '$evaluating');
      Reflect.deleteProperty(globalThis, '$provided');
    };
  }

  /** A learner's file in a graph of its own, or in the one that `graph` names. @throws {LoadError} */
  async importFile(
    path: string,
    evaluating: (path: string) => void,
    graph: object = {},
  ): Promise<ModuleNamespace> {
    const version = this.#versions.get(graph) ?? nextVersion();
    this.#versions.set(graph, version);
    this.#evaluating.set(version, evaluating);
    this.#stripped.clear();
    try {
      return await import(`${this.#sources.rootUrl}${path}${version}`);
    } catch (error) {
      const problem = await linkingProblem(error, {
        rootUrl: this.#sources.rootUrl,
        prefixLength: prefix.length,
        files: this.#sources.order.files,
        stripped: this.#stripped,
      });
      throw problem === null ? error : new LoadError(problem, { cause: error });
    }
  }

  /** The check file. @throws {LoadError} */
  async importCheck(modules: CheckModules): Promise<void> {
    this.#provided = modules;
    await import(this.#checkImport);
  }

  #announce(url: string): void {
    const at = url.lastIndexOf('?');
    this.#evaluating.get(url.slice(at))?.(this.#pathOf(url.slice(0, at)));
  }

  #isOurs(specifier: string): boolean {
    if (specifier === this.#checkImport) return true;
    return specifier.startsWith(this.#sources.rootUrl) && versioned.test(specifier);
  }

  /** Path and version of the importing file when it is the learner's, `check` for the check, null for anything else. */
  #importer(parentUrl: string | undefined): Importer | 'check' | null {
    if (parentUrl === this.#checkImport) return 'check';
    const match = /^(.*)(\?v=\d+)$/.exec(parentUrl ?? '');
    if (match?.[1]?.startsWith(this.#sources.rootUrl) !== true) return null;
    return { path: this.#pathOf(match[1]), version: match[2] ?? '' };
  }

  #pathOf(url: string): string {
    return decodeURI(url.slice(this.#sources.rootUrl.length));
  }

  /** URL of what is served from memory; null for packages and Node's own modules. */
  #resolve(specifier: string, from: Importer | 'check' | null): string | null {
    const { rootUrl, order } = this.#sources;
    if (specifier === this.#checkImport) return specifier;
    if (from === 'check') {
      if (specifier in (this.#provided ?? {})) return `${providedScheme}${specifier}`;
      if (/^[./]/.test(specifier)) throw this.#missing(specifier, order.check.path);
      return null;
    }
    if (from === null) {
      const path = this.#pathOf(specifier.replace(versioned, ''));
      if (path in order.files) return specifier;
      throw this.#missing(path, null);
    }
    if (!/^[./]/.test(specifier)) return null;
    const path = resolvePath(specifier, from.path);
    if (path in order.files) return `${rootUrl}${encodeURI(path)}${from.version}`;
    throw this.#missing(specifier, from.path);
  }

  #resolvePackage<Result>(
    specifier: string,
    from: Importer | 'check' | null,
    next: (parentUrl: string) => Result,
  ): Result {
    try {
      return next(this.#sources.packagesUrl);
    } catch (error) {
      if (nodeModule.isBuiltin(specifier) || typeof from !== 'object') throw error;
      throw this.#missing(specifier, from?.path ?? null, error);
    }
  }

  #missing(specifier: string, file: string | null, cause?: unknown): LoadError {
    const { files, check } = this.#sources.order;
    const source = file === check.path ? check.source : files[file ?? ''];
    const place = file === null ? undefined : specifierPlace(file, source ?? '', specifier);
    const suggestion = suggestModule(specifier, file, files);
    return new LoadError(
      {
        kind: 'missing-module',
        file,
        specifier,
        ...(place === undefined ? {} : { place }),
        ...(suggestion === undefined ? {} : { suggestion }),
      },
      { cause },
    );
  }

  #load(url: string) {
    const { rootUrl, order } = this.#sources;
    if (url.startsWith(providedScheme)) {
      return asModule(providedSource(url.slice(providedScheme.length), this.#provided));
    }
    if (url === this.#checkImport)
      return asModule(this.#strip(order.check.path, order.check.source));
    // Without a version it is a package below the learner's folder, which Node reads itself.
    if (!url.startsWith(rootUrl) || !versioned.test(url)) return undefined;
    const path = this.#pathOf(url.replace(versioned, ''));
    const source = order.files[path];
    if (source === undefined) return undefined;
    if (path.endsWith('.json')) return { format: 'json', source, shortCircuit: true } as const;
    const code = /\.m?ts$/.test(path) ? this.#strip(path, source) : source;
    this.#stripped.set(path, code);
    return asModule(prefix + code + (order.trace ? announcement(path, source) : ''));
  }

  #strip(path: string, source: string): string {
    const known = strippedBefore.get(source);
    if (known !== undefined) return known;
    try {
      const code = nodeModule.stripTypeScriptTypes(source, { mode: 'strip' });
      strippedBefore.set(source, code);
      return code;
    } catch (error) {
      if (error instanceof SyntaxError) {
        throw new LoadError(strippingProblem(path, source, error), { cause: error });
      }
      // The engine's stack ran out. It never gets back the memory that it had in use, and after a few times reads no file any more.
      this.stripperBroke = true;
      if (!String(error).includes('call stack')) throw error;
      const place = { file: path, line: 1, column: 1 };
      const message = 'its code is nested too deeply';
      throw new LoadError({ kind: 'syntax', file: path, place, message }, { cause: error });
    }
  }
}

/** The query of the next module graph. Node's loader keeps what it loaded, so no run may repeat another's. */
function nextVersion(): string {
  versions += 1;
  return `?v=${versions}`;
}

let versions = 0;

interface Importer {
  readonly path: string;
  /** `?v=3` */
  readonly version: string;
}

/** Every check of a step loads the same files; their types are stripped once. */
const strippedBefore = new Map<string, string>();

/** Takes over what another process has stripped: pairs of source and code. */
export function rememberStripped(pairs: readonly (readonly [string, string])[]): void {
  for (const [source, code] of pairs) strippedBefore.set(source, code);
}

function asModule(source: string) {
  return { format: 'module', source, shortCircuit: true } as const;
}

/** A module whose exports are those of an object that exists already. */
function providedSource(specifier: string, provided: CheckModules | undefined): string {
  Object.assign(globalThis, { $provided: provided });
  const names = Object.keys(provided?.[specifier as keyof CheckModules] ?? {});
  const lines = names.map(
    (name, index) =>
      `const v${index} = all[${JSON.stringify(name)}]; export { v${index} as ${JSON.stringify(name)} };`,
  );
  return [`const all = globalThis.$provided[${JSON.stringify(specifier)}];`, ...lines].join('\n');
}
