import { defineCommand } from '../command.ts';
import { formatKeys, readKeys, type WatchAction, watchActions } from '../watch-keys.ts';
import { WatchSession } from '../watch-session.ts';

/** `groundwork watch` */
export const command = defineCommand({
  usage: '[--poll]',
  help: `Checks the current step, and again each time a file in workspace/ changes. Keys while it runs: ${formatKeys()}. Without a terminal, the same words are read from stdin, a line each.`,
  options: { poll: { type: 'boolean' } },
  optionHelp: { poll: 'look for changes three times a second instead of waiting for file events' },
  positionals: 0,
  async run(context, { poll = false }) {
    const { terminal } = context;
    const { promise: quit, resolve: stop, reject: fail } = Promise.withResolvers<void>();
    using session = new WatchSession(context, { poll, fail });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => stop());
    let busy = session.begin();
    busy.catch(fail);
    const keys = readKeys(process.stdin, (action) => {
      if (action === 'quit') return stop();
      busy = busy.then(() => keys.aside(() => act(action)));
      busy.catch(fail);
    });
    try {
      await quit;
    } finally {
      keys.close();
    }
    return 0;

    async function act(action: Exclude<WatchAction, 'quit'> | undefined): Promise<void> {
      if (action !== undefined) return session.act(action);
      const words = Object.entries(watchActions).map(([name, what]) => `  ${name[0]}  ${what}`);
      terminal.print(['', 'That key does nothing here. There are:', ...words].join('\n'));
    }
  },
});
