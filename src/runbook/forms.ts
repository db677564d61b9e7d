import type { FormId } from './vocabulary.ts';

/**
 * What a field holds. `person` is a name; `subject` a post or an account (URL or @name); `evidence` the number of a retained
 * file (E1 …). Choices and times stand in clear in the log; every other kind is committed, so that it can be blacked out.
 */
export type FieldKind = 'text' | 'long' | 'person' | 'url' | 'subject' | 'evidence' | 'choice' | 'multi' | 'time';

export interface Field {
  readonly id: string;
  readonly kind: FieldKind;
  /** Without it the record is refused. */
  readonly required?: true;
  /** May be given more than once: several posts, several files. */
  readonly many?: true;
  readonly choices?: readonly string[];
}

export interface Form {
  readonly id: FormId;
  readonly fields: readonly Field[];
}

const choice = (id: string, choices: readonly string[], required?: true): Field => ({
  id,
  kind: 'choice',
  choices,
  ...(required && { required }),
});
const need = (id: string, kind: FieldKind): Field => ({ id, kind, required: true });
const may = (id: string, kind: FieldKind): Field => ({ id, kind });
/** The choice of a checklist that says that nothing of it was looked at: it stands alone. */
export const UNCONFIRMED = 'unconfirmed';

const multi = (id: string, choices: readonly string[]): Field => ({ id, kind: 'multi', choices });

const PLATFORMS = ['x', 'facebook', 'instagram', 'youtube', 'line', 'other'] as const;

/** Record forms of matrix.md B-3. The time of the deed is not a field: every entry has it (`occurred`). */
const FIELDS: Record<FormId, readonly Field[]> = {
  R01: [
    may('summary', 'long'),
    choice('channel', ['monitoring', 'staff', 'citizen', 'press', 'platform']),
    may('finder', 'person'),
    may('target', 'text'),
  ],
  R02: [
    need('finding', 'long'),
    { id: 'subject', kind: 'subject', many: true },
    may('difference', 'text'),
    may('postedShown', 'text'),
    may('reach', 'text'),
    choice('access', ['can', 'cannot', 'unknown']),
    may('inquiry', 'text'),
  ],
  R03: [may('askedTo', 'text'), may('answeredBy', 'person'), need('ground', 'long')],
  R04: [need('decidedBy', 'person'), need('reason', 'long')],
  R05: [
    may('from', 'person'),
    need('to', 'person'),
    choice('received', ['self', 'deputy']),
    choice('means', ['phone', 'in-person', 'mail', 'chat', 'document'], true),
    need('gist', 'long'),
    choice('receipt', ['read-back', 'reply', 'not-yet']),
    may('remark', 'text'),
  ],
  R06: [
    need('attendees', 'person'),
    choice('means', ['phone', 'in-person', 'mail', 'chat', 'document'], true),
    need('points', 'long'),
    may('conclusion', 'long'),
    may('dissent', 'text'),
  ],
  R07: [
    { id: 'evidence', kind: 'evidence', many: true },
    { id: 'subject', kind: 'subject', many: true },
    may('takenBy', 'person'),
    choice('method', ['screenshot', 'page', 'print', 'camera', 'no-image']),
    may('remark', 'text'),
  ],
  R08: [
    choice('platform', PLATFORMS, true),
    choice('request', ['impersonation', 'recovery', 'illegal'], true),
    may('window', 'url'),
    { id: 'subject', kind: 'subject', many: true },
    may('receipt', 'text'),
    may('attachments', 'text'),
    may('answer', 'text'),
  ],
  R09: [
    need('changedBy', 'person'),
    may('witness', 'person'),
    multi('conditions', ['strong', 'not-similar', 'not-reused', UNCONFIRMED]),
    choice('sessions', ['ended', 'left', 'unknown']),
    may('knownTo', 'text'),
    may('items', 'text'),
  ],
  R10: [need('device', 'text'), need('account', 'text'), may('rights', 'text'), may('releasedBy', 'person')],
  R11: [
    choice('suspension', ['posting', 'private', 'deactivated', 'frozen'], true),
    may('limit', 'text'),
    may('notice', 'url'),
    may('impact', 'text'),
    may('resume', 'text'),
  ],
  R12: [
    { id: 'subject', kind: 'subject', many: true },
    { id: 'evidence', kind: 'evidence', many: true },
    may('gist', 'long'),
    may('deletedBy', 'person'),
    may('criterion', 'text'),
  ],
  R13: [need('device', 'text'), may('product', 'text'), choice('scan', ['full', 'quick']), need('result', 'text'), may('measure', 'text')],
  R14: [
    choice('approval', ['consent', 'decision', 'oral', 'exempt'], true),
    need('approver', 'person'),
    choice('means', ['phone', 'in-person', 'mail', 'chat', 'document']),
    may('text', 'long'),
    may('exception', 'text'),
    may('document', 'text'),
  ],
  R15: [
    may('medium', 'text'),
    may('account', 'text'),
    need('body', 'long'),
    may('url', 'url'),
    may('publishedBy', 'person'),
    may('correctionOf', 'text'),
  ],
  R16: [
    need('url', 'url'),
    need('title', 'text'),
    may('body', 'long'),
    may('placedBy', 'person'),
    may('approver', 'person'),
    may('place', 'text'),
    may('withdrawal', 'text'),
  ],
  R17: [need('recipients', 'text'), may('method', 'text'), may('material', 'text'), may('presenter', 'person'), may('contact', 'text')],
  R18: [need('finding', 'long'), may('target', 'text'), may('period', 'text'), may('next', 'text')],
  R19: [
    need('judge', 'person'),
    choice('damage', ['none', 'some', 'unknown'], true),
    may('cause', 'long'),
    may('lessons', 'long'),
    may('document', 'text'),
  ],
};

/** The form of one id: from it the terminal form, `--field`, the report and the JSON derive. */
export const formOf = (id: FormId): Form => ({ id, fields: FIELDS[id] });

/** Whether a checklist says that nothing was looked at, and yet ticks something. */
export const isTorn = (field: Field | undefined, values: readonly string[]): boolean =>
  field?.kind === 'multi' && values.length > 1 && values.includes(UNCONFIRMED);

/** Whether a field's value stands in clear in the hashed line. */
export const isClear = (field: Field): boolean =>
  field.kind === 'choice' || field.kind === 'multi' || field.kind === 'time' || field.kind === 'evidence';

/** Forms whose record can fail to reach anybody: a call that found nobody is a record that does not settle. */
export const canMiss = (id: FormId): boolean => id === 'R05';
