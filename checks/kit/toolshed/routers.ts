/** What checks know of the parts that lesson 04 builds: routers that know their prefix, and an app made of them. */
import { importFiles } from '../import-file.ts';
import type { Servable } from '../serve.ts';
import type { Handler } from './context.ts';

/** The learner's parts for an app of a check's own. */
export interface RouterParts {
  readonly createApp: (routers: readonly object[]) => Servable;
  readonly ApiRouter: new (common: object) => ApiRouterLike;
  readonly route: (api: object, contract: object, handler: Handler) => void;
}

/** The learner's `ApiRouter`. */
export interface ApiRouterLike {
  /** Notes a contract down, and gives it back as a whole: with its path and whatever the router adds. */
  add(contract: object): unknown;
}

/**
 * `createApp`, `ApiRouter` and `route`, and whatever else a check names, from one load of the learner's files.
 *
 * ```ts
 * const { createApp, ApiRouter, route } = await importRouterParts();
 * const shop = new ApiRouter({ prefix: '/shop' });
 * route(shop, { method: 'get', path: '/', summary: 'A try' }, () => 'open');
 * const api = await serve(createApp([shop]));
 * ```
 * @param more further exports, by the path of their file, as `importFiles` takes them
 * @throws {Fault} as `importFiles`
 */
export function importRouterParts<More extends object = object>(
  more: Readonly<Record<string, readonly (keyof More & string)[]>> = {},
): Promise<RouterParts & More> {
  return importFiles<RouterParts & More>({
    'app.ts': ['createApp'],
    'api-router.ts': ['ApiRouter'],
    'route.ts': ['route'],
    ...more,
  });
}
