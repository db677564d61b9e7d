import { canonicalJson } from '../incident/canonical.ts';
import type { Sha256 } from '../incident/chain.ts';
import type { Scenario } from './scenario.ts';

/** A scenario as the one text that is hashed and kept beside the log: the content, whatever the layout of the file. Throws NotCanonical. */
export const scenarioText = (scenario: Scenario): string => canonicalJson(scenario);

/** The name of a scenario's content: SHA-256 of its text, 64 hex digits. */
export const scenarioHash = (scenario: Scenario, sha256: Sha256): string => sha256(scenarioText(scenario));

/** A text that was kept, back as the scenario; undefined where it is not the one that the hash names. */
export const scenarioFrom = (text: string | undefined, hash: string, sha256: Sha256): Scenario | undefined =>
  text === undefined || sha256(text) !== hash ? undefined : (JSON.parse(text) as Scenario);
