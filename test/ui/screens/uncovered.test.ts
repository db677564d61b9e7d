import { describe, expect, it } from 'vitest';
import { isEntry } from '../../../src/incident/chain.ts';
import { SYMPTOMS } from '../../../src/incident/symptoms.ts';
import type { Runbook } from '../../../src/runbook/runbook.ts';
import type { Size } from '../../../src/ui/app.ts';
import { Begin } from '../../../src/ui/screens/begin.ts';
import { Symptoms } from '../../../src/ui/screens/symptoms.ts';
import { isUncovered, Uncovered } from '../../../src/ui/screens/uncovered.ts';
import { Work } from '../../../src/ui/screens/work.ts';
import { terms } from '../../../src/words/ja/terms.ts';
import { library } from '../../session/scene.ts';
import { NARROW, Stage, squeezed, WIDE } from './stage.ts';

const runbooks = library.ids.flatMap((id) => library.runbooks(id));
const open = runbooks.filter(({ coverage, guideline }) => !guideline.template && ['none', 'partial', 'sample'].includes(coverage.kind));
const covered = runbooks.filter(({ coverage, guideline }) => guideline.template || !['none', 'partial', 'sample'].includes(coverage.kind));

/** The screen behind the symptom of this trouble, with everything a body may adopt adopted. */
const chosen = ({ guideline, trouble, settings }: Runbook, on = true, size: Size = WIDE): Stage => {
  const values = Object.fromEntries(Object.keys(settings).map((id) => [id, on]));
  const stage = new Stage(new Symptoms(), { guideline: guideline.id, settings: { [guideline.id]: values }, size });
  stage.rows();
  return stage.type(String(SYMPTOMS.findIndex((one) => one.trouble === trouble) + 1)).press('enter');
};
const name = ({ guideline, trouble }: Runbook): string => `${guideline.body} ${terms.trouble[trouble]}`;

/** Row on which the first row with these words stands, from 0. */
const rowOf = (stage: Stage, words: string): number => stage.rows().findIndex((row) => row.includes(words));

describe('the screens around screen 18', () => {
  it.each(open.map((runbook) => [name(runbook), runbook] as const))('%s: 02 and 04 say the first sentence only', (_name, runbook) => {
    const [first = '', ...rest] = (runbook.coverage.sentence ?? '').split(/(?<=。)/u);
    const stage = chosen(runbook);
    stage.press('escape');
    const symptoms = squeezed(stage.text({ columns: 80, rows: 40 }));
    expect(stage.app.top).toBeInstanceOf(Symptoms);
    stage.press('enter', 'enter');
    const begin = squeezed(stage.text({ columns: 80, rows: 40 }));
    expect(stage.app.top).toBeInstanceOf(Begin);
    for (const text of [symptoms, begin]) {
      expect(text).toContain(squeezed(first));
      for (const other of rest) expect(text).not.toContain(squeezed(other));
    }
  });

  it('reads line by line what stands on the screen, not what stands there for the marked row', () => {
    const stage = chosen(open[0] as Runbook);
    stage.press('escape');
    const told = JSON.stringify(stage.app.top.tell?.(stage.app));
    expect(told).toContain('市を名乗る偽のアカウントが見つかった');
    expect(told).toContain('使うガイドライン');
    expect(told).not.toContain('を選ぶと');
  });

  it('says whose clause each thing not to do is, where a template takes them from several bodies', () => {
    for (const runbook of covered.filter(({ guideline }) => guideline.template)) {
      const stage = chosen(runbook);
      expect(stage.app.top).toBeInstanceOf(Begin);
      const text = stage.text({ columns: 80, rows: 60 });
      for (const { clauses } of runbook.standingRules) expect(text).toContain(`${runbook.clauses[clauses[0] ?? '']?.body} `);
    }
  });
});

