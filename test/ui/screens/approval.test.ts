import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { recordsOf, stepOf } from '../../../src/incident/incident.ts';
import { bindText } from '../../../src/session/approving.ts';
import { row, rowText } from '../../../src/ui/parts/row.ts';
import { ApprovalForm } from '../../../src/ui/screens/drafting-approval.ts';
import { StepForm } from '../../../src/ui/screens/step-form.ts';
import { spelled } from '../../../src/words/ja/spelling.ts';
import { everySceneIsSound, Scene } from '../../session/scene.ts';
import { tempHome } from '../../store/temp-home.ts';
import { NARROW, Stage, squeezed, TALL, WIDE } from './stage.ts';

afterEach(everySceneIsSound);

const BUTTON = '電話で承認を受ける';
const GO = '承認を記録する';
const HEAD = '企画課長 佐藤 花子';
const TEXT = '確認しています。';
const codeFor = (one: Scene, step: string, text: string): string => {
  const [response] = one.incident.responses;
  const found = response && stepOf(response.runbook, step);
  if (response === undefined || found === undefined) throw new Error(step);
  return bindText(one.incident, response, found, text).code;
};

/** 上野原市 炎上: the form of 決裁 with a text, and the screen of the telephone. */
const calling = (text = TEXT): { one: Scene; stage: Stage; code: string } => {
  const one = new Scene({ guideline: 'uenohara', trouble: 'firestorm', account: '市公式X @uenohara_example' });
  const stage = new Stage(new StepForm(one.id, 'r1', 'obtain-approval'), { scene: one });
  expect(squeezed(stage.text())).toContain('（文を書くと、電話で承認を受けられます）');
  stage.press('tab', 'tab', 'tab').type(text).button(BUTTON);
  expect(stage.app.top).toBeInstanceOf(ApprovalForm);
  return { one, stage, code: codeFor(one, 'obtain-approval', text) };
};

describe('an approval on the telephone', () => {
  it('shows what to read out: two sentences, the code with its words, and the text', () => {
    const { stage, code } = calling();
    for (const size of [WIDE, TALL]) {
      expect(squeezed(stage.text(size))).toContain(squeezed(`${[...code].join(' ')}${spelled(code)}`));
      expect(squeezed(stage.text(size))).toContain('上野原市の「炎上」の件で、公式アカウントなどに「確認しています」という文を出します。');
      expect(squeezed(stage.text(size))).toContain('承認の符号を復唱してください。');
    }
    for (const size of [WIDE, NARROW]) expect(squeezed(stage.text(size))).toContain(TEXT);
    expect(squeezed(stage.text(TALL))).toContain('本人の証明ではありません');
  });

  it('begins a long text in sight, and has all of it below', () => {
    const long = Array.from({ length: 12 }, (_, at) => `${at + 1}行目です。`).join('\n');
    const one = new Scene({ guideline: 'komae' });
    const form = new ApprovalForm(
      { incident: one.id, response: 'r1', step: 'publish-website-notice', text: long, values: {} },
      () => undefined,
    );
    const stage = new Stage(form, { scene: one });
    expect(stage.text()).toContain('1行目です。');
    expect(stage.text()).toContain('PgDn');
    stage.press('pagedown', 'pagedown', 'pagedown');
    expect(stage.text()).toContain('12行目です。');
    // Line by line it is read once, where it belongs.
    const parts = stage.app.top.tell?.(stage.app).parts ?? [];
    const said = parts.map((part) => (typeof part === 'object' && 'go' in part ? '' : rowText(row(part)))).join('\n');
    expect(said.match(/12行目です。/gu)).toHaveLength(1);
    expect(said).not.toContain('PgDn');
  });

  it('counts the letters, says when they are wrong, and can be recorded only when they are right', () => {
    const { one, stage, code } = calling();
    const before = one.lines.length;
    stage.type(HEAD).press('enter').type('2');
    expect(squeezed(stage.text(TALL))).toContain('承認を記録する：復唱された符号が先');
    stage.type(code.slice(0, 3));
    expect(squeezed(stage.text(TALL))).toContain('あと1文字です。');
    stage.type(code.endsWith('ア') ? 'イ' : 'ア').press('enter');
    expect(squeezed(stage.text(TALL))).toContain('符号が違います。');
    expect(stage.text(TALL)).not.toContain(`[${GO}]`);
    expect(one.lines).toHaveLength(before);
    stage.press('ctrl-u').type(spelled(code));
    expect(squeezed(stage.text(TALL))).toContain('符号が一致しました。');
    stage.button(GO);
    expect(one.incident.bySeq.get(before + 1)).toMatchObject({ type: 'approval.taken', data: { code, readBack: 'matched' } });
    expect(recordsOf(one.incident, 'r1', 'obtain-approval').at(-1)?.words['fields.text']).toBe(TEXT);
    expect(stage.app.top).not.toBeInstanceOf(ApprovalForm);
  });

  it('begins at 戻る: whoever presses Enter through it records nothing', () => {
    const { one, stage, code } = calling();
    const before = one.lines.length;
    stage.type(HEAD).press('enter').type('2').type(code).press('enter');
    expect(stage.text()).toContain('>[戻る]');
    stage.press('enter');
    expect(stage.app.top).toBeInstanceOf(StepForm);
    expect(one.lines).toHaveLength(before);
    stage.button(BUTTON);
    expect(stage.text()).toContain(HEAD);
  });

  it('records that it was not approved, without a code, and the form stays with its text', () => {
    const { one, stage } = calling();
    stage.type(HEAD).button('承認されなかったと記録する');
    expect([...one.incident.bySeq.values()].at(-1)).toMatchObject({ type: 'approval.taken', data: { verdict: 'refused' } });
    expect(stage.app.top).toBeInstanceOf(StepForm);
    expect(squeezed(stage.text(TALL))).toContain('承認されませんでした。');
  });

  it('prints the text with the same code', () => {
    const { stage, code } = calling();
    const cwd = tempHome();
    Object.assign(stage.app, { cwd });
    stage.button('紙に書き出す');
    const [file = ''] = readdirSync(cwd).filter((name) => name.endsWith('.html'));
    const page = readFileSync(join(cwd, file), 'utf8');
    expect(page).toContain([...code].join(' '));
    expect(page).toContain(spelled(code));
    expect(page).toContain(TEXT);
  });

  it('fits 60×20, every field in reach', () => {
    const { stage } = calling();
    stage.rows(NARROW);
    for (const label of ['承認した人', '種別', '手段', '復唱された符号', '聞き取った人']) {
      expect(stage.text(NARROW), label).toContain(label);
      stage.press('tab');
      if (label === '復唱された符号') stage.press('tab');
    }
  });

  it('warns of an account that is not ours yet', () => {
    const one = new Scene({ guideline: 'standard', account: '公式X @minato_example' });
    const form = new ApprovalForm({ incident: one.id, response: 'r1', step: 'publish-statement', text: TEXT, values: {} }, () => undefined);
    expect(squeezed(new Stage(form, { scene: one }).text(TALL))).toContain('か、ほかの公式アカウントで知らせる方法があります');
  });
});

