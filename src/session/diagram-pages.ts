import { laneDiagram } from '../export/diagram-lanes.ts';
import { stepDiagram } from '../export/diagram-steps.ts';
import { diagram as words } from '../words/ja/diagram.ts';
import { terms } from '../words/ja/terms.ts';
import { openLibrary } from './folders.ts';

const fenced = (diagram: string): string => `\`\`\`mermaid\n${diagram}\n\`\`\``;

/** Pages of documentation with the two diagrams of every shipped runbook, and a list of them, by file name. */
export function diagramPages(): ReadonlyMap<string, string> {
  const library = openLibrary([]);
  const runbooks = library.ids.flatMap((id) => library.runbooks(id));
  const title = (one: (typeof runbooks)[number]) => `${one.guideline.body}　${terms.trouble[one.trouble]}`;
  const pages = runbooks.map((one): [string, string] => [
    `${one.guideline.id}-${one.trouble}.md`,
    [
      `# ${title(one)}`,
      `${one.guideline.title}（${one.guideline.edition.label}）`,
      `## ${words.heading.lanes}`,
      fenced(laneDiagram(one, {})),
      `## ${words.heading.steps}`,
      words.legend,
      fenced(stepDiagram(one, {})),
      words.made,
      '',
    ].join('\n\n'),
  ]);
  const index = [
    `# ${words.title}`,
    ...runbooks.map((one) => `- [${title(one)}](${one.guideline.id}-${one.trouble}.md)`),
    '',
    words.made,
    '',
  ];
  return new Map([['README.md', index.join('\n').replace('\n', '\n\n')], ...pages]);
}
