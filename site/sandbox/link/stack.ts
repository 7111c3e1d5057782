/**
 * Stacks that name the learner's own lines and columns. The engine already prints `file:///app/app.ts` (see `evaluate.ts`) and lines
 * never move; what is left is the columns of lines that the compile step edited, and frames of ours that nobody needs to read.
 */
import { originalColumn } from '../compile/columns.ts';
import type { CompiledModule } from '../compile/compiled.ts';
import { headline } from '../platform/process/stack.ts';
import { headLength } from './evaluate.ts';

/** Frames captured before ours are taken out, and frames shown. A request passes through many frames of the packages. */
const CAPTURED = 60;
const SHOWN = 10;

/** Leads the places of a stack back to the learner's lines and columns. */
export interface StackMap {
  /** Remembers where the columns of a module came from. */
  add(url: string, module: CompiledModule, waits: boolean): void;
  /** `stack`, a frame or a whole stack, with columns mapped. */
  map(stack: string): string;
}

interface Entry {
  readonly module: CompiledModule;
  readonly head: number;
}

/** A map that knows no module yet. */
export function createStackMap(): StackMap {
  const modules = new Map<string, Entry>();
  return {
    add: (url, module, waits) => {
      modules.set(url, { module, head: headLength(module, waits) });
    },
    map: (stack) =>
      stack.replace(/(file:\/\/\/[^\s():]+):(\d+):(\d+)/g, (whole, url, line, column) => {
        const entry = modules.get(url as string);
        if (!entry) return whole as string;
        const compiled = Number(column) - (line === '1' ? entry.head : 0);
        const columns = entry.module.columns[Number(line) - 1];
        return `${url}:${line}:${originalColumn(columns, Math.max(1, compiled))}`;
      }),
  };
}

/** A stack frame as the engine hands it to `Error.prepareStackTrace`. */
interface Frame {
  toString(): string;
}

/** The part of V8's `Error` that this file sets. */
interface V8Error {
  stackTraceLimit: number;
  prepareStackTrace?: (error: unknown, frames: readonly Frame[]) => string;
}

/** Whether a frame belongs to a file of the project, not to the bundle that runs it. */
const isProjectFrame = (frame: string): boolean => frame.includes('file:///');

/** Makes every stack of this realm mapped, and free of the bundle's frames where the project has any. */
export function installStackMapping(map: StackMap): void {
  const engine = Error as unknown as V8Error;
  engine.stackTraceLimit = CAPTURED;
  engine.prepareStackTrace = (error, frames) => {
    const lines = frames.map((frame) => frame.toString());
    const own = lines.filter(isProjectFrame);
    const shown = own.length > 0 ? own.map((line) => map.map(line)) : lines;
    return [headline(error), ...shown.slice(0, SHOWN).map((line) => `    at ${line}`)].join('\n');
  };
}
