import type { Trouble } from '../../../machines/words.ts';
import { longDate } from '../../incident/calendar.ts';
import type { StepLine } from '../../incident/overview.ts';
import { ROUTE_KINDS, type Route, type RouteKind, routesFor } from '../../runbook/platform.ts';
import { extrasOf } from '../../session/extras.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { notices as words } from '../../words/ja/notices.ts';
import type { App } from '../app.ts';
import type { FormValues } from '../parts/form.ts';
import type { Row } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { textOf } from './form-screen.ts';
import { sentences } from './rows.ts';

/** What is asked of an operator in each trouble, until the form says. */
const USUAL: Readonly<Record<Trouble, RouteKind>> = {
  impersonation: 'impersonation',
  takeover: 'recovery',
  firestorm: 'illegal',
  rumor: 'illegal',
};
/** Steps whose request is plain from their name. */
const BY_STEP: Readonly<Record<string, RouteKind>> = { 'request-account-recovery': 'recovery', 'apply-verification': 'verification' };

/** The kind of route that this step asks for; none where it asks an operator for nothing. */
export const routeKindOf = ({ step, response }: StepLine, values: FormValues): RouteKind | undefined => {
  const named = Object.hasOwn(BY_STEP, step.id) ? BY_STEP[step.id] : undefined;
  if (step.form !== 'R08' && step.id !== 'request-takedown') return named;
  return ROUTE_KINDS.find((kind) => kind === textOf(values, 'request')) ?? named ?? USUAL[response.trouble];
};

/** One route in a sentence or two: what is not confirmed says so and nothing else. */
const said = (route: Route): string => {
  const head = `${words.route.platform[route.platform]}　`;
  if (route.confidence === 'unconfirmed') return head + words.route.confidence.unconfirmed;
  const parts = [route.name, route.needs, route.url, words.route.source(route.source)].filter((part) => part !== undefined);
  return `${head}${words.route.confidence[route.confidence]}　${parts.join('　')}`;
};

/** The oldest look at any of these routes, as an office writes a day. */
const checkedOn = (routes: readonly Route[]): string => {
  const [oldest = ''] = routes.map(({ checked }) => checked).sort();
  return longDate(Date.parse(`${oldest}T00:00:00+09:00`));
};

/** Where the operators of platforms take such a request: advice outside the rules, dated, never counted, folded to what fits. */
export const platformRows = (app: App, line: StepLine, values: FormValues, columns: number): Row[] => {
  const kind = routeKindOf(line, values);
  if (kind === undefined) return [];
  const { table, faults } = extrasOf(app.session.library).routes();
  const broken = faults.slice(0, 1).map((fault) => words.route.broken(faultPlace(fault), faultSentence(fault)));
  const platform = textOf(values, 'platform');
  const routes = table === undefined ? [] : routesFor(table, kind, platform === '' ? undefined : platform);
  if (table === undefined || routes.length === 0) return broken.length === 0 ? [] : sentences(broken, columns);
  const most = platform !== '' ? routes.length : app.size.rows < 24 ? 1 : app.size.rows < 36 ? 2 : routes.length;
  // What is known comes first; 「確認できていません」 does not push it off the screen.
  const ordered = [...routes].sort((a, b) => Number(a.confidence === 'unconfirmed') - Number(b.confidence === 'unconfirmed'));
  const hidden = ordered.length - most;
  return [
    rule(columns, `${words.route.title}　${words.route.kind[kind]}${words.route.checked(checkedOn(routes))}`),
    ...sentences([table.basis, ...ordered.slice(0, most).map(said), ...(hidden > 0 ? [words.route.more(hidden)] : [])], columns),
    ...sentences(broken, columns),
  ];
};
