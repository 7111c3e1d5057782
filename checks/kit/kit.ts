/** What a check imports as `#kit`. */
import './meta.ts';

export { brokenOr } from './broken-or.ts';
export { Api, type RequestOptions } from './client.ts';
export { queryDatabase } from './database/query.ts';
export { CheckFailure, explain, type Parts } from './explain.ts';
export { importFile, importFiles } from './import-file.ts';
export { type Log, recordLog, textOf } from './log.ts';
export { NoAnswer } from './no-answer.ts';
export {
  componentOf,
  documentProblems,
  type Operation,
  operationsOf,
  valueIn,
} from './openapi.ts';
export { ApiResponse, type ResponseHead, type SentRequest } from './response.ts';
export { type Servable, serve } from './serve.ts';
export { type Settled, settled } from './settled.ts';
export { shown } from './shown.ts';
export { type StartOptions, startApp } from './start-app.ts';
export { ApiStream } from './stream.ts';
export type {
  Context,
  ContextClass,
  Handler,
  HandlerInput,
  Provider,
  Route,
} from './toolshed/context.ts';
export { type ApiRouterLike, importRouterParts, type RouterParts } from './toolshed/routers.ts';
export { ledgerEntries, toolNames } from './toolshed/rows.ts';
export { holdsSoon, ticks } from './turns.ts';
