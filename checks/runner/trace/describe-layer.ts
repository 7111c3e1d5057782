/** What a reader calls a layer of Express. */

/** One entry of a router's or a route's stack, as far as it is read here. */
export interface Layer {
  /** The function's name, or `<anonymous>`. */
  readonly name: string;
  readonly handle: unknown;
  /** The path pattern as the app gave it. */
  readonly rawPath?: unknown;
}

/** A layer of Express's router that took part in a request. */
export interface LayerUse {
  readonly layer: Layer;
  /** The pattern that matched, below `baseUrl`. */
  readonly pattern: unknown;
  readonly param: string | undefined;
  readonly errorHandler: boolean;
  readonly request: {
    readonly method?: string;
    readonly baseUrl?: string;
    readonly route?: { readonly stack?: readonly unknown[] } | undefined;
  };
}

/** Express's own middleware, by the names that its functions have. */
const known: Readonly<Record<string, readonly [kind: string, name: string]>> = {
  jsonParser: ['body', 'express.json'],
  urlencodedParser: ['body', 'express.urlencoded'],
  textParser: ['body', 'express.text'],
  rawParser: ['body', 'express.raw'],
  serveStatic: ['middleware', 'express.static'],
};

/** Kind and name of the span for one call of a layer. */
export function describeLayer(use: LayerUse): { readonly kind: string; readonly name: string } {
  const { layer, param, errorHandler, request } = use;
  if (param !== undefined) return { kind: 'parameter', name: `:${param}` };
  const own = layer.name === '<anonymous>' ? undefined : layer.name;
  const standard = own === undefined ? undefined : known[own];
  if (standard) return { kind: standard[0], name: standard[1] };
  if (isContainer(layer)) {
    const name = own === 'mounted_app' ? 'app' : 'router';
    return { kind: 'router', name: withPath(name, layer.rawPath) };
  }
  const route = request.route?.stack?.includes(layer) ? request.route.stack : undefined;
  const address = addressOf(use);
  if (errorHandler) return { kind: 'error-handler', name: own ?? 'error handler' };
  if (route === undefined) {
    return { kind: 'middleware', name: withPath(own ?? 'middleware', layer.rawPath) };
  }
  if (route.at(-1) === layer) return { kind: 'handler', name: address };
  return { kind: 'middleware', name: own ?? `middleware of ${address}` };
}

/** The route as the API's documentation would name it: `GET /tools/:id`. */
function addressOf({ request, pattern }: LayerUse): string {
  const { method = '', baseUrl = '' } = request;
  const path = pathText(pattern);
  return `${method} ${baseUrl}${path === '/' && baseUrl !== '' ? '' : path}`;
}

/** A router, or an app mounted in another one: its layers happen inside it. */
function isContainer({ name, handle }: Layer): boolean {
  return (
    name === 'mounted_app' ||
    (typeof handle === 'function' && 'stack' in handle && Array.isArray(handle.stack))
  );
}

function withPath(name: string, path: unknown): string {
  const text = pathText(path);
  return text === '' || text === '/' ? name : `${name} ${text}`;
}

function pathText(path: unknown): string {
  if (typeof path === 'string') return path;
  return path instanceof RegExp || Array.isArray(path) ? String(path) : '';
}
