import { TROUBLES } from '../../../machines/words.ts';
import { type CoverageRow, coverageRow } from '../../runbook/coverage.ts';
import { guidelinesInOrder } from '../../session/guideline-names.ts';
import { safe } from '../../ui/parts/safe.ts';
import { width } from '../../ui/parts/width.ts';
import { wrap } from '../../ui/parts/wrap.ts';
import { runbookWords } from '../../words/ja/runbooks.ts';
import { terms } from '../../words/ja/terms.ts';
import { Context, type Shared } from '../context.ts';

const { coverage: words } = runbookWords;
const COLUMNS = 80;
const NAME = 12;
const CELL = 17;

/** Text in exactly so many columns, cut where it does not fit. */
const padded = (text: string, columns: number): string => {
  let cut = text;
  while (width(cut) > columns) cut = cut.slice(0, -1);
  return cut + ' '.repeat(columns - width(cut));
};

const line = (name: string, cells: readonly string[]): string =>
  [padded(name, NAME), ...cells.map((cell) => padded(cell, CELL))].join('').trimEnd();

/** The matrix guideline × trouble: two lines a row, within 80 columns. */
const table = (rows: readonly CoverageRow[]): string[] => [
  line(
    '',
    TROUBLES.map((trouble) => terms.trouble[trouble]),
  ),
  '─'.repeat(NAME + CELL * TROUBLES.length),
  ...rows.flatMap(({ body, cells, template }) => [
    line(
      safe(body),
      cells.map((cell) => ('missing' in cell ? words.missing : template ? words.template : words.kind[cell.kind])),
    ),
    line(
      '',
      cells.map((cell) => ('missing' in cell ? '' : words.counts(cell.steps, template))),
    ),
  ]),
];

const listed = (heading: string, items: readonly string[]): string[] => (items.length === 0 ? [] : ['', heading, ...items.map(safe)]);

const hanging = (head: string, items: readonly string[]): string[] => wrap(`  ${head}　${items.join('、')}`, COLUMNS, 4);

/** `runbook coverage`: clauses that no step uses, steps that no clause supports, cells with no rule. */
export const coverageCommand = (options: Shared): void => {
  const context = new Context(options);
  const library = context.library();
  const rows = guidelinesInOrder(library).flatMap((id) => {
    const guideline = library.guideline(id);
    return guideline === undefined ? [] : [coverageRow(guideline, library.runbooks(id))];
  });
  context.answer(rows);
  if (context.json) return;
  const cells = rows.flatMap(({ body, template, cells: all }) =>
    all.flatMap((cell) => ('missing' in cell ? [] : [{ name: `${body}　${terms.trouble[cell.trouble]}`, template, cell }])),
  );
  const titles: ReadonlyMap<string, string> = new Map(
    library.ids.flatMap((id) =>
      library
        .runbooks(id)
        .flatMap(({ guideline, trouble, steps }) =>
          steps.map((step) => [`${guideline.body}　${terms.trouble[trouble]}/${step.id}`, step.title] as [string, string]),
        ),
    ),
  );
  const without = cells.filter(({ cell, template }) => cell.noRule && !template).map(({ name }) => `  ${name}`);
  const unsupported = cells.flatMap(({ name, cell }) =>
    cell.unsupported.length === 0
      ? []
      : hanging(
          name,
          cell.unsupported.map((id) => titles.get(`${name}/${id}`) ?? id),
        ),
  );
  const unused = rows.flatMap(({ body, unused: clauses }) =>
    (['rule', 'coverage'] as const).flatMap((usedBy) => {
      const refs = clauses.filter((one) => one.usedBy === usedBy).map(({ clause, ref }) => `${clause}（${ref}）`);
      return refs.length === 0 ? [] : hanging(words.usedBy[usedBy](body, refs.length), refs);
    }),
  );
  context.say(
    ...table(rows),
    ...words.legend.flatMap((one) => wrap(one, COLUMNS)),
    ...listed(words.noRule, without),
    ...listed(words.unsupported, unsupported),
    ...listed(words.unused, unused),
  );
};
