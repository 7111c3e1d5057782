/** Runs in the worker, in the page: Node's platform first, then the probes. */

import './page-platform.ts';
import { answerProbes } from './answers.ts';
import { platform } from './page-platform.ts';
import { probes } from './probes.ts';

interface Order {
  readonly files: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly only: string;
}

const post = globalThis.postMessage.bind(globalThis) as (message: unknown) => void;

globalThis.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  for (const [path, text] of Object.entries(data.files)) platform.disk.addFile(path, text);
  platform.configure({ cwd: data.folder, argv: [`${data.folder}/main.ts`] });
  platform.hideBrowserGlobals();
  void answerProbes(probes, data.folder, data.only).then(post);
});
