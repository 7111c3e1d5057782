/** `node:fs/promises` */
export * from '../../fs/promises.ts';
