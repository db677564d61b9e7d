import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NEEDED: Readonly<Record<string, string>> = {
  chromium: 'chromium',
  soffice: 'libreoffice-writer libreoffice-calc',
  pdftotext: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  'fc-list': 'fontconfig',
};

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** What this machine lacks, as the Debian packages that bring it. */
export const missingPackages = (): string[] => {
  const missing = Object.entries(NEEDED).flatMap(([program, bringing]) => (isOnPath(program) ? [] : [bringing]));
  const fonts = isOnPath('fc-list') && execFileSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).trim() !== '';
  return [...new Set([...missing, ...(fonts ? [] : ['fonts-noto-cjk'])])];
};

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 200_000, maxBuffer: 1 << 26 });

/** Has LibreOffice make `to` of a file, with settings of its own so that no other one is in the way. */
export const convert = (folder: string, file: string, to: string, more: readonly string[] = []): void => {
  run('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', ...more, '--convert-to', to, '--outdir', folder, file]);
};

/** The words of a PDF, page by page, in the order in which they were written. */
export const pagesOf = (pdf: string): string[] => run('pdftotext', ['-raw', pdf, '-']).split('\f').slice(0, -1);

export const sizeOf = (pdf: string): string => /Page size:\s*(.*)/u.exec(run('pdfinfo', [pdf]))?.[1] ?? '';
