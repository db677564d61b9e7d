import { afterEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../src/incident/incident.ts';
import { StepForm } from '../../../src/ui/screens/step-form.ts';
import { approval, done, everySceneIsSound, Scene } from '../../session/scene.ts';
import { NARROW, Stage, squeezed } from './stage.ts';

const BUTTON = '文案のひな型を入れる';
const ACCOUNT = '公式X @komae_koho_example';

const scene = (options: ConstructorParameters<typeof Scene>[0] = {}): Scene => new Scene({ account: ACCOUNT, ...options });
const form = (one: Scene, step: string, adding = false): Stage =>
  new Stage(new StepForm(one.id, 'r1', step, { adding }), { scene: one, size: { columns: 100, rows: 60 } });
const bodies = (one: Scene, step: string, id = 'body'): (string | undefined)[] =>
  recordsOf(one.incident, 'r1', step).map(({ words }) => words[`fields.${id}`]);

afterEach(everySceneIsSound);

describe('a draft in a form', () => {
  it('is chosen by number and fills heading and body, and nothing is recorded', () => {
    const one = scene();
    const before = one.lines.length;
    const stage = form(one, 'publish-website-notice').button(BUTTON);
    expect(stage.text()).toContain('1  [実務] 乗っ取りの注意喚起');
    stage.type('1').press('enter');
    expect(stage.app.top).toBeInstanceOf(StepForm);
    expect(stage.text()).toContain(`【注意喚起】${ACCOUNT}の投稿にご注意ください`);
    expect(stage.text()).toContain('続報は、狛江市のホームページでお知らせします。');
    expect(one.lines).toHaveLength(before);
  });

  it('is kept when the screen is left without another key', () => {
    const one = scene();
    const stage = form(one, 'publish-website-notice').button(BUTTON).press('enter', 'escape');
    stage.app.open(new StepForm(one.id, 'r1', 'publish-website-notice'));
    expect(stage.text()).toContain(`【注意喚起】${ACCOUNT}の投稿にご注意ください`);
  });

  it('goes below words that somebody wrote, and in place of a draft that nobody touched', () => {
    const one = scene({ guideline: 'uenohara', trouble: 'firestorm' });
    const stage = form(one, 'obtain-approval').button(BUTTON).press('enter');
    expect(stage.text()).toContain('の投稿についてのおわび');
    stage.button(BUTTON).type('2').press('enter');
    expect(stage.text()).not.toContain('の投稿についてのおわび');
    stage.type('所属で書いた文');
    stage.button(BUTTON).type('3').press('enter');
    expect(stage.text()).toContain('所属で書いた文');
    expect(stage.text()).toContain('ご説明までに、時間をいただきます。');
  });

  it('holds the publication back while a slot stands open, and says which', () => {
    const one = scene();
    const stage = form(one, 'publish-website-notice').button(BUTTON).press('enter');
    expect(squeezed(stage.text())).toContain('（【投稿の見きわめ】ほか3を書くと押せます）');
    expect(stage.text()).not.toContain('[掲載したと記録する]');
    expect(squeezed(stage.text())).toContain('まだ書いていない所');
  });

  it('lets it go out once nothing stands open, as it was edited in place', () => {
    const one = scene();
    const page = form(one, 'publish-website-notice');
    page.type('https://www.city.komae.example/1').press('tab').type('題').press('tab').type('【公式】文').press('enter').type('二行目');
    page.button('掲載したと記録する');
    expect(bodies(one, 'publish-website-notice')).toEqual(['【公式】文\n二行目']);
  });

  it('holds no approval back: what is still open is for the approver to see', () => {
    const one = scene({ guideline: 'uenohara', trouble: 'firestorm' });
    const stage = form(one, 'obtain-approval').button(BUTTON).press('enter');
    expect(stage.text()).toContain('[決裁を記録する]');
    expect(squeezed(stage.text())).toContain('まだ書いていない所');
  });

  it('holds a further record of a publication back as well', () => {
    const one = scene();
    one.do(done('publish-website-notice', { url: 'https://www.city.komae.example/1', title: '題' }));
    const stage = form(one, 'publish-website-notice', true).button(BUTTON).press('enter');
    expect(stage.text()).not.toContain('[記録して、この手順を続ける]');
  });

  it('is offered on no form that publishes nothing', () => {
    expect(form(scene(), 'notify-section-head').text()).not.toContain(BUTTON);
  });

  it('fits 60×20', () => {
    const stage = form(scene(), 'publish-website-notice').button(BUTTON);
    stage.rows(NARROW);
    stage.press('enter');
    expect(squeezed(stage.text(NARROW))).toContain('を書くと押せます');
  });

  it.each([
    ['80×24', { columns: 80, rows: 24 }],
    ['60×20', NARROW],
  ])('keeps the place where one writes in sight, wherever it is in a text taller than the screen: %s', (_name, size) => {
    const stage = form(scene(), 'publish-website-notice').button(BUTTON).press('enter');
    for (let row = 0; row < 25; row += 1) {
      stage.press('down').type(`${row}行目`);
      const rows = stage.rows(size);
      const at = rows.findIndex((text) => text.includes(`${row}行目`));
      expect(at).toBeGreaterThan(0);
      expect(stage.app.draw(size).cursor?.y).toBe(at);
      if (rows.join().includes('> 掲載した人')) break;
    }
    expect(stage.text(size)).toContain('> 掲載した人');
  });

  it('is filled in place: Tab goes from 【 】 to 【 】, and what is typed stands there instead', () => {
    const stage = form(scene(), 'publish-website-notice').button(BUTTON).press('enter');
    expect(stage.text()).toContain('Tab で次の【 】へ移ります。');
    // The same way after a look at another field.
    stage.press('shift-tab', 'tab');
    for (let blank = 1; blank <= 3; blank += 1) stage.type(`記入${blank}`).press('tab');
    stage.type('記入4');
    expect(squeezed(stage.text())).not.toContain('を書くと押せます');
    for (let blank = 1; blank <= 4; blank += 1) expect(stage.text()).toContain(`記入${blank}`);
    expect(stage.text()).not.toContain('【投稿の見きわめ】');
    // None is left: Tab leaves the text.
    stage.press('tab').type('から電話');
    expect(stage.text()).toContain('掲載した人    管理者 田中 恵子から電話');
  });

  it('is inert whatever the account is called', () => {
    const account = '\u001b]0;x\u0007【今日】$& {{a}}\u202e';
    const one = scene({ account });
    const stage = form(one, 'publish-website-notice').button(BUTTON).press('enter');
    expect(stage.text()).toContain('【注意喚起】');
    expect(stage.text()).toContain('【今日】$& {{a}}');
    expect(stage.text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
    // What is written like a slot is taken for one: it is asked about, never filled.
    expect(squeezed(stage.text())).toContain('【今日】');
  });
});

describe('the approved text', () => {
  const approved = (): Scene => {
    const one = scene({ guideline: 'uenohara', trouble: 'firestorm' });
    one.do(done('obtain-approval', approval));
    return one;
  };

  it('begins the publication that waited for it', () => {
    const one = approved();
    const stage = form(one, 'publish-statement');
    expect(stage.text()).toContain('お詫びの文案');
    expect(stage.text()).toContain('承認された文案が入っています。');
    stage.button('発信したと記録する');
    expect(bodies(one, 'publish-statement')).toEqual(['お詫びの文案']);
  });

  it('is told apart from a text that was changed: a note, no block', () => {
    const one = approved();
    const stage = form(one, 'publish-statement').press('tab', 'tab', 'end').type('、追記');
    expect(stage.text()).toContain('承認された文案と違います。');
    stage.button('発信したと記録する');
    expect(bodies(one, 'publish-statement')).toEqual(['お詫びの文案、追記']);
  });

  it('is spoken of nowhere where the body has no rule of approval', () => {
    const one = scene({ trouble: 'firestorm' });
    const stage = form(one, 'publish-statement').press('tab', 'tab').type('文');
    expect(stage.text()).not.toContain('承認された文案');
  });
});

describe('out of band', () => {
  const NOTE = 'か、ほかの公式アカウントで知らせる方法があります';

  it('is proposed on the account itself until it is said to be in control', () => {
    const one = scene({ guideline: 'standard' });
    expect(squeezed(form(one, 'publish-statement').text())).toContain(NOTE);
    one.do({ do: 'answer', question: 'access', answer: 'locked-out' });
    expect(squeezed(form(one, 'publish-statement').text())).toContain('アカウントに入れません。');
    expect(squeezed(form(one, 'publish-statement').text())).toContain(`での注意喚起」${NOTE}`);
    one.do({ do: 'answer', question: 'access', answer: 'in-control' });
    expect(squeezed(form(one, 'publish-statement').text())).not.toContain(NOTE);
  });

  it('gives way when another medium is written in', () => {
    const stage = form(scene({ guideline: 'standard' }), 'publish-statement')
      .press('shift-tab', 'shift-tab')
      .type('市公式ホームページ');
    expect(stage.text()).toContain('媒体          市公式ホームページ');
    expect(squeezed(stage.text())).not.toContain(NOTE);
  });

  it('is not proposed on the homepage, nor where no account was taken', () => {
    expect(squeezed(form(scene(), 'publish-website-notice').text())).not.toContain(NOTE);
    expect(squeezed(form(scene({ trouble: 'firestorm' }), 'publish-statement').text())).not.toContain(NOTE);
  });
});
