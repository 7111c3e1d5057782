/** Every attack, theme by theme. Those that end the sandbox's process come last: each of them takes a page of its own. */
import type { Attack } from './attack.ts';
import { depth } from './table/depth.ts';
import { loops } from './table/loops.ts';
import { memory } from './table/memory.ts';
import { messages } from './table/messages.ts';
import { network } from './table/network.ts';
import { output } from './table/output.ts';
import { page } from './table/page.ts';
import { pollution } from './table/pollution.ts';
import { results } from './table/results.ts';
import { storage } from './table/storage.ts';

export const attacks: readonly Attack[] = [
  ...network,
  ...storage,
  ...page,
  ...messages,
  ...results,
  ...pollution,
  ...loops,
  ...output,
  ...depth,
  ...memory,
];
