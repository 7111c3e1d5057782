import type { IRouter } from 'express';
import type { ApiRouter } from './api-router.ts';
import { HttpError } from './errors.ts';

/** Ends with 405 where a path is known and a method is not. Belongs after all routes: it takes what they leave. */
export function refuseOtherMethods(app: IRouter, routers: readonly ApiRouter[]): void {
  const contracts = routers.flatMap((api) => api.contracts);
  for (const [path, those] of Map.groupBy(contracts, (contract) => contract.path)) {
    const methods = those.map(({ method }) => method.toUpperCase());
    const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    app.all(path, (req) => {
      throw new HttpError(405, `${path} does not take ${req.method}.`, {
        Allow: allowed.join(', '),
      });
    });
  }
}
