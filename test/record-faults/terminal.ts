import { openLibrary } from '../../src/session/folders.ts';
import { pinnedFrom } from '../../src/session/library.ts';
import { Session } from '../../src/session/session.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { App } from '../../src/ui/app.ts';
import { frameText } from '../../src/ui/parts/row.ts';
import { Home } from '../../src/ui/screens/home.ts';
import { routes } from '../../src/ui/screens/routes.ts';

const library = openLibrary([]);
export const SIZE = { columns: 100, rows: 40 };

/** A terminal on a data directory, as `hikeshi` opens it, drawn without one. */
export class Desk {
  readonly app: App;
  readonly session: Session;
  readonly close: () => void;

  constructor(home: string, name: string, now: () => number = () => Date.now(), mode: 'real' | 'drill' = 'real') {
    openHome(home);
    const log = openLog(logFile(home, mode), { mode });
    this.session = new Session({ log, library, mode, now });
    this.app = new App({ session: this.session, home, settings: { settings: {} }, cwd: home, routes }, new Home());
    this.app.person = { role: '管理者', name };
    this.close = () => log.close();
  }

  open(): string {
    const pinned = pinnedFrom(library, 'komae', 'takeover');
    if (pinned === undefined) throw new Error('komae has no takeover');
    const acted = this.session.open({ pinned, settings: {} }, { role: '管理者', name: '田中' });
    if ('refused' in acted) throw new Error(JSON.stringify(acted.refused));
    return acted.incident.id;
  }

  /** Everything on the screen. */
  text(): string {
    return frameText(this.app.draw(SIZE)).join('\n');
  }

  note(id: string, text: string): boolean {
    const { person } = this.app;
    return person !== undefined && this.app.act(() => this.session.run(id, { do: 'note', text }, person)) !== undefined;
  }
}
