/** How a recording shows a fake that stands in for a provider. */
import { cut, type OpenSpan } from './open-request.ts';
import type { Named } from './provider-shapes.ts';

/** The name under which a provider is shown. */
export const nameOf = (provider: Named): string => provider.name || 'provider';

/** The span of a fake that runs in the place of `provider`. */
export const standInFor = (provider: Named) => ({
  kind: 'provider',
  name: `${nameOf(provider)}, a stand-in`,
});

/** What was opened as `provider` is another in its place. */
export function becomeStandIn(span: OpenSpan, provider: Named): void {
  span.data.name = cut(standInFor(provider).name);
  delete span.data.place;
}
