import type { Phase } from '../../machines/words.ts';

/** How binding a clause is (matrix.md B-1). */
export const MODALITIES = [
  'obligation',
  'prohibition',
  'effort',
  'as-needed',
  'as-possible',
  'principle',
  'permission',
  'recommendation',
  'declarative',
] as const;
export type Modality = (typeof MODALITIES)[number];

/** Where a step comes from: [規] this body's own clause, [他市] another body's, [実務] no guideline at all. */
export const LAYERS = ['rule', 'peer', 'practice'] as const;
export type Layer = (typeof LAYERS)[number];

/** How a clause bears on the step: by name, by a general clause, or by a sample policy the body may not have adopted. */
export const BASES = ['direct', 'indirect', 'sample'] as const;
export type Basis = (typeof BASES)[number];

/** How firmly the text orders two steps (matrix.md A-5): `strict` blocks, `document` sorts and hints. */
export const ORDERS = ['strict', 'document'] as const;
export type Order = (typeof ORDERS)[number];

/** What a guideline says of a trouble as a whole (matrix.md A-1). */
export const COVERAGES = ['direct', 'same-meaning', 'partial', 'sample', 'none'] as const;
export type CoverageKind = (typeof COVERAGES)[number];

/** Record forms of matrix.md B-3. */
export const FORM_IDS = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
] as const;
export type FormId = (typeof FORM_IDS)[number];

/** What the vocabulary fixes for a step id; a runbook may override phase and form. */
export interface StepWord {
  readonly phase: Phase;
  readonly form: FormId;
  /** Impossible while locked out of the account. */
  readonly needsAccess?: true;
}

/** The step vocabulary of matrix.md B-2. A guideline folder may add its own ids with the prefix `x-`. */
export const STEP_WORDS = {
  'record-detection': { phase: 'detect', form: 'R01' },
  'verify-content': { phase: 'triage', form: 'R02' },
  'verify-official-account': { phase: 'triage', form: 'R02' },
  'verify-facts': { phase: 'triage', form: 'R03' },
  'judge-policy-violation': { phase: 'triage', form: 'R04' },
  'check-account-access': { phase: 'triage', form: 'R02' },
  'rule-out-staff-post': { phase: 'triage', form: 'R02' },
  'notify-account-manager': { phase: 'notify', form: 'R05' },
  'notify-section-head': { phase: 'notify', form: 'R05' },
  'notify-pr-division': { phase: 'notify', form: 'R05' },
  'notify-infosec-supervisor': { phase: 'notify', form: 'R05' },
  'notify-it-division': { phase: 'notify', form: 'R05' },
  'consult-section-head-and-general-affairs': { phase: 'notify', form: 'R06' },
  'share-with-agencies': { phase: 'notify', form: 'R05' },
  'notify-police': { phase: 'notify', form: 'R05' },
  'report-privacy-commission': { phase: 'notify', form: 'R04' },
  'capture-evidence': { phase: 'preserve', form: 'R07' },
  'preserve-access-logs': { phase: 'preserve', form: 'R07' },
  'request-takedown': { phase: 'contain', form: 'R08' },
  'change-password': { phase: 'contain', form: 'R09', needsAccess: true },
  'revoke-third-party-apps': { phase: 'contain', form: 'R10', needsAccess: true },
  'terminate-sessions': { phase: 'contain', form: 'R09', needsAccess: true },
  'secure-registered-email': { phase: 'contain', form: 'R09' },
  'strengthen-authentication': { phase: 'contain', form: 'R09', needsAccess: true },
  'suspend-account': { phase: 'contain', form: 'R11', needsAccess: true },
  'request-account-recovery': { phase: 'contain', form: 'R08' },
  'delete-unauthorized-posts': { phase: 'eradicate', form: 'R12', needsAccess: true },
  'remove-user-comments': { phase: 'eradicate', form: 'R12' },
  'scan-malware': { phase: 'eradicate', form: 'R13' },
  'decide-response': { phase: 'communicate', form: 'R06' },
  'obtain-approval': { phase: 'communicate', form: 'R14' },
  'publish-statement': { phase: 'communicate', form: 'R15' },
  'publish-holding-statement': { phase: 'communicate', form: 'R15' },
  'correct-own-error': { phase: 'communicate', form: 'R15' },
  'publish-correct-information': { phase: 'communicate', form: 'R15' },
  'guide-to-website': { phase: 'communicate', form: 'R15' },
  'route-opinions': { phase: 'communicate', form: 'R15' },
  'respond-to-inquiries': { phase: 'communicate', form: 'R05' },
  'assess-notice-need': { phase: 'communicate', form: 'R04' },
  'publish-website-notice': { phase: 'communicate', form: 'R16' },
  'notify-press': { phase: 'communicate', form: 'R17' },
  'update-or-withdraw-notice': { phase: 'communicate', form: 'R16' },
  'monitor-account': { phase: 'monitor', form: 'R18' },
  'apply-verification': { phase: 'recover', form: 'R18' },
  'list-official-account': { phase: 'recover', form: 'R18' },
  'restore-operation': { phase: 'recover', form: 'R04' },
  'handle-guideline-violation': { phase: 'close', form: 'R04' },
  'close-incident': { phase: 'close', form: 'R19' },
  'record-lessons': { phase: 'close', form: 'R19' },
} as const satisfies Record<string, StepWord>;
