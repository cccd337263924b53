// What Plenary draws for Slack, made of Slack's own types. Their AnyBlock lets
// any block through by its type alone, so views are narrowed to the blocks that
// are documented.

import type { HomeView, KnownBlock, ModalView } from '@slack/types';

export interface Message {
  text: string;
  blocks: KnownBlock[];
}

export interface Modal extends Omit<ModalView, 'blocks'> {
  blocks: KnownBlock[];
}

export interface Home extends Omit<HomeView, 'blocks'> {
  blocks: KnownBlock[];
}

// Reply answers a submitted modal:
// https://docs.slack.dev/surfaces/modals#handling_submissions
export type Reply =
  | { response_action: 'update'; view: Modal }
  | { response_action: 'clear' }
  | { response_action: 'errors'; errors: Record<string, string> };
