import { lines } from '../../words/ja/lines.ts';
import type { App, Screen } from '../app.ts';
import { key } from '../keys/chunks.ts';
import { frameText } from '../parts/row.ts';
import { safe } from '../parts/safe.ts';
import { operationsFor } from '../screens/operations.ts';
import { PersonForm } from '../screens/people-forms.ts';
import { answer, BUTTONS, firstPlace, type Place, question } from './ask-form.ts';
import { following, isWord, numberOf, spoken, UNFOLDED } from './speech.ts';
import type { Choosable, Told } from './told.ts';

/** What of a screen was said already, and where its form stands. */
interface Memory {
  readonly said: Set<string>;
  place?: Place;
}

interface Choice {
  readonly number: number;
  readonly words: string;
  readonly go: (app: App) => void;
}

const isChoosable = (part: Told<App>['parts'][number]): part is Choosable<App> => typeof part === 'object' && 'go' in part;

/** A conversation over the very screens of the program: says what is new on the one that is on top, and hears one line at a time. */
export class Talk {
  readonly #app: App;
  readonly #memory = new WeakMap<Screen, Memory>();

  constructor(app: App) {
    this.#app = app;
  }

  #of(screen: Screen): Memory {
    const known = this.#memory.get(screen);
    if (known !== undefined) return known;
    const fresh: Memory = { said: new Set() };
    this.#memory.set(screen, fresh);
    return fresh;
  }

  #told(): Told<App> {
    const { top } = this.#app;
    if (top.tell !== undefined) return top.tell(this.#app);
    // The last row names keys that are not there.
    return { parts: frameText(top.draw(this.#app, { columns: UNFOLDED, rows: UNFOLDED })).slice(0, -1) };
  }

  #form = () => this.#app.top.tell?.(this.#app).form;

  /** Everything of the screen in the order of saying; every choice with a number. */
  #read(told: Told<App>): { texts: string[]; choices: Choice[] } {
    const choosables = told.parts.filter(isChoosable);
    const numbers = choosables.map(({ number }) => number ?? 0);
    let free = Math.max(0, ...numbers);
    const choices: Choice[] = [];
    const texts = told.parts.map((part): string => {
      if (!isChoosable(part)) return spoken([part]);
      const isFirst = part.number !== null && !choices.some(({ number }) => number === part.number);
      if (!isFirst) free += 1;
      const number = isFirst ? (part.number ?? free) : free;
      const words = spoken(part.rows).replace(new RegExp(`^${part.number ?? '-'}[${lines.stop} ] *`, 'u'), '');
      choices.push({ number, words, go: part.go });
      return lines.choice(number, words);
    });
    for (const { number, rows, go } of told.besides ?? [])
      if (number !== null && !choices.some((each) => each.number === number)) choices.push({ number, words: spoken(rows), go });
    return { texts: texts.filter((text) => text !== ''), choices };
  }

  /** What is new to say: what just happened, what changed on the screen, what is asked. `whole` says all of it again. */
  say(whole = false): string[] {
    return this.#app.safely(() => this.#say(whole)) ?? this.#say(true);
  }

  #say(whole: boolean): string[] {
    const app = this.#app;
    const memory = this.#of(app.top);
    const told = this.#told();
    const { texts } = this.#read(told);
    const fresh = texts.filter((text) => whole || !memory.said.has(text));
    for (const text of texts) memory.said.add(text);
    const { notice } = app;
    app.notice = [];
    const { form } = told;
    if (form === undefined) return [...notice, ...fresh];
    memory.place ??= firstPlace(form);
    return [...notice, ...fresh, ...question(form, memory.place, app.now())];
  }

  /** What a line that was entered does, and what is said then. */
  hear(line: string): string[] {
    return this.#app.safely(() => this.#hear(line)) ?? this.say(true);
  }

  #hear(line: string): string[] {
    const app = this.#app;
    const given = safe(line).trim();
    app.notice = [];
    if (given.includes('\ufffd')) return [lines.broken];
    if (isWord(given, lines.word.help)) return [...lines.help];
    if (isWord(given, lines.word.again)) return this.say(true);
    if (isWord(given, lines.word.leave)) {
      app.top.rest?.(app);
      app.done = true;
      return [lines.goodbye];
    }
    const told = this.#told();
    return told.form === undefined ? this.#choose(told, given) : this.#fill(given);
  }

  /** Whether a form is being filled. */
  get isFilling(): boolean {
    return this.#app.safely(() => this.#form() !== undefined) ?? false;
  }

  /** Takes half a line that the end of the input left behind, where it is the text of a field. It presses nothing. */
  keep(half: string): void {
    const { top } = this.#app;
    const place = this.#of(top).place;
    this.#app.safely(() => {
      if (half.trim() !== '' && place !== undefined && place.at !== BUTTONS && this.#form() !== undefined)
        answer(this.#app, this.#form, place, safe(half));
      top.rest?.(this.#app);
    });
  }

  #fill(given: string): string[] {
    const app = this.#app;
    const { top } = app;
    const memory = this.#of(top);
    const form = () => (app.top === top ? this.#form() : undefined);
    const place = memory.place ?? { at: BUTTONS };
    const heard = answer(app, form, place, given);
    memory.place = heard.place;
    if (heard.leave) {
      app.press(key('escape'));
      return [lines.kept, ...this.say()];
    }
    // A long text goes on until an empty line: nothing is asked in between.
    if (heard.place.more && app.top === top) return [...heard.said];
    return [...heard.said, ...this.say()];
  }

  #choose(told: Told<App>, given: string): string[] {
    const app = this.#app;
    if (given === '') return [lines.nothing, ...this.say()];
    if (isWord(given, lines.word.back)) {
      app.press(key('escape'));
      return this.say();
    }
    const { choices } = this.#read(told);
    const number = numberOf(given);
    const choice = number === undefined ? choices.find(({ words }) => words === given) : choices.find((each) => each.number === number);
    if (choice !== undefined) {
      choice.go(app);
      return app.done ? [lines.goodbye] : this.say();
    }
    if (number !== undefined)
      return [
        lines.noNumber(
          String(number),
          choices
            .map((each) => each.number)
            .sort((a, b) => a - b)
            .join('・'),
        ),
      ];
    const wanted = following(given, lines.word.search);
    if (wanted !== undefined) {
      app.open(app.routes.search(told.incident, wanted));
      return this.say();
    }
    return this.#aside(told, given) ?? [lines.unknown];
  }

  /** Words about an incident: what is read on request, memos, operations by name. */
  #aside({ incident, onRequest }: Told<App>, given: string): string[] | undefined {
    const app = this.#app;
    if (incident === undefined || onRequest === undefined) return undefined;
    if (isWord(given, lines.word.clause)) return onRequest.clause.map((each) => spoken([each]));
    if (isWord(given, lines.word.records)) return onRequest.records.map((each) => spoken([each]));
    if (isWord(given, lines.word.advice)) {
      onRequest.advice();
      return this.say();
    }
    const text = following(given, lines.word.memo);
    if (text === '') return [lines.memoNeeds];
    if (text !== undefined) {
      const { person } = app;
      if (person === undefined) {
        app.open(new PersonForm(incident));
        return [lines.memoWho, ...this.say()];
      }
      app.act(() => app.session.run(incident, { do: 'note', text }, person));
      return this.say();
    }
    const [operation] = operationsFor(given);
    operation?.run(app, incident);
    return operation === undefined ? undefined : this.say();
  }
}
