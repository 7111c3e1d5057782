/** `node:timers/promises` */
export { scheduler, setImmediate, setInterval, setTimeout } from '../../timers/promises.ts';
