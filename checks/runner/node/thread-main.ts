/** Entry of the worker thread when it runs from source. */
import { serveThread } from './thread.ts';

serveThread();
