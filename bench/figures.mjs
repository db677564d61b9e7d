import stringWidth from 'string-width';

/** The value below which a share of the sorted values lies. */
const quantile = (values, share) => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
export const p90 = (values) => quantile(values, 0.9);
export const p99 = (values) => quantile(values, 0.99);

export const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const times = (value) => `${value.toFixed(2)} ×`;

/** Prints rows of text as a Markdown table, columns aligned. */
export const printTable = (head, rows) => {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => stringWidth(row[column] ?? ''))));
  const line = (row) =>
    `| ${widths.map((width, column) => (row[column] ?? '') + ' '.repeat(width - stringWidth(row[column] ?? ''))).join(' | ')} |`;
  process.stdout.write(`${[line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n')}\n`);
};

/** Milliseconds of each of `runs` calls, after `warm` that do not count. */
export const timed = (runs, warm, work) => {
  for (let run = 0; run < warm; run += 1) work();
  return Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
};