describe('a text after its approval', () => {
  const approved = (): { one: Scene; stage: Stage } => {
    const { one, stage, code } = calling();
    stage.type(HEAD).press('enter').type('2').type(code).button(GO);
    return { one, stage: new Stage(new StepForm(one.id, 'r1', 'publish-statement'), { scene: one, size: { columns: 100, rows: 50 } }) };
  };

  it('goes out as it was approved, and says by whom', () => {
    const { stage } = approved();
    expect(squeezed(stage.text())).toContain(`番で承認された文です（${squeezed(HEAD)}`);
    stage.button('発信したと記録する');
    expect(stage.text()).toContain('を記録しました');
  });

  it('is held back once it was changed, says why, and is approved anew from where it stands', () => {
    const { one, stage } = approved();
    stage.press('tab', 'tab', 'end').type('お詫びします。');
    expect(squeezed(stage.text())).toContain('文が変わりました。もう一度承認がいります');
    expect(stage.text()).not.toContain('[発信したと記録する]');
    stage.button(BUTTON);
    const code = codeFor(one, 'publish-statement', `${TEXT}お詫びします。`);
    stage.type(HEAD).press('enter').type('2').type(code).button(GO);
    expect(squeezed(stage.text())).toContain('番で承認された文です');
    stage.button('発信したと記録する');
    expect(recordsOf(one.incident, 'r1', 'publish-statement').at(-1)?.words['fields.body']).toBe(`${TEXT}お詫びします。`);
  });

  it('may go out changed where the guideline orders no approval (狛江市), and still says that it changed', () => {
    const one = new Scene({ guideline: 'komae' });
    const stage = new Stage(new StepForm(one.id, 'r1', 'publish-website-notice'), { scene: one, size: { columns: 100, rows: 50 } });
    stage.type('https://www.city.komae.example/1').press('tab').type('題').press('tab').type(TEXT).button(BUTTON);
    const code = codeFor(one, 'publish-website-notice', `題\n\n${TEXT}`);
    stage.type('所属長 鈴木').press('enter').type('2').type(code).button(GO);
    expect(stage.app.top).toBeInstanceOf(StepForm);
    expect(stage.text()).toMatch(/承認した人 +所属長 鈴木/u);
    expect(squeezed(stage.text())).toContain('番で承認された文です（所属長鈴木');
    stage.press('tab', 'tab', 'end').type('続報');
    expect(squeezed(stage.text())).toContain('文が変わりました。もう一度承認がいります');
    stage.button('掲載したと記録する');
    expect(stage.text()).toContain('を記録しました');
  });
});
