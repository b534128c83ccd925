import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { atEnd } from '../support/at-end.ts';

export interface SmtpServer {
  url: string;
  /** Every mail that was accepted, as it came over the wire. */
  received: string[];
  /** Answer to each recipient; `250` accepts. */
  answer: string;
}

/** As much of RFC 5321 as a mail program needs to hand over its mail. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const state: SmtpServer = { url: '', received: [], answer: '250 ok' };
  const server = createServer((socket) => {
    let body: string[] | undefined;
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (body && line !== '.') return void body.push(line);
      if (body) {
        state.received.push(body.join('\n'));
        body = undefined;
        return say('250 taken');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'DATA') {
        body = [];
        return say('354 go on');
      }
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      return say(verb === 'RCPT' ? state.answer : '250 ok');
    };
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      const lines = `${rest}${part}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    say('220 here');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => void server.close());
  state.url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}
