/** Entry of the Node host's child process when it runs from source. */
import { serveParent } from './child.ts';

await serveParent();
