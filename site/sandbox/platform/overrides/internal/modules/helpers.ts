/** Modules are linked by the runner, not by Node. */
export const getRequireStack = (): string[] => [];
export const urlToFilename = (url: string): string => url;
