import { describe, expect, it } from 'vitest';
import { chartOf, send, view } from '../../machines/response.ts';
import { live, plan, step } from './plans.ts';

const asked = (trouble: Parameters<typeof chartOf>[0], steps: ReturnType<typeof plan>) =>
  Object.fromEntries(chartOf(trouble, steps).questions.map(({ id, answers }) => [id, answers]));
const lane = (response: ReturnType<typeof live>, id: string) => view(response).questions[id];

describe('the takedown of a fake account', () => {
  const request = plan(step('request-takedown', 'contain', { perRound: true }));

  it('is asked, refused, asked again, and done', () => {
    const response = live('impersonation', plan());
    for (const answer of ['asked', 'refused', 'asked', 'removed']) {
      expect(send(response, `ask.takedown.${answer}`)).toBe(true);
      expect(lane(response, 'takedown')).toBe(answer);
    }
  });

  it('cannot be refused before it is asked', () => {
    expect(send(live('impersonation', plan()), 'ask.takedown.refused')).toBe(false);
  });

  it('follows the step that asks for it', () => {
    const response = live('impersonation', request);
    expect(send(response, 'ask.takedown.asked')).toBe(false);
    send(response, 'do.request-takedown');
    expect(lane(response, 'takedown')).toBe('asked');
    send(response, 'ask.takedown.refused');
    send(response, 'reopen.request-takedown');
    expect(lane(response, 'takedown')).toBe('unknown');
    send(response, 'do.request-takedown');
    expect(lane(response, 'takedown')).toBe('asked');
  });

  it('is not asked because the step could not be done', () => {
    expect(lane(live('impersonation', request, 'could-not.request-takedown'), 'takedown')).toBe('unknown');
  });

  it('starts again with each new fake', () => {
    expect(lane(live('impersonation', request, 'do.request-takedown', 'ask.takedown.removed', 'recur'), 'takedown')).toBe('unknown');
    expect(lane(live('impersonation', plan(), 'ask.takedown.asked', 'ask.takedown.removed', 'recur'), 'takedown')).toBe('unknown');
  });
});

describe('the facts of a rumour', () => {
  const verify = plan(step('verify-facts', 'triage', { answers: ['true', 'false', 'partly', 'unknown'] }));

  it('are asked where no step decides them, and answered otherwise later', () => {
    const response = live('rumor', plan(step('verify-facts', 'triage')));
    for (const answer of ['false', 'true', 'partly', 'unknown', 'unknown']) {
      expect(send(response, `ask.facts.${answer}`)).toBe(true);
      expect(lane(response, 'facts')).toBe(answer);
    }
  });

  it('follow the step that decides them, and are not asked besides', () => {
    expect(asked('rumor', verify)).not.toHaveProperty('facts');
    const response = live('rumor', verify, 'decide.verify-facts.false');
    expect(send(response, 'ask.facts.true')).toBe(false);
    expect(lane(response, 'facts')).toBe('false');
    send(response, 'reopen.verify-facts');
    expect(lane(response, 'facts')).toBe('unknown');
    send(response, 'carry.verify-facts.partly');
    expect(lane(response, 'facts')).toBe('partly');
  });

  it('stay unknown where nobody could find them out', () => {
    expect(lane(live('rumor', verify, 'could-not.verify-facts'), 'facts')).toBe('unknown');
    expect(lane(live('rumor', verify, 'decide.verify-facts.unknown'), 'facts')).toBe('unknown');
  });
});

describe('the answer to a rumour', () => {
  const publish = plan(step('publish-holding-statement', 'communicate'), step('publish-correct-information', 'communicate'));

  it('is said by hand where no step says it', () => {
    const response = live('rumor', plan());
    for (const answer of ['checking', 'published', 'corrected', 'unknown']) {
      expect(send(response, `ask.answer.${answer}`)).toBe(true);
      expect(lane(response, 'answer')).toBe(answer);
    }
  });

  it('follows the steps that publish; only a correction of our own correction is asked', () => {
    expect(asked('rumor', publish).answer).toEqual(['corrected', 'unknown']);
    const response = live('rumor', publish, 'do.publish-holding-statement');
    expect(lane(response, 'answer')).toBe('checking');
    expect(send(response, 'ask.answer.corrected')).toBe(false);
    send(response, 'do.publish-correct-information');
    expect(lane(response, 'answer')).toBe('published');
    send(response, 'ask.answer.corrected');
    expect(lane(response, 'answer')).toBe('corrected');
    send(response, 'ask.answer.unknown');
    expect(lane(response, 'answer')).toBe('published');
    send(response, 'reopen.publish-correct-information');
    expect(lane(response, 'answer')).toBe('checking');
    send(response, 'reopen.publish-holding-statement');
    expect(lane(response, 'answer')).toBe('unknown');
  });
});

describe('the answer to a firestorm', () => {
  const decide = step('decide-response', 'communicate', { answers: ['explain', 'correct', 'apologise', 'hold', 'none'] });
  const publish = step('publish-statement', 'communicate');

  it.each(['explain', 'correct', 'apologise', 'hold'])('by hand is decided as %s, published, and withdrawn', (answer) => {
    const response = live('firestorm', plan());
    expect(send(response, 'ask.answer.published')).toBe(false);
    for (const next of [answer, 'published', 'unknown']) {
      expect(send(response, `ask.answer.${next}`)).toBe(true);
      expect(lane(response, 'answer')).toBe(next);
    }
  });

  it('that there will be none is a decision too, and is not published', () => {
    const response = live('firestorm', plan(), 'ask.answer.none');
    expect(send(response, 'ask.answer.published')).toBe(false);
  });

  it('follows the steps that decide and publish, and is not asked besides', () => {
    expect(asked('firestorm', plan(decide, publish))).not.toHaveProperty('answer');
    for (const answer of decide.answers) {
      expect(lane(live('firestorm', plan(decide, publish), `decide.decide-response.${answer}`), 'answer')).toBe(answer);
    }
    const response = live('firestorm', plan(decide, publish), 'decide.decide-response.explain', 'do.publish-statement');
    expect(lane(response, 'answer')).toBe('published');
    send(response, 'reopen.decide-response');
    expect(lane(response, 'answer')).toBe('published');
    send(response, 'reopen.publish-statement');
    expect(lane(response, 'answer')).toBe('unknown');
    send(response, 'decide.decide-response.apologise');
    expect(lane(response, 'answer')).toBe('apologise');
  });

  it('follows the step that decides, and asks whether it is out', () => {
    expect(asked('firestorm', plan(decide)).answer).toEqual(['published', 'unknown']);
    const response = live('firestorm', plan(decide), 'decide.decide-response.hold', 'ask.answer.published');
    expect(lane(response, 'answer')).toBe('published');
    send(response, 'ask.answer.unknown');
    expect(lane(response, 'answer')).toBe('hold');
    send(response, 'ask.answer.published');
    send(response, 'reopen.decide-response');
    expect(lane(response, 'answer')).toBe('unknown');
  });

  it('follows the step that publishes, and asks what was decided', () => {
    expect(asked('firestorm', plan(publish)).answer).toEqual(['explain', 'correct', 'apologise', 'hold', 'none', 'unknown']);
    expect(lane(live('firestorm', plan(publish), 'ask.answer.explain', 'do.publish-statement'), 'answer')).toBe('published');
  });
});
