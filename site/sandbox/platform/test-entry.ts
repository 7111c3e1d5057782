/** For `install.test.ts`: installs the platform in a thread, runs the code that is posted, tells what the platform reported. */
import { installPlatform } from './install.ts';

interface Thread {
  __tell(message: unknown): void;
  __onOrder(run: (code: string) => void): void;
}

const { __tell: tell, __onOrder: onOrder } = globalThis as unknown as Thread;

const platform = installPlatform({
  onConsole: (line) => tell(['console', line]),
  onExit: (code) => tell(['exit', code]),
  onFatal: (error, origin) => tell(['fatal', origin, (error as Error).message]),
  onListen: (port, open) => tell(['listen', port, open]),
  cwd: '/project',
  argv: ['/project/server.ts'],
  env: { GREETING: 'hello' },
});

onOrder((code) => {
  const run = new Function('platform', 'tell', `return (async () => { ${code} })()`);
  // A rejection is the platform's to report, as with learner code.
  void run(platform, (value: unknown) => tell(['value', value]));
});
