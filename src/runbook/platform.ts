import * as z from 'zod';
import { type Fault, Faults } from './faults.ts';
import { parseShape } from './load-shape.ts';
import type { FormName } from './schema.ts';
import { readYaml } from './yaml.ts';

export const PLATFORMS = ['x', 'facebook', 'instagram', 'youtube', 'line'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What a route is for. The first three are the requests of form R08. */
export const ROUTE_KINDS = ['impersonation', 'recovery', 'illegal', 'verification'] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];

/** How sure it is: ◎ the operator's or a ministry's own page was seen, ○ a newspaper's or third party's page, △ nothing was seen. */
export const CONFIDENCES = ['official', 'third-party', 'unconfirmed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

const words = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\n\r]*$/u, 'one-line' satisfies FormName);

const routeSchema = z.strictObject({
  platform: z.enum(PLATFORMS),
  kind: z.enum(ROUTE_KINDS),
  confidence: z.enum(CONFIDENCES),
  /** Name of the window or form; none where nothing was confirmed. */
  name: words.optional(),
  /** What is needed, or what is said to happen. */
  needs: words.optional(),
  /** Its address as text; never opened by this program. */
  url: words.optional(),
  source: words,
  /** The day on which the source was last looked at. */
  checked: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, 'date' satisfies FormName),
});

/** `platforms/routes.yaml`: where platform operators take requests. Changes without notice, so it is dated and replaced as a whole. */
export const platformsSchema = z.strictObject({
  schema: z.literal('hikeshi/platforms@1'),
  /** How the table was checked, in one sentence for the screen. */
  basis: words,
  routes: z.array(routeSchema).min(1).max(200),
});

export type Route = z.output<typeof routeSchema>;
export type PlatformTable = z.output<typeof platformsSchema>;

/** The table of routes, or everything that is wrong with it. An unconfirmed route can state nothing: it has no name to be taken for a fact. */
export function readPlatforms(file: string, source: string | Uint8Array): PlatformTable | { readonly faults: readonly Fault[] } {
  const faults = new Faults(file);
  const yaml = readYaml(file, source, faults);
  const shaped = yaml === undefined ? undefined : parseShape(platformsSchema, yaml, faults);
  if (yaml === undefined || shaped === undefined || faults.list.length > 0) return { faults: faults.list };
  for (const [index, route] of shaped.data.routes.entries()) {
    const path = ['routes', index];
    if (route.confidence !== 'unconfirmed') {
      if (route.name === undefined) faults.add('shape.missing', yaml.at(path), { key: 'name' });
      continue;
    }
    for (const key of ['name', 'needs', 'url'] as const)
      if (route[key] !== undefined) faults.add('shape.unknown-key', yaml.keyAt([...path, key]), { key });
  }
  return faults.list.length > 0 ? { faults: faults.list } : shaped.data;
}

/** The routes for a kind of request, of one platform or of all. */
export const routesFor = (table: PlatformTable, kind: RouteKind, platform?: string): Route[] =>
  table.routes.filter((route) => route.kind === kind && (platform === undefined || route.platform === platform));
