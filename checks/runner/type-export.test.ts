import { expect, test } from 'vitest';
import { isTypeExport } from './type-export.ts';

test.each([
  ['export interface Tool {}', true],
  ['export type Tool = string', true],
  ['export declare interface Tool {}', true],
  ['type Tool = 1;\nexport type { Member, Tool };', true],
  ['export const Tool = 1', false],
  ['export class Tool {}', false],
  ['export interface ToolIn {}', false],
  ['interface Tool {}', false],
])('%s', (source, expected) => {
  expect(isTypeExport(source, 'Tool')).toBe(expected);
});
