/** Serves an app that a check has put together itself. */
import { onTestFinished } from 'vitest';
import { Api } from './client.ts';
import { catchListening, Listening } from './listening.ts';

/** What Express makes, as far as it is needed here. */
export interface Servable {
  listen(port: number): unknown;
}

/**
 * Lets `app` listen on a free port and gives a client of it. The server is closed when the check ends.
 *
 * ```ts
 * const { app } = await importFile<{ app: Servable }>('app.ts', ['app']);
 * const api = await serve(app);
 * ```
 */
export async function serve(app: Servable): Promise<Api> {
  const listening = new Listening();
  onTestFinished(() => listening.close());
  catchListening(listening);
  app.listen(0);
  return new Api(await listening.port, () => listening.close());
}
