import { charts } from '../../machines/charts.ts';
import { type Chart, chartOf } from '../../machines/response.ts';
import { PHASES } from '../../machines/words.ts';
import { planOf, settingsOf } from '../runbook/plan.ts';
import type { Runbook, SettingValues } from '../runbook/runbook.ts';
import { diagram as words } from '../words/ja/diagram.ts';
import { report } from '../words/ja/report.ts';
import { terms } from '../words/ja/terms.ts';
import { mermaidText } from './diagram-text.ts';

/** What the kit draws a lane from: XState's own config, of which only this is ever used in one. */
interface LaneState {
  readonly on?: Readonly<Record<string, Target | string>>;
  readonly always?: Target | readonly Target[];
}
interface Target {
  readonly target: string;
  readonly guard?: string;
}
interface LaneConfig extends LaneState {
  readonly initial: string;
  readonly states: Readonly<Record<string, LaneState>>;
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The drawn lanes of a runbook's machine as a Mermaid state diagram: how it goes, and what is known. */
export function laneDiagram(runbook: Runbook, chosen: SettingValues): string {
  const chart = chartOf(runbook.trouble, planOf(runbook, settingsOf(runbook, chosen)));
  const drawing = charts[runbook.trouble];
  const lanes: [string, LaneConfig][] = [
    ['course', drawing.course as LaneConfig],
    ...Object.entries(drawing.lanes).map(([name, lane]): [string, LaneConfig] => [name, lane as LaneConfig]),
  ];
  return ['stateDiagram-v2', ...lanes.flatMap(([name, lane]) => laneLines(name, lane, chart))].join('\n');
}

function laneLines(name: string, lane: LaneConfig, chart: Chart): string[] {
  const id = (state: string) => `${name}_${state.replaceAll('-', '_')}`;
  const arrows = arrowsOf(name, lane, chart);
  const reached = new Set([lane.initial, ...arrows.flatMap(({ from, to }) => [from, to])]);
  const states = Object.keys(lane.states).filter((state) => reached.has(state));
  return [
    `  state "${mermaidText(laneTitle(name))}" as ${name} {`,
    ...states.map((state) => `    state "${mermaidText(stateTitle(name, state, chart))}" as ${id(state)}`),
    ...(reached.has(ANY) ? [`    state "${words.any}" as ${id(ANY)}`] : []),
    `    [*] --> ${id(lane.initial)}`,
    ...arrows.map(({ from, to, label }) => `    ${id(from)} --> ${id(to)}${label === '' ? '' : ` : ${mermaidText(label)}`}`),
    '  }',
  ];
}

/** Where an arrow begins that may be taken from any state of its lane. */
const ANY = 'any';

function arrowsOf(name: string, lane: LaneConfig, chart: Chart): Arrow[] {
  const asked = new Set(chart.questions.flatMap(({ id, answers }) => answers.map((answer) => `ask.${id}.${answer}`)));
  const byHand = (to: string) => asked.has(`ask.${name}.${to}`) && to !== lane.initial;
  const places: [string, LaneState][] = [[ANY, lane], ...Object.entries(lane.states)];
  return places.flatMap(([from, state]) => {
    const told = Object.entries(state.on ?? {}).flatMap(([event, target]): Arrow[] => {
      // An answer that a step of this runbook gives is never asked.
      if (event.startsWith('ask.') && !asked.has(event)) return [];
      return [{ from, to: plain(typeof target === 'string' ? target : target.target), label: eventLabel(event) }];
    });
    const always = [state.always ?? []].flat() as readonly Target[];
    const followed = always
      .map(({ target, guard = '' }): Arrow => ({ from, to: plain(target), label: guardLabel(guard, chart) }))
      .filter(({ to }) => name === 'course' || !byHand(to));
    return [...told, ...followed];
  });
}

const plain = (target: string): string => target.replace(/^\./u, '');

const laneTitle = (name: string): string =>
  name === 'course' ? words.course : ((report.questions as Readonly<Record<string, string>>)[name] ?? name);

function stateTitle(lane: string, state: string, chart: Chart): string {
  if (lane === 'course') return terms.course[state as keyof typeof terms.course] ?? state;
  const answers = (report.answers as Readonly<Record<string, Readonly<Record<string, string>>>>)[lane];
  const other = lane === 'triage' ? chart.handsOver[state] : undefined;
  return `${answers?.[state] ?? state}${other === undefined ? '' : words.handsOver(terms.trouble[other])}`;
}

const eventLabel = (event: string): string => (event.startsWith('ask.') ? words.answered : (words.event[event] ?? event));

/** What the course waits for, by the phases that stand before each gate of this trouble's machine; a lane's guard by its name. */
function guardLabel(guard: string, chart: Chart): string {
  const gate = words.gate[guard];
  if (gate === undefined) return words.guard[guard] ?? guard;
  const phases = PHASES.filter((phase) => chart.before[phase] === gate.before).map((phase) => terms.phase[phase]);
  return gate.said(phases.join('・'));
}
