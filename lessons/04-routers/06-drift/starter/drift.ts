import type { Express } from 'express';
import type { ApiRouter } from './api-router.ts';

/** What a router tells of its routes: new in Express 5.3, and not in its types yet. */
interface Listing {
  listRoutes(): { path: string; methods?: string[]; router?: Listing }[];
}

/** Routes that the document leaves out: they are about itself. */
const unlisted = ['GET /openapi.json'];

/** Every route of a router, such as `GET /tools/:id`, however deep it lies. */
export function mountedRoutes(router: Listing, prefix = ''): string[] {
  return router.listRoutes().flatMap(({ path, methods = [] }) => {
    const whole = prefix + path;
    return methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${whole}`);
  });
}

/** Throws when there is a route that the document lacks, or one in the document that nobody mounted. */
export function refuseDrift(app: Express, routers: readonly ApiRouter[]): void {
  const mounted = mountedRoutes(app.router as unknown as Listing).filter(
    (route) => !unlisted.includes(route),
  );
  const described = routers.flatMap((api) =>
    api.contracts.map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  );
  if (mounted.length > described.length) throw new Error('There are more routes than described.');
}
