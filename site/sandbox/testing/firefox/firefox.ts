/**
 * A Firefox for tests, driven over WebDriver BiDi. Playwright cannot: it drives only a build of its own, and its BiDi asks each new page
 * for `emulation.setMediaFeaturesOverride`, which Firefox 153 does not know.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { type Bidi, connectBidi } from './bidi.ts';
import { FirefoxPage } from './firefox-page.ts';

/** Longest time from the start of the process to its address, ms. */
const STARTING = 60_000;

/** Nothing of its own: no traffic, no questions, no first-run pages. */
const PREFERENCES: Readonly<Record<string, unknown>> = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.prefetch-next': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

/** A Firefox without a window, which is ended with `await using`. */
export interface Firefox extends AsyncDisposable {
  /** Such as `153.7.0`. */
  readonly version: string;
  /** A learner with an empty device: a page with storage of its own. */
  open(
    url: string,
    size?: { readonly width: number; readonly height: number },
  ): Promise<FirefoxPage>;
}

/** The path of a Firefox that answers `--version`: `FIREFOX_PATH`, or an installed one; null when there is none. */
export function findFirefox(): string | null {
  const asked = process.env.FIREFOX_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = asked
    ? [asked]
    : [
        ...folders.flatMap((folder) =>
          ['firefox', 'firefox-esr'].map((name) => join(folder, name)),
        ),
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
      ];
  const works = (place: string): boolean =>
    existsSync(place) &&
    spawnSync(place, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout.includes(
      'Firefox',
    );
  return places.find(works) ?? null;
}

/** What is said where no Firefox was found. */
export const NO_FIREFOX =
  'No Firefox was found, so nothing was tried in it: install one, or set FIREFOX_PATH to its executable.';

/** The address at which the process takes connections; it prints it once. */
async function addressOf(firefox: ChildProcess): Promise<string> {
  const { stderr } = firefox;
  if (stderr === null) throw new Error('Firefox was started without its output.');
  const late = setTimeout(() => firefox.kill('SIGKILL'), STARTING);
  try {
    for await (const line of createInterface({ input: stderr })) {
      const [, address] = /WebDriver BiDi listening on (\S+)/.exec(line) ?? [];
      if (address !== undefined) return address;
    }
  } finally {
    clearTimeout(late);
    // Nobody reads on, but it must be able to write.
    stderr.resume();
  }
  throw new Error('Firefox ended before it could be driven. Start it by hand to see why.');
}

/** Starts the Firefox at `executable` with an empty profile and without a window. */
export async function launchFirefox(executable: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'groundwork-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(
    executable,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(firefox, 'exit');
  let bidi: Bidi | undefined;
  const dispose = async (): Promise<void> => {
    await bidi?.send('browser.close').catch(() => {});
    bidi?.close();
    const late = setTimeout(() => firefox.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    bidi = await connectBidi(await addressOf(firefox));
  } catch (error) {
    firefox.kill('SIGKILL');
    await dispose();
    throw error;
  }
  const driven = bidi;
  return {
    version:
      /[\d.]+/.exec(spawnSync(executable, ['--version'], { encoding: 'utf8' }).stdout)?.[0] ?? '',
    open: async (url, size) => {
      const page = await FirefoxPage.open(driven, size);
      await page.goto(url);
      return page;
    },
    [Symbol.asyncDispose]: dispose,
  };
}
