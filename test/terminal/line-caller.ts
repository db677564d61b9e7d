import { expect } from 'vitest';
import { lines as japanese } from '../../src/words/ja/lines.ts';
import type { Words } from '../../src/words/shape.ts';
import type { TestTerminal } from './harness.ts';

/** Somebody who enters one line at a time and hears what is said until the next prompt. */
export class LineCaller {
  readonly terminal: TestTerminal;
  heard = '';
  #at = 0;

  readonly #words: Words<typeof japanese>;

  constructor(terminal: TestTerminal, words: Words<typeof japanese> = japanese) {
    this.terminal = terminal;
    this.#words = words;
  }

  /** What was on the terminal before is not listened to. */
  skip(): void {
    this.#at = this.terminal.raw().length;
  }

  /** What is said until the program asks again, or ends. */
  async listen(): Promise<string> {
    const { prompt } = this.#words;
    const whole = () => this.terminal.raw().slice(this.#at);
    await this.terminal.waitFor(Object.assign(() => whole().includes(prompt), { toString: () => 'a prompt' }));
    const said = whole();
    // The prompt ends the output: what follows would be read after it.
    expect(said.endsWith(prompt)).toBe(true);
    this.#at += said.length;
    this.heard = said.replaceAll('\r\n', '\n');
    return this.heard;
  }

  /** Enters a line and hears the answer. */
  async say(line: string | Buffer): Promise<string> {
    if (typeof line === 'string') this.terminal.send(`${line}\r`);
    else this.terminal.send(Buffer.concat([line, Buffer.from('\r')]));
    return await this.listen();
  }

  /** Answers the questions of a form by their labels, writes something where it must, leaves the others as they are, and presses the button. */
  async fill(answers: Readonly<Record<string, string>>, button: string): Promise<string> {
    const lines = this.#words;
    const left = { ...answers };
    for (let turn = 0; turn < 24 && !this.heard.includes(lines.buttons); turn += 1) {
      const label = this.heard.match(/(?:問い \d+／\d+。|Question \d+ of \d+: )(?<label>[^\n]*)[。.]/u)?.groups?.label ?? '';
      const given = left[label] ?? '';
      delete left[label];
      const wanted = this.heard.includes(lines.empty)
        ? this.heard.includes(lines.pickOne) || this.heard.includes(lines.pickMany)
          ? '1'
          : '記入した'
        : '';
      await this.say(given === '' ? wanted : given);
    }
    expect(Object.keys(left), this.heard).toEqual([]);
    return await this.say(button);
  }
}
