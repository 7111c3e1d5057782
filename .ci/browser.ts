/**
 * The Chromium that the browser tests drive: found, or else provided.
 *
 * Found, in this order: `CHROME_PATH`; an installed Chrome, Chromium or Edge; a browser that Playwright
 * downloaded earlier. Provided, when none is found: the distribution's package where we may install it
 * (root, with apt-get), then Playwright's own download.
 */
import { execFileSync, type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const ADVICE =
  'No Chromium was found for the browser tests and none could be installed: install Chrome, Chromium or Edge, ' +
  'or set CHROME_PATH to its executable, then run the command again.';

/** Flags every test browser starts with: no sandbox of its own (root in containers), no traffic of its own. */
export const BROWSER_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let found: Promise<string> | undefined;

/** The path of a browser executable that answered `--version`. Throws one sentence when there is none to be had. */
export function findBrowser(): Promise<string> {
  found ??= Promise.resolve().then(() => {
    const asked = process.env.CHROME_PATH;
    if (asked !== undefined && asked !== '') {
      if (works(asked)) return asked;
      throw new Error(
        `CHROME_PATH is ${asked}, but that did not answer --version: point it at a Chromium.`,
      );
    }
    const executable = installed() ?? fromDistribution() ?? fromPlaywright();
    if (executable === null) throw new Error(ADVICE);
    return executable;
  });
  return found;
}

function installed(): string | null {
  return [...onPath(), ...usualPlaces(), ...playwrightDownloads()].find(works) ?? null;
}

function onPath(): string[] {
  const names = [
    'google-chrome',
    'google-chrome-stable',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'chrome',
  ];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = [
      process.env.PROGRAMFILES,
      process.env['PROGRAMFILES(X86)'],
      process.env.LOCALAPPDATA,
    ];
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return roots.flatMap((root) =>
      root === undefined ? [] : programs.map((program) => path.join(root, program)),
    );
  }
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium'];
}

function playwrightDownloads(): string[] {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    (process.platform === 'darwin'
      ? path.join(homedir(), 'Library/Caches/ms-playwright')
      : process.platform === 'win32'
        ? path.join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright')
        : path.join(homedir(), '.cache/ms-playwright'));
  if (!existsSync(cache)) return [];
  const executables = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .reverse()
    .flatMap((name) => executables.map((executable) => path.join(cache, name, executable)));
}

/** Debian's package, when we may install it. Ubuntu's is a pointer to a snap: `works` then sends us on. */
function fromDistribution(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  console.log(
    'No Chromium is installed: installing the distribution’s package (apt-get install chromium).',
  );
  const quiet: SpawnSyncOptions = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    quiet,
  );
  return installed();
}

function fromPlaywright(): string | null {
  console.log('No Chromium is installed: asking Playwright to download one.');
  const cli = path.resolve(import.meta.dirname, '../node_modules/playwright-core/cli.js');
  const withDependencies =
    process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  spawnSync(process.execPath, [cli, 'install', ...withDependencies, 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 600_000,
  });
  return installed();
}

function works(executable: string): boolean {
  if (!existsSync(executable)) return false;
  // Windows browsers open a window instead of answering --version.
  if (process.platform === 'win32') return true;
  try {
    return /\d+\.\d+/.test(
      execFileSync(executable, ['--version'], {
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 20_000,
      }).toString(),
    );
  } catch {
    return false;
  }
}
