/** A day in numbers (`month` from 1, `weekday` from 0, 日), with the year of the era and the day of the week as Japan writes them. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  /** 令和8年 */
  readonly era: string;
  /** 土 */
  readonly name: string;
}

/** How days, hours and lengths of time are written. `clock` is 2:04. */
export const calendar = {
  date: ({ era, month, day, name }: Day) => `${era}${month}月${day}日（${name}）`,
  monthDay: ({ month, day }: Day) => `${month}月${day}日`,
  shortDay: ({ month, day, name }: Day) => `${month}月${day}日（${name}）`,
  year: ({ era }: Day) => era,
  time: (hour: number, minute: string) => `${hour}時${minute}分`,
  second: (time: string, second: string) => `${time}${second}秒`,
  at: (date: string, time: string) => `${date}${time}`,
  /** Some days ago, up to four weeks. */
  recent: ({ day }: Day, clock: string, _daysAgo: number) => `${day}日${clock}`,
  since: (days: number, hours: number, minutes: number) => {
    if (days > 0) return hours === 0 ? `${days}日` : `${days}日${hours}時間`;
    if (hours > 0) return minutes === 0 ? `${hours}時間` : `${hours}時間${minutes}分`;
    return `${minutes}分`;
  },
} as const;
