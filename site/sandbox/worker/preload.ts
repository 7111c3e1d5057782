/** Evaluates, while the worker is a spare, the packages that nearly every step imports: some 60 ms that no run has to wait for. */
import { platform } from './boot.ts';

for (const name of ['express', 'zod']) platform.packages.namespace(name);
