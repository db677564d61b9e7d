import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

type Answer = {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
  readonly method?: string;
};

/** A page in a headless Chromium, spoken to in its own protocol: nothing to install besides the browser. */
export class Page {
  readonly #socket: WebSocket;
  readonly #session: string;
  readonly #end: () => void;
  #last = 100;

  private constructor(socket: WebSocket, session: string, end: () => void) {
    this.#socket = socket;
    this.#session = session;
    this.#end = end;
  }

  /** Opens a file. */
  static async open(folder: string, file: string): Promise<Page> {
    const args = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}/chromium`,
      'about:blank',
    ];
    const child = spawn('chromium', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /DevTools listening on (ws:\S+)/u.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.on('exit', () => reject(new Error(`Chromium ended: ${said}`)));
    });
    const socket = new WebSocket(address);
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    const send = (method: string, params: object) => ask(socket, { id: method.length, method, params });
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(socket, String(sessionId), () => child.kill('SIGTERM'));
    await page.send('Page.enable');
    const loaded = new Promise<void>((resolve) =>
      socket.addEventListener('message', ({ data }) => {
        if ((JSON.parse(String(data)) as Answer).method === 'Page.loadEventFired') resolve();
      }),
    );
    await page.send('Page.navigate', { url: `file://${file}` });
    await loaded;
    return page;
  }

  send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    this.#last += 1;
    return ask(this.#socket, { id: this.#last, method, params, sessionId: this.#session });
  }

  /** What an expression of the page comes to. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  }

  async pdf(to: string): Promise<void> {
    const { data } = await this.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
    writeFileSync(to, Buffer.from(String(data), 'base64'));
  }

  close(): void {
    this.#socket.close();
    this.#end();
  }
}

const ask = (
  socket: WebSocket,
  message: { readonly id: number; readonly method: string; readonly params: object; readonly sessionId?: string },
): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const hear = ({ data }: MessageEvent): void => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== message.id) return;
      socket.removeEventListener('message', hear);
      if (answer.error === undefined) resolve(answer.result ?? {});
      else reject(new Error(answer.error.message));
    };
    socket.addEventListener('message', hear);
    socket.send(JSON.stringify(message));
  });
