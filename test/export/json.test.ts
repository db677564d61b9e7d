import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonFile } from '../../src/export/json.ts';
import { disclosureLines, entryLines } from '../../src/export/json-lines.ts';
import { incidentSchema, publishedSchema } from '../../src/export/json-schema.ts';
import { reportModel } from '../../src/export/report.ts';
import { HOSTILE, komaeEscalated, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';
import { sha256, type Walk } from '../fixtures/walk.ts';

const fileOf = (walk: Walk, at = walk.now) => [...jsonFile(walk.incident, reportModel(walk.incident, at))].join('');
const published = readFileSync(new URL('../../docs/schema/incident.schema.json', import.meta.url), 'utf8');

describe('an incident as JSON', () => {
  it('is described by a published schema that is current', () => {
    expect(published).toBe(publishedSchema());
  });

  it.each([
    ['a takeover', () => komaeTakeover()],
    ['a closed one', () => komaeTakeoverClosed()],
    ['one that became another', () => komaeEscalated()],
    ['one that has hardly begun', () => nagasakiFirestorm()],
  ])('of %s is what both schemas say', (_, make) => {
    const json = JSON.parse(fileOf(make()));
    expect(incidentSchema.safeParse(json).error).toBeUndefined();
    const check = new Ajv2020({ allErrors: true }).compile(JSON.parse(published));
    check(json);
    expect(check.errors ?? []).toEqual([]);
  });

  it('is the same from the same log but for the one field that says when it was made', () => {
    const walk = komaeTakeoverClosed();
    const [one, two] = [fileOf(walk), fileOf(komaeTakeoverClosed(), walk.now + 3_600_000)];
    const differing = one.split('\n').filter((line, at) => line !== two.split('\n')[at]);
    expect(differing).toEqual([` "exportedAt": ${walk.now},`]);
  });

  it('holds every line with its words, and what they mean', () => {
    const walk = komaeTakeoverClosed();
    const json = incidentSchema.parse(JSON.parse(fileOf(walk)));
    expect(json.entries).toHaveLength(walk.log.length);
    expect(json.entries[2]).toMatchObject({ readable: true, hash: walk.log[2]?.hash });
    expect(json.milestones.map(({ id }) => id)).toEqual(['detected', 'verified', 'notified', 'contained', 'published', 'closed']);
  });

  it('holds no name, free text or account when it is blacked out', () => {
    const walk = komaeTakeoverClosed();
    const black = walk.blackedOut(() => true);
    const text = [...jsonFile(black, reportModel(black, walk.now), ['names', 'text', 'accounts'])].join('');
    for (const word of ['田中', '鈴木', '@komae_koho_example', '心当たりのない投稿', 'x.com']) expect(text).not.toContain(word);
    expect(incidentSchema.safeParse(JSON.parse(text)).error).toBeUndefined();
  });

  it('brings every hostile word back as it was, and shows no terminal anything hidden', () => {
    const walk = nagasakiFirestorm();
    for (const note of HOSTILE) walk.do({ do: 'note', text: note });
    const text = fileOf(walk);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\u2028]|[\u{e0041}]/u);
    const { entries } = incidentSchema.parse(JSON.parse(text));
    const notes = entries.flatMap((entry) => (entry.readable && entry.type === 'note.added' ? [entry.words.text] : []));
    expect(notes).toEqual(walk.incident.entries.flatMap((line) => ('type' in line && line.type === 'note.added' ? [line.words.text] : [])));
    expect(notes.length).toBe(HOSTILE.length);
  });
});

describe('an incident as lines', () => {
  const walk = komaeTakeoverClosed();

  it('is the stored bytes, whose hashes make the chain', () => {
    const lines = [...entryLines(walk.log)].map((line) => line.slice(0, -1));
    expect(lines.map(sha256)).toEqual(walk.log.map(({ hash }) => hash));
    expect([...entryLines(walk.log)].join('')).not.toContain('田中');
  });

  it('has its words beside, each a line whose SHA-256 stands in the entry', () => {
    const lines = [...disclosureLines(walk.log)].map((line) => line.slice(0, -1));
    const commitments = new Set(walk.log.flatMap(({ bytes }) => Object.values((JSON.parse(bytes) as { pii: object }).pii)));
    expect(lines.length).toBe(walk.log.flatMap(({ disclosures }) => disclosures).length);
    expect(lines.every((line) => commitments.has(sha256(line)))).toBe(true);
  });
});
