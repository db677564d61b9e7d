import type { Response } from '../incident/incident.ts';
import { settingsOf } from '../runbook/plan.ts';
import type { SettingValues } from '../runbook/runbook.ts';
import type { CoverageKind } from '../runbook/vocabulary.ts';
import { beside } from '../words/ja/beside.ts';
import { report } from '../words/ja/report.ts';
import { terms } from '../words/ja/terms.ts';
import { type ClauseRef, clauseRefs } from './clauses.ts';

/** What the guideline says of the trouble of a response as a whole, and what it leaves open. */
export interface CoverageText {
  readonly trouble: string;
  readonly kind: CoverageKind;
  /** The sentence that the operator was shown, or one that says the same. */
  readonly sentence: string;
  readonly direct: readonly ClauseRef[];
  readonly indirect: readonly ClauseRef[];
  /** 規定なしの事項, as the runbook words them. */
  readonly silent: readonly string[];
}

/** The coverage of a response under the settings of its incident. */
export const coverageOf = (response: Pick<Response, 'runbook' | 'trouble'>, chosen: SettingValues): CoverageText => {
  const { runbook } = response;
  const { coverage, guideline } = runbook;
  const off = coverage.unless !== undefined && settingsOf(runbook, chosen)[coverage.unless.setting] !== true;
  const stated = off ? coverage.unless : coverage;
  const kind = stated?.kind ?? coverage.kind;
  const trouble = terms.trouble[response.trouble];
  return {
    trouble,
    kind,
    sentence: stated?.sentence ?? report.coverage[kind](guideline.template ? guideline.title : beside.guidelineOf(guideline.body), trouble),
    direct: clauseRefs(runbook, coverage.direct),
    indirect: clauseRefs(runbook, coverage.indirect),
    silent: coverage.silent,
  };
};