describe('screen 18', () => {
  it('stands before the seven cells without a direct clause, the two partial ones and the one that rests on a sample', () => {
    expect(open.map(name).sort()).toEqual(
      [
        '上田市 なりすまし',
        '上田市 乗っ取り',
        '上田市 デマ',
        '平川市 なりすまし',
        '平川市 乗っ取り',
        '平川市 デマ',
        '狛江市 なりすまし',
        '狛江市 デマ',
        '長崎市 炎上',
        '長崎市 デマ',
      ].sort(),
    );
  });

  describe.each([
    ['80×24', WIDE],
    ['60×20', NARROW],
  ] as const)('at %s', (_, size) => {
    it.each(open.map((runbook) => [name(runbook), runbook] as const))(
      '%s: says the whole sentence of the cell on its third row and below',
      (_name, runbook) => {
        const stage = chosen(runbook, true, size);
        expect(stage.app.top).toBeInstanceOf(Uncovered);
        const { sentence = '' } = runbook.coverage;
        expect(squeezed(stage.text())).toContain(squeezed(sentence));
        expect(squeezed(stage.rows()[2] ?? '')).toBe(squeezed(sentence).slice(0, squeezed(stage.rows()[2] ?? '').length));
      },
    );

    it.each(open.map((runbook) => [name(runbook), runbook] as const))(
      '%s: shows clauses verbatim, each with its mark, and the ways to begin',
      (_name, runbook) => {
        const stage = chosen(runbook, true, size);
        const rows = stage.rows();
        const from = rowOf(stage, 'はじめに読むもの');
        const to = rows.findIndex((row, index) => index > from && (row.includes('に規定がないこと') || row.startsWith('──')));
        const shown = squeezed(rows.slice(from + 1, to).join('\n')).replace(/ほか\d+件は［条項をすべて読む］で読めます。$/u, '');
        const clauses = shown.split(/(?=\[(?:規|見本・未採用|規・間接)\])/u);
        expect(clauses.length).toBeGreaterThan(0);
        for (const each of clauses) {
          const words = each.replace(/^\[[^\]]+\]/u, '').replace(/…$/u, '');
          const own = Object.values(runbook.clauses).filter(({ guideline }) => guideline === runbook.guideline.id);
          expect(own.some(({ ref, text }) => squeezed(ref + text).startsWith(words))).toBe(true);
        }
        for (const way of ['1  この規定だけで始める', '2  規定外の参考も並べて始める', '3  覚知だけを記録して、所属長の指示を待つ'])
          expect(rows.some((row) => row.includes(way))).toBe(true);
        expect(rows.at(-1)).toContain('まだ記録なし');
        for (const label of ['[条項をすべて読む]', '[ガイドラインを変える]', '[戻る]']) expect(rows.at(-2)).toContain(label);
        const [first = ''] = runbook.coverage.silent;
        // On 20 rows what is not ruled has one row, cut at its end.
        expect(squeezed(stage.text())).toContain(squeezed(first).slice(0, size === NARROW ? 12 : undefined));
      },
    );
  });

  it.each(covered.map((runbook) => [name(runbook), runbook] as const))('%s: stands not in the way', (_, runbook) => {
    expect(isUncovered(runbook, {})).toBe(false);
  });

  it('gives way to the next question where a clause rules the trouble', () => {
    const stage = chosen(covered.find((one) => name(one) === '長崎市 乗っ取り') as Runbook);
    expect(stage.text()).toContain('2/2');
  });

  it('says of the sample that it is not adopted, where it is not', () => {
    const komae = open.find((one) => name(one) === '狛江市 なりすまし') as Runbook;
    expect(squeezed(chosen(komae, true).text())).toContain('貴課がこの見本を採用しているか確認してください');
    expect(squeezed(chosen(komae, false).text())).toContain('この見本を採用していません');
  });

  it('leads to every clause, and back', () => {
    const stage = chosen(open[0] as Runbook).button('条項をすべて読む');
    expect(stage.app.top).not.toBeInstanceOf(Uncovered);
    stage.press('escape');
    expect(stage.app.top).toBeInstanceOf(Uncovered);
  });
});

describe('where no clause rules the trouble', () => {
  const nagasaki = open.find((one) => name(one) === '長崎市 炎上') as Runbook;
  const begun = (way: string): Stage => {
    const stage = chosen(nagasaki).type(way).press('enter');
    stage.button('しないことを確認して、対応を始める');
    expect(stage.app.top).toBeInstanceOf(Work);
    return stage;
  };
  const notes = (stage: Stage): string[] =>
    stage.app
      .load((stage.app.top as Work).id)
      .entries.filter(isEntry)
      .flatMap((entry) => (entry.type === 'note.added' ? [entry.words.text ?? ''] : []));

  it('one may begin with the rules alone: advice stays folded', () => {
    const stage = begun('1');
    expect((stage.app.top as Work).advice.isOpen(stage.app)).toBe(false);
    expect(stage.text()).toContain('規定外の助言 6件（たたんでいます）');
    expect(stage.text()).toContain('直接の規定なし');
    expect(notes(stage)).toEqual([]);
  });

  it('one may begin with the advice beside them: apart, marked, and not counted', () => {
    const left = /残り(\d+)/u.exec(begun('1').text())?.[1];
    const stage = begun('2');
    expect((stage.app.top as Work).advice.isOpen(stage.app)).toBe(true);
    expect(stage.text()).toMatch(/\[他市\]|\[実務\]/u);
    expect(/残り(\d+)/u.exec(stage.text())?.[1]).toBe(left);
    expect(notes(stage)).toEqual([]);
  });

  it('one may record that it was found and wait: the decision is a line of its own, said before it is written', () => {
    const stage = chosen(nagasaki).type('3').press('enter');
    expect(squeezed(stage.text())).toContain('メモ「覚知だけを記録し、所属長の指示を待つことにした。」も記録します');
    stage.button('しないことを確認して、対応を始める');
    expect(notes(stage)).toEqual(['覚知だけを記録し、所属長の指示を待つことにした。']);
  });

  it('leaving before the button records nothing', () => {
    const stage = chosen(nagasaki).type('3').press('enter', 'escape', 'escape');
    expect(stage.app.session.ids()).toEqual([]);
  });
});

describe('the template', () => {
  it('says of itself that it is one and that all of it is adopted, before and during the work', () => {
    const stage = new Stage(new Symptoms(), { guideline: 'standard' });
    expect(squeezed(stage.text())).toContain('これはひな型です。使う人が、書かれた手順をすべて採ったものとして扱います。');
    stage.type('2').press('enter').button('しないことを確認して、対応を始める');
    expect(stage.rows().find((row) => row.startsWith('── 手順'))).toContain('ひな型');
    expect(stage.text()).not.toContain('直接の規定なし');
  });
});
