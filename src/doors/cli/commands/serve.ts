import { spawn } from 'node:child_process';
import { version } from '../../../operations/builds/version.ts';
import { operations } from '../../../operations/operations.ts';
import { serve } from '../../http/serve.ts';
import { ProgressDisplay } from '../progress.ts';
import { EXIT, type Exit, type Session } from '../session.ts';
import { endAtOnce, stopAsked } from '../stop.ts';

export interface ServeOptions {
  readonly port?: number;
  readonly host?: string;
  readonly open: boolean;
}

/** Starts the server, opens the application, and stays until it is stopped. */
export async function serveApplication(session: Session, { open, ...where }: ServeOptions): Promise<Exit> {
  const { home, desk, words, out, err } = session;
  const display = new ProgressDisplay(err, words);
  const stopped = stopAsked();
  const server = await serve({
    home: home.folder,
    desk,
    ...where,
    operations,
    version,
    onProgress: display.note,
  });
  out.write(`${words.say('cli.serve.at', { address: server.address })}\n`);
  if (out.live) out.write(`${words.say('cli.serve.stop')}\n`);
  if (open && out.live) openBrowser(server.address);
  await stopped;
  display.end();
  if (out.live) out.write(`${words.say('cli.serve.stopping')}\n`);
  await server.stop();
  endAtOnce();
  return EXIT.done;
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens the address in the user's browser; where there is none, the address stands on the screen. */
function openBrowser(address: string): void {
  const [command, ...words] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...words, address], { detached: true, stdio: 'ignore' });
  child.once('error', () => undefined);
  child.unref();
}
