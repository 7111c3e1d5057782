/** Entry of the Node host's child process when it runs from source. */
import { enableCompileCache } from 'node:module';

// Compiled code is kept between runs (in `NODE_COMPILE_CACHE`, else in the system's folder for temporary files): it
// saves a third of the time from start to report.
enableCompileCache();
const { serveParent } = await import('./child.ts');

serveParent();
