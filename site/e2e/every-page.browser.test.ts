/** Every page of the site, opened once: nothing that its policy forbids, no error, no request that fails, nothing from elsewhere. */
import { expect, test } from 'vitest';
import { openBuiltSite } from './built-site.ts';

test('every page loads whole, from our own origin, within its policy', async () => {
  await using site = await openBuiltSite();
  const { page, context, faults } = await site.visit();
  const wrong: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== site.origin) wrong.push(`asks ${request.url()}`);
  });
  const map = await (await page.request.get('/sitemap.xml')).text();
  const addresses = [...map.matchAll(/<loc>[^<]*?:\d+(\/[^<]*)<\/loc>/g)].map(
    ([, path]) => path ?? '',
  );
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of [...addresses, '/design/']) {
    await page.goto(address, { waitUntil: 'load' });
    // Violations are told by an event too, should the console ever keep quiet about one.
    await page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`forbidden: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
  }
  expect({ wrong, faults }).toEqual({ wrong: [], faults: [] });
  await context.close();
}, 300_000);
