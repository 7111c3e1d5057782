/** The learner's files have plain names in the editor and addresses in the language protocol; the project lies at the root. */
export const uriOfFile = (name: string): string => `file:///${name}`;

/** The name of a learner's file, or the path of a library's such as `node_modules/zod/index.d.ts`. */
export const nameOfUri = (uri: string): string => uri.replace('file:///', '');

/** Whether the language service reads the file. */
export const isTyped = (name: string): boolean => /\.[cm]?ts$/.test(name);
