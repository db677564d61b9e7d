import type { terms as japanese } from '../ja/terms.ts';
import type { Words } from '../shape.ts';

/** Terms of the field, as printed on screen and on paper. */
export const terms: Words<typeof japanese> = {
  trouble: { impersonation: 'Impersonation', takeover: 'Takeover', firestorm: 'Firestorm', rumor: 'Rumor' },
  phase: {
    detect: 'Detect',
    triage: 'Triage',
    notify: 'Notify',
    preserve: 'Preserve',
    contain: 'Contain',
    eradicate: 'Remove',
    communicate: 'Publish',
    monitor: 'Monitor',
    recover: 'Recover',
    close: 'Close',
  },
  modality: {
    obligation: 'must',
    prohibition: 'must not',
    effort: 'must strive to',
    'as-needed': 'as needed',
    'as-possible': 'as far as possible',
    principle: 'in principle',
    permission: 'may',
    recommendation: 'recommended',
    declarative: 'stated',
  },
  layer: { rule: 'rule', peer: 'peer', practice: 'practice' },
  layerSpoken: { rule: 'own rule', peer: 'rule of another city', practice: 'practice' },
  outcome: {
    done: 'done',
    'could-not': 'could not',
    'not-needed': 'not needed',
    'not-applicable': 'not applicable',
    carried: 'carried over',
  },
  course: {
    responding: 'responding',
    watching: 'watching',
    restoring: 'restoring',
    review: 'closing review',
    closed: 'closed',
    'handed-over': 'handed over to another trouble',
  },
  coverage: {
    direct: 'There is a direct rule',
    'same-meaning': 'There is a rule of the same meaning (not by name)',
    partial: 'The direct rule covers only part of it',
    sample: 'The only direct rule is a sample policy',
    none: 'There is no direct rule',
  },
};
