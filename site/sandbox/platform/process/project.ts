/** What the runner told the platform about the run. */

/** The folder that relative paths start from. */
export const project = { cwd: '/app' };

/** Who learns that the program ended. */
export const exitHandler: { exit: (code: number) => void } = { exit() {} };
