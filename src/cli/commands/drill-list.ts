import { scenariosOf } from '../../session/scenarios.ts';
import { drillList as words } from '../../words/ja/drill-list.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { terms } from '../../words/ja/terms.ts';
import { Context, type Shared } from '../context.ts';

/** `drill list`: the scenarios at hand. One that is broken is told, and the others are listed. */
export const drillListCommand = (options: Shared): void => {
  const context = new Context(options);
  const { scenarios, faults } = scenariosOf(context.library());
  context.answer(scenarios.map(({ scenario: { id, trouble, guideline }, hash }) => ({ scenario: id, trouble, guideline, hash })));
  if (!context.json) {
    for (const { scenario, runbook } of scenarios) {
      context.say(`${scenario.id}　${terms.trouble[scenario.trouble]}　${runbook.guideline.body}　${words.minutes(scenario.duration)}`);
      context.say(`    ${scenario.title}`);
    }
    if (scenarios.length === 0) context.say(words.none);
  }
  if (faults.length > 0)
    process.stderr.write(`${[words.broken, ...faults.map((fault) => `${faultPlace(fault)}　${faultSentence(fault)}`)].join('\n')}\n`);
};
