/**
 * The `process` object itself, with the facts that Node's library reads while it loads: it holds the object from its first line on,
 * long before the rest can be put in, which `process.ts` does.
 */
import { environment } from './environment.ts';
import { NODE_VERSION } from './version.ts';

const facts = {
  title: 'node',
  version: `v${NODE_VERSION}`,
  versions: { node: NODE_VERSION, v8: '13.6.233.17-node.37', modules: '137', uv: '1.51.0' },
  arch: 'x64',
  platform: 'linux',
  release: { name: 'node', lts: 'Krypton' },
  features: {
    inspector: false,
    debug: false,
    uv: true,
    ipv6: true,
    tls: false,
    typescript: 'strip',
  },
  env: environment,
};

export const processObject = Object.defineProperty(facts, Symbol.toStringTag, {
  value: 'process',
  configurable: true,
});
