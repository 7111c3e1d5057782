/** Makes stacks show the learner's files as they wrote them. */

/** What was loaded, for telling a learner's line from ours. */
export interface LoadedSources {
  /** URL before the learner's files, ending in `/`. */
  readonly rootUrl: string;
  readonly checkUrl: string;
  /** Characters that the loader puts before the first line of each of them. */
  readonly prefixLength: number;
}

/**
 * From now on `error.stack` in this process leaves out the loader's version (`?v=3`) and its characters in line 1.
 * Code that sets `Error.prepareStackTrace` itself, and puts it back, still works. The returned function ends it.
 */
export function installStackTrace(sources: LoadedSources): () => void {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, sites) =>
    [header(error), ...sites.map((site) => `    at ${asWritten(String(site), sources)}`)].join(
      '\n',
    );
  return () => {
    Error.prepareStackTrace = before;
  };
}

function asWritten(frame: string, { rootUrl, checkUrl, prefixLength }: LoadedSources): string {
  // First, since a fork keeps the check below the learner's folder.
  if (frame.includes(`${checkUrl}?v=`)) return frame.replace(/\?v=\d+/, '');
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
