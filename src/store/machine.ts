/** What the doctor looks at besides the disk. `now` in UTC milliseconds, `zone` as IANA names it, `locale` as the environment gives it. */
export interface Machine {
  readonly node: string;
  readonly sqlite: string;
  readonly platform: NodeJS.Platform;
  readonly tty: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly locale: string;
  readonly zone: string;
  readonly now: number;
}

export const thisMachine = (): Machine => {
  const { env, versions, platform, stdout } = process;
  return {
    node: versions.node,
    sqlite: versions.sqlite ?? '0',
    platform,
    tty: stdout.isTTY === true,
    columns: stdout.columns ?? 0,
    rows: stdout.rows ?? 0,
    // The order in which POSIX lets them speak for characters.
    locale: env.LC_ALL || env.LC_CTYPE || env.LANG || '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: Date.now(),
  };
};
