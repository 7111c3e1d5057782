/** The global `navigator` as Node has it; a browser's leads to storage, locks, service workers and devices. */
import { process } from '../process/process.ts';

const { hardwareConcurrency, language } = globalThis.navigator;

class Navigator {
  get hardwareConcurrency(): number {
    return hardwareConcurrency;
  }
  get language(): string {
    return language;
  }
  get languages(): readonly string[] {
    return Object.freeze([language]);
  }
  get platform(): string {
    return 'linux';
  }
  get userAgent(): string {
    return `Node.js/${process.versions.node.split('.')[0]}`;
  }
}

/** Puts it in place. */
export function installNavigator(): void {
  for (const [name, value] of Object.entries({ Navigator, navigator: new Navigator() })) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
}
