import type { Runbook, Step } from '../../src/runbook/runbook.ts';
import type { Modality } from '../../src/runbook/vocabulary.ts';

/** A rule step of a runbook that asks for no text. */
export function runbookStep(id: string, more: Partial<Step> = {}): Step {
  return {
    id,
    title: `題：${id}`,
    layer: 'rule',
    basis: 'direct',
    modality: ['obligation'] satisfies Modality[],
    clauses: ['KM-13'],
    to: [],
    only: [],
    after: [],
    perRound: false,
    reopensWith: [],
    phase: 'contain',
    form: 'R04',
    needsAccess: false,
    number: 1,
    ...more,
  };
}

export function runbookOf(
  steps: readonly Step[],
  more: { template?: boolean; rules?: Runbook['standingRules']; trouble?: Runbook['trouble'] } = {},
): Runbook {
  return {
    schema: 'hikeshi/runbook@1',
    guideline: {
      id: 'komae',
      body: '狛江市',
      title: '狛江市ソーシャルメディア活用ガイドライン',
      edition: { adopted: '2022-05-26', label: '令和4年5月26日策定' },
      template: more.template ?? false,
    },
    trouble: more.trouble ?? 'takeover',
    coverage: { kind: 'direct', direct: ['KM-13'], indirect: [], silent: [] },
    settings: { sampleAdopted: { title: '見本を採用している', default: false } },
    roles: {},
    clauses: {},
    standingRules: more.rules ?? [],
    steps: [...steps],
  };
}

export const strictly = (step: string, release: 'settled' | 'done' = 'settled'): Step['after'][number] => ({
  step,
  order: 'strict',
  clause: 'KM-13',
  because: '上で',
  release,
});
