/** The part of the `mime` package that superagent uses, answered by mime-types, which Express brings anyway. */
import mimeTypes from 'mime-types';

/** The content type for a path or extension, without a charset; `null` when unknown. */
export const getType = (path: string): string | null => mimeTypes.lookup(path) || null;

/** The extension for a content type; `null` when unknown. */
export const getExtension = (type: string): string | null => mimeTypes.extension(type) || null;

/** superagent adds types of its own when it loads; mime-types knows them already. */
export function define(): void {}
