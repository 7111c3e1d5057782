/** Files of the worker's virtual disk that are fetched when the app first reads them, once per visit. */
import type { SandboxAssets } from './assets.ts';

/** Files that packages read, loaded when they are first asked for. */
export interface DiskFiles {
  /** Size by path on the virtual disk, bytes. */
  readonly sizes: Readonly<Record<string, number>>;
  /** The file's content; `null` when there is no such file or it cannot be fetched now. */
  load(path: string): Promise<Blob | null>;
}

/** The files that the manifest lists, none of them loaded yet. */
export function createDiskFiles(files: SandboxAssets['files']): DiskFiles {
  const known = new Map(Object.entries(files));
  const loaded = new Map<string, Promise<Blob | null>>();
  const fetchFile = async (url: string): Promise<Blob | null> => {
    const response = await fetch(url).catch(() => null);
    return response?.ok ? response.blob() : null;
  };
  return {
    sizes: Object.fromEntries([...known].map(([path, { size }]) => [path, size])),
    load: (path) => {
      // Only what the build put into the table: the path comes from where learner code runs.
      const file = known.get(path);
      if (!file) return Promise.resolve(null);
      const loading = loaded.get(path) ?? fetchFile(file.url);
      loaded.set(path, loading);
      return loading.then((content) => {
        // The next one tries again.
        if (!content && loaded.get(path) === loading) loaded.delete(path);
        return content;
      });
    },
  };
}
