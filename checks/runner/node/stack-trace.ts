/** Makes stacks show the learner's files as they wrote them. */

export interface LoadedSources {
  /** URL before the learner's files, ending in `/`. */
  readonly rootUrl: string;
  /** Characters that the loader puts before the first line of each of them. */
  readonly prefixLength: number;
}

/**
 * From now on `error.stack` in this process leaves out the loader's version (`?v=3`) and its characters in line 1.
 * Code that sets `Error.prepareStackTrace` itself, and puts it back, still works.
 */
export function installStackTrace(sources: LoadedSources): void {
  Error.prepareStackTrace = (error, sites) =>
    [header(error), ...sites.map((site) => `    at ${asWritten(String(site), sources)}`)].join(
      '\n',
    );
}

function asWritten(frame: string, { rootUrl, prefixLength }: LoadedSources): string {
  if (!frame.includes(rootUrl)) return frame;
  return frame.replace(
    /\?v=\d+:(\d+):(\d+)/,
    (_, line: string, column: string) =>
      `:${line}:${line === '1' ? Math.max(1, Number(column) - prefixLength) : column}`,
  );
}

function header(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}
