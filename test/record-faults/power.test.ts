import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canInject } from '../store/children.ts';
import { tempHome } from '../store/temp-home.ts';
import { record, takePower } from './power.ts';

let folder: string;
beforeEach(() => {
  folder = tempHome();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lossWith = (synchronous: 'FULL' | 'NORMAL', lines: number) =>
  takePower(record(join(folder, 'recorded'), lines, synchronous), join(folder, 'image'), 3);

describe.runIf(canInject())('power loss at any moment', () => {
  it('loses no line that was acknowledged: synchronous=FULL waits for the disk', () => {
    const { images, lossy, unreadable } = lossWith('FULL', 8);
    expect({ lossy, unreadable }).toEqual({ lossy: 0, unreadable: 0 });
    expect(images).toBeGreaterThan(30);
  });

  it('does lose lines with synchronous=NORMAL: the loss would be seen', () => {
    const { images, lossy } = lossWith('NORMAL', 8);
    expect(lossy).toBeGreaterThan(images / 4);
  });
});
