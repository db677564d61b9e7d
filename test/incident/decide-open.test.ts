import { afterEach, describe, expect, it } from 'vitest';
import { TROUBLES } from '../../machines/words.ts';
import type { OpenCommand } from '../../src/incident/command.ts';
import { isRefusal, open } from '../../src/incident/decide.ts';
import { pinnedFrom } from '../../src/session/library.ts';
import { everySceneIsSound, library, Scene } from '../session/scene.ts';

afterEach(everySceneIsSound);

const NOW = Date.parse('2026-11-21T02:06:00+09:00');
const opening = (more: Partial<OpenCommand> = {}, guideline = 'komae', trouble: (typeof TROUBLES)[number] = 'takeover') => {
  const pinned = pinnedFrom(library, guideline, trouble);
  if (pinned === undefined) throw new Error(guideline);
  return open({ pinned, settings: {}, ...more }, NOW);
};

describe('opening an incident', () => {
  it('says what was found, shows what must not be done, and settles the finding', () => {
    const scene = new Scene({
      settings: { sampleAdopted: true },
      detected: Date.parse('2026-11-21T02:04:00+09:00'),
      title: '心当たりのない投稿',
      account: '@komae_koho_example',
      symptom: 'unknown-post',
      replies: [{ question: 'from-our-account', reply: 'yes' }],
      answers: [{ question: 'access', answer: 'in-control' }],
      fields: { summary: '市民から電話', channel: 'citizen' },
    });
    const [opened, shown, answered, found] = scene.incident.entries;
    expect(opened).toMatchObject({
      type: 'incident.opened',
      data: { trouble: 'takeover', guideline: 'komae', settings: { sampleAdopted: true }, symptom: 'unknown-post' },
      words: { title: '心当たりのない投稿', account: '@komae_koho_example', 'actor.name': '田中 恵子' },
    });
    expect(shown).toMatchObject({ type: 'rules.shown' });
    expect(answered).toMatchObject({ type: 'question.answered', data: { question: 'access', answer: 'in-control' } });
    expect(found).toMatchObject({
      type: 'step.settled',
      occurred: Date.parse('2026-11-21T02:04:00+09:00'),
      data: { step: 'record-detection', subjects: ['S1'] },
    });
    expect(scene.incident.subjects).toEqual(new Map([['S1', '@komae_koho_example']]));
    for (const { bytes } of scene.lines) expect(bytes).not.toMatch(/komae_koho|田中|市民から|心当たり/u);
  });

  it('needs nothing but a runbook and somebody', () => {
    const scene = new Scene();
    expect(scene.lines).toHaveLength(3);
    expect(scene.incident.opened.data.detected).toBe(scene.now);
    expect(scene.incident.entries[2]).not.toHaveProperty('occurred');
  });

  it('shows the rules of a sample policy only where it was adopted', () => {
    const rules = (adopted: boolean) => {
      const drafts = opening({ settings: { sampleAdopted: adopted } }, 'komae', 'firestorm');
      return isRefusal(drafts)
        ? []
        : drafts.flatMap((draft) => (draft.type === 'rules.shown' ? draft.data.rules.map(({ rule }) => rule) : []));
    };
    expect(rules(true).length).toBeGreaterThan(rules(false).length);
  });

  it('works on every shipped runbook', () => {
    for (const guideline of library.ids)
      for (const trouble of TROUBLES)
        expect(opening({}, guideline, trouble)).toMatchObject([
          { type: 'incident.opened' },
          { type: 'rules.shown' },
          { type: 'step.settled' },
        ]);
  });

  it('refuses questions and answers that the trouble does not have', () => {
    expect(opening({ answers: [{ question: 'weather', answer: 'rain' }] })).toMatchObject({
      code: 'question.unknown',
      question: 'weather',
      known: [{ question: 'triage' }, { question: 'access' }],
    });
    expect(opening({ answers: [{ question: 'access', answer: 'maybe' }] })).toMatchObject({
      code: 'question.answer',
      answer: 'maybe',
      answers: ['in-control', 'locked-out', 'unknown'],
    });
    expect(opening({ answers: [{ question: 'access', answer: 'in-control' }] }, 'komae', 'rumor')).toMatchObject({
      code: 'question.unknown',
    });
  });

  it('refuses an answer that cannot be the first: nobody asks for an account back before it is lost', () => {
    expect(opening({ answers: [{ question: 'access', answer: 'recovery-asked' }] })).toMatchObject({ code: 'question.answer' });
    const lost = [
      { question: 'access', answer: 'locked-out' },
      { question: 'access', answer: 'recovery-asked' },
    ];
    expect(new Scene({ answers: lost }).view().questions.access).toBe('recovery-asked');
  });

  it('tells all that is wrong with the fields at once, with the labels’ form', () => {
    expect(opening({ fields: { nonsense: 'x', channel: 'pigeon', summary: 'あ'.repeat(10_001) } })).toEqual({
      code: 'fields.invalid',
      step: 'record-detection',
      form: 'R01',
      problems: [
        expect.objectContaining({ field: 'nonsense', problem: 'unknown' }),
        { field: 'summary', problem: 'too-long' },
        expect.objectContaining({ field: 'channel', problem: 'choice' }),
      ],
    });
  });
});
