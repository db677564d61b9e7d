import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { laneDiagram } from '../../src/export/diagram-lanes.ts';
import { stepDiagram } from '../../src/export/diagram-steps.ts';
import { paperTwin } from '../../src/export/paper-twin.ts';
import { htmlPage } from '../../src/print/html.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { diagramPages } from '../../src/session/diagram-pages.ts';
import { allRunbooks, runbookOf } from '../runbook/walking.ts';
import { tempHome } from '../store/temp-home.ts';
import { hikeshi } from './command.ts';

const squeeze = (text: string): string => text.replaceAll(/\s+/gu, '');
/** The words of a page as a reader sees them. */
const wordsOf = (html: string): string =>
  squeeze(
    html
      .replace(/<style>[\s\S]*?<\/style>/u, '')
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
const HASH = '0123456789abcdef'.repeat(4);
const cells = allRunbooks().map((runbook) => [runbook.guideline.id, runbook.trouble, runbook] as const);

describe('the runbook on paper', () => {
  it.each(cells)('%s %s holds every step with a box, every role with blanks, every clause verbatim', (_, __, runbook) => {
    const words = wordsOf(htmlPage(paperTwin(runbook, HASH)));
    for (const step of runbook.steps) {
      expect(words).toContain(squeeze(`☐${step.number ?? ''}${step.title}`));
      if (step.deadlineWord !== undefined) expect(words).toContain(step.deadlineWord);
      for (const order of step.after.filter((one) => one.order === 'strict')) expect(words).toContain(squeeze(`「${order.because}」`));
    }
    for (const { title } of [...Object.values(runbook.roles), ...runbook.standingRules]) expect(words).toContain(squeeze(title));
    for (const { text } of Object.values(runbook.clauses)) expect(words).toContain(squeeze(text));
    for (const silent of runbook.coverage.silent) expect(words).toContain(squeeze(silent));
    expect(words).toContain('012345678' + '9abcdef');
  });

  it('says in the guideline’s own sentence that it has no clause of its own, as the settings say', () => {
    expect(wordsOf(htmlPage(paperTwin(runbookOf('ueda', 'takeover'), HASH)))).toContain('「乗っ取り」を直接定めた規定はありません');
    const komae = runbookOf('komae', 'impersonation');
    expect(wordsOf(htmlPage(paperTwin(komae, HASH, { sampleAdopted: true })))).toContain('運用ポリシー（見本）第７条２だけです');
    expect(wordsOf(htmlPage(paperTwin(komae, HASH)))).toContain('この見本を採用していません');
  });

  it('marks advice as what it is, apart from the steps that must be settled', () => {
    const page = htmlPage(paperTwin(runbookOf('uenohara', 'takeover'), HASH));
    const [steps = '', advice = ''] = page.split('規定外の助言</h2>');
    expect(steps).toContain('発信した覚えのない情報の削除');
    expect(advice).toContain('[他市]');
    expect(steps).not.toContain('[他市]');
  });

  it('is written from the shell, and replaces nothing unasked', () => {
    const home = tempHome();
    const out = join(home, '紙.html');
    const print = (...more: string[]) => hikeshi(['runbook', 'print', 'komae', '乗っ取り', '--out', out, '--json', ...more], { home });
    const ran = print();
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ guideline: 'komae', trouble: 'takeover', out });
    expect(readFileSync(out, 'utf8')).toContain('size: A4');
    expect(print().code).toBe(2);
    expect(print('--force').code).toBe(0);
    expect(hikeshi(['runbook', 'print', 'komae', '乗っ取り'], { home }).code).toBe(2);
  });
});

describe('the diagrams', () => {
  it.each(cells)('%s %s: every step stands in one box, every order is one arrow with its clause', (_, __, runbook) => {
    const drawn = stepDiagram(runbook, {});
    const boxes = [...drawn.matchAll(/^ {4}(s\d+)(?:\["|\{\{")/gmu)].map(([, id]) => id);
    expect(new Set(boxes).size).toBe(runbook.steps.length);
    expect(boxes).toHaveLength(runbook.steps.length);
    const strict = runbook.steps.flatMap(({ after }) => after.filter(({ order }) => order === 'strict'));
    const arrows = drawn.split('\n').filter((line) => line.includes('==>'));
    expect(arrows).toHaveLength(strict.length);
    expect(arrows.every((line) => /==>\|".+"\|/u.test(line))).toBe(true);
  });

  it('draw the course and the lanes of each trouble, and only answers that can be given', () => {
    const takeover = laneDiagram(runbookOf('komae', 'takeover'), {});
    expect(takeover).toContain('access_locked_out --> access_recovery_asked');
    expect(takeover).toContain('course_review --> course_closed : 終結する');
    // 上野原市 verifies facts by a step: nobody is asked. Where no step does, somebody is.
    expect(laneDiagram(runbookOf('uenohara', 'rumor'), {})).not.toMatch(/--> facts_true : 答える/u);
    const without = {
      ...runbookOf('komae', 'rumor'),
      steps: runbookOf('komae', 'rumor').steps.filter(({ id }) => id === 'record-detection'),
    };
    expect(laneDiagram(without, {})).toMatch(/--> facts_true : 答える/u);
  });

  it('keep a hostile title inside its box', () => {
    const runbook = runbookOf('komae', 'takeover');
    const title = 'x"]\n  s1 ==> s2 %% <script>; end';
    const hostile: Runbook = { ...runbook, steps: runbook.steps.map((step, index) => (index === 0 ? { ...step, title } : step)) };
    const lines = stepDiagram(hostile, {}).split('\n');
    expect(lines).toHaveLength(stepDiagram(runbook, {}).split('\n').length);
    const box = lines.find((line) => line.includes('s1[')) ?? '';
    expect(box.match(/"/gu)).toHaveLength(2);
    expect(box).not.toMatch(/[<>%;](?!$)(?<!#\d+;)/u);
  });

  it('in docs/diagrams are those of the runbooks as they are (node docs/diagrams/write.mjs)', () => {
    const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'diagrams');
    const pages = diagramPages();
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .sort(),
    ).toEqual([...pages.keys()].sort());
    for (const [name, text] of pages) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text);
  });

  it('are answered on standard output, as they are and as data', () => {
    const home = tempHome();
    const ran = hikeshi(['runbook', 'diagram', 'nagasaki', 'takeover'], { home });
    expect(ran.out).toMatch(/^stateDiagram-v2\n {2}state "進み方" as course \{\n/u);
    const data = JSON.parse(hikeshi(['runbook', 'diagram', 'nagasaki', 'takeover', '--json'], { home }).out) as { steps: string };
    expect(data.steps).toMatch(/^flowchart TD\n/u);
    expect(ran.out).toContain(data.steps);
  });
});
