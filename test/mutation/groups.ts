/** Files whose every small change the tests should notice, and the tests that look at them. */
export interface Group {
  readonly files: readonly string[];
  readonly tests: readonly string[];
  /** Where some of the tests set the mask of new files, which a thread may not: each change then takes a process, which is slower. */
  readonly process?: true;
}

const incident = (name: string): string => `src/incident/${name}.ts`;
const store = (name: string): string => `src/store/${name}.ts`;

const record = (name: string): string => `test/record/${name}.test.ts`;
const stored = (name: string): string => `test/store/${name}.test.ts`;

/**
 * What `npm run campaign:mutation` measures. The tests are those that run in this process, and quickly: a child does not know which change
 * is being tried, so that tests of killed or second processes can find none.
 */
export const GROUPS: Readonly<Record<string, Group>> = {
  sanitiser: { files: ['src/ui/parts/safe.ts'], tests: ['test/ui/parts/safe.test.ts'] },
  chain: { files: ['canonical', 'chain'].map(incident), tests: ['test/incident/chain.test.ts'] },
  verification: {
    files: [
      ...['checkpoint', 'impossible', 'redaction', 'verify', 'verify-disclosures', 'verify-head', 'verify-lines'].map(incident),
      store('verify-hashes'),
    ],
    tests: ['line-walk', 'verdicts'].map(record),
  },
  bundle: {
    files: [incident('bundle'), ...['bundle-files', 'bundle-lines', 'verify-bundle', 'verify-reading'].map(store)],
    tests: ['bundle-form', 'bundle-reading', 'tampering'].map(record),
  },
  store: {
    files: ['append-rules', 'memory-log', 'sqlite-error', 'sqlite-log', 'sqlite-open', 'sqlite-schema'].map(store),
    tests: [...['append-rules', 'gone', 'log-behaviour', 'sqlite-error', 'sqlite-log', 'sqlite-open'].map(stored), record('checkpoints')],
    process: true,
  },
};

/** The least share of changes that must be noticed, in each group. */
export const AIM = 85;
