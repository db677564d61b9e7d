import type { Schedule } from './schedule.ts';
import { filled, type Values } from './variants.ts';

/** A released inject as its addressee sees it. What only the controller may know is not in it: neither the note nor the kind. */
export interface Message {
  readonly id: string;
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly via: string;
  readonly text: string;
}

/** What has reached these seats, in the order in which it came. */
export const inboxOf = ({ released }: Schedule, seats: readonly string[], values: Values): Message[] =>
  released
    .filter(({ inject }) => inject.to.some((seat) => seats.includes(seat)))
    .map(({ inject: { id, from, to, via, text }, at }) => ({ id, at, from, to, via, text: filled(text, values) }));
