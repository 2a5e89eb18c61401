import type { TemplateResult } from 'lit';

/** What a story file exports: what it is called, and its stories. */
export interface StoryFile {
  readonly default: { readonly title: string };
  readonly [story: string]: { readonly title: string } | (() => TemplateResult);
}

/** By path. Made by the plugin in `.storybook/story-index.js`. */
export const storyFiles: Readonly<Record<string, () => Promise<StoryFile>>>;

/** All elements, and which of their parts there are not. */
export const elements: readonly { readonly name: string; readonly missing: readonly string[] }[];
