import type { Command as Program } from 'commander';
import { layerMark } from '../../export/layer.ts';
import { pin } from '../../session/library.ts';
import { examine } from '../../store/doctor.ts';
import { homePath } from '../../store/home.ts';
import { cli } from '../../words/ja/cli.ts';
import { sayFinding } from '../../words/ja/store.ts';
import { terms } from '../../words/ja/terms.ts';
import { readTrouble } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, wrongCall } from '../failure.ts';

/** runbook list|show, doctor: what is here, without touching any incident. */
export const lookingCommands = (program: Program): void => {
  const runbook = program.command('runbook').description('手順書');
  runbook
    .command('list')
    .description('手順書の一覧')
    .option('--json')
    .option('--lang <LANG>')
    .option('--runbooks <DIR>', 'ガイドラインのフォルダー')
    .action((options: Shared) => {
      const context = new Context(options);
      const library = context.library();
      const rows = library.ids.flatMap((id) =>
        library.runbooks(id).map((one) => ({
          guideline: id,
          body: one.guideline.body,
          trouble: one.trouble,
          coverage: one.coverage.kind,
          hash: pin(one).hash,
        })),
      );
      context.answer(rows.map(({ guideline, trouble, coverage, hash }) => ({ guideline, trouble, coverage, hash })));
      if (!context.json)
        for (const { guideline, body, trouble, coverage } of rows)
          context.say(`${guideline} ${trouble}　${body}　${terms.trouble[trouble]}　${terms.coverage[coverage]}`);
    });

  runbook
    .command('show')
    .argument('<GUIDELINE>')
    .argument('<TROUBLE>')
    .description('手順書を読む')
    .option('--json')
    .option('--lang <LANG>')
    .option('--runbooks <DIR>', 'ガイドラインのフォルダー')
    .action((id: string, given: string, options: Shared) => {
      const context = new Context(options);
      const library = context.library();
      const trouble = readTrouble(given);
      const guideline = library.ids.includes(id) ? library.guideline(id) : undefined;
      if (guideline === undefined) throw wrongCall('guideline.unknown', cli.guideline(id, library.ids), { given: id, known: library.ids });
      const found = library.runbooks(id).find((one) => one.trouble === trouble);
      if (found === undefined)
        throw wrongCall('runbook.unknown', cli.runbook(guideline.body, terms.trouble[trouble]), { guideline: id, trouble });
      context.answer({ ...found, hash: pin(found).hash });
      if (context.json) return;
      context.say(
        `${found.guideline.title}（${found.guideline.edition.label}）　${terms.trouble[trouble]}`,
        found.coverage.sentence ?? `${terms.coverage[found.coverage.kind]}。`,
      );
      for (const step of found.steps) {
        const modality = step.modality.map((one) => terms.modality[one]).join('・');
        context.say(
          '',
          `${step.number ?? '−'} ${layerMark(step, true)} ${step.title}（${step.id}）　${modality}${step.deadlineWord === undefined ? '' : `「${step.deadlineWord}」`}`,
        );
        for (const when of step.when ?? []) context.say(`   条件：${when}`);
        for (const order of step.after)
          context.say(
            `   ${order.order === 'strict' ? '先に（止める）' : '並び'}：${found.steps.find((one) => one.id === order.step)?.title ?? order.step}${order.because === undefined ? '' : `「${order.because}」`}`,
          );
        for (const id of step.clauses) {
          const clause = found.clauses[id];
          if (clause !== undefined) context.say(`   ${clause.body} ${clause.ref}　${clause.text.replaceAll(/\s+/gu, '')}`);
        }
      }
      if (found.standingRules.length > 0) context.say('', `${cli.dont}：`, ...found.standingRules.map(({ title }) => `  ${title}`));
      if (found.coverage.silent.length > 0) context.say('', `規定なし：${found.coverage.silent.join('、')}`);
    });

  program
    .command('doctor')
    .description('この機械にあるもの、足りないもの、直し方')
    .option('--json')
    .option('--lang <LANG>')
    .action((options: Shared) => {
      const context = new Context(options);
      const findings = examine(homePath());
      context.answer(findings);
      if (!context.json)
        for (const finding of findings) {
          const { said, mend } = sayFinding(finding);
          context.say(`${finding.ok ? '○' : finding.stops ? '×' : '△'} ${said}`, ...(mend === undefined ? [] : [`   ${mend}`]));
        }
      if (findings.some(({ ok, stops }) => !ok && stops)) process.exitCode = EXIT.machine;
    });
};
