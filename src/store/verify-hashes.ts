import type { LineHashes } from '../incident/verify-lines.ts';

const BYTES = 32;

/** The hashes of lines, 32 bytes each. */
export class PackedHashes implements LineHashes {
  #bytes = Buffer.alloc(BYTES * 1024);
  #lines = 0;

  set(line: number, hash: string): void {
    if (line * BYTES > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    this.#bytes.write(hash, (line - 1) * BYTES, 'hex');
    this.#lines = Math.max(this.#lines, line);
  }

  get(line: number): string | undefined {
    return line >= 1 && line <= this.#lines ? this.#bytes.toString('hex', (line - 1) * BYTES, line * BYTES) : undefined;
  }

  /** The first line whose hash begins with these hex digits. */
  find(digits: string): number | undefined {
    const wanted = Buffer.from(digits, 'hex');
    for (let line = 1; line <= this.#lines; line += 1) {
      const from = (line - 1) * BYTES;
      if (this.#bytes.subarray(from, from + wanted.length).equals(wanted)) return line;
    }
    return undefined;
  }
}
