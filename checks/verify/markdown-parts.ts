/** The parts of a Markdown text that the gate looks at: code blocks, headings, words. */
import { withoutCode } from '../../lessons/without-code.ts';

/** A fenced block of code. */
export interface CodeBlock {
  /** 'ts', or empty when the block names no language. */
  readonly language: string;
  /** What the block is called: ```ts title="app.ts" */
  readonly title: string | undefined;
  /** Whether it says that it is not whole: ```ts fragment */
  readonly fragment: boolean;
  readonly code: string;
  /** The line of the text (from 1) on which the code begins. */
  readonly line: number;
}

/** The fenced code blocks of a text, in order; a fence may be indented, and its code is then moved back. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const fence = /^( *)(`{3,}|~{3,}) *([\w-]*)([^\n]*)\n([\s\S]*?)^ *\2[^\S\n]*$/gm;
  return [...markdown.matchAll(fence)].map(
    ({ 0: all, 1: indent = '', 3: language = '', 4: info = '', 5: code = '', index }) => ({
      language,
      title: /\btitle="([^"]*)"/.exec(info)?.[1],
      fragment: /\bfragment\b/.test(info.replace(/"[^"]*"/g, '')),
      code: code.replace(new RegExp(`^ {0,${indent.length}}`, 'gm'), ''),
      line: markdown.slice(0, index + all.indexOf('\n') + 1).split('\n').length,
    }),
  );
}

/** A heading of a text. */
export interface Heading {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** The headings of a text, outside its code blocks. */
export function headings(markdown: string): Heading[] {
  return withoutFences(markdown)
    .split('\n')
    .flatMap((line, index) => {
      const text = /^#{1,6} +(.+)$/.exec(line)?.[1];
      return text === undefined ? [] : [{ text, line: index + 1 }];
    });
}

/** Words that a reader reads: no code blocks, no tags, no comments; code within a sentence is part of it. */
export function countWords(markdown: string): number {
  const text = withoutFences(markdown)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ')
    .replace(/<[^>]*>/g, ' ');
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The words that make a reader who is stuck feel small. Code is left out: `just` may be a name. */
export function belittlingWords(markdown: string): string[] {
  const words = withoutCode(markdown).match(
    /\b(just|simply|obviously|easy|easily|trivial|of course)\b/gi,
  );
  return [...new Set((words ?? []).map((word) => word.toLowerCase()))];
}

function withoutFences(markdown: string): string {
  return markdown.replace(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ *\2[^\S\n]*$/gm, (block) =>
    block.replace(/[^\n]/g, ' '),
  );
}
