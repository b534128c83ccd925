import { startClickCheck } from '../check-clicks.ts';
import { startChild } from '../child.ts';
import type { Entry } from '../entry.ts';
import { type LoadRequest, startHttpLoad, type Target } from '../http-load.ts';
import type { Bench } from '../open-bench.ts';
import { type KolectChild, startKolectChild } from '../start-kolect-child.ts';

/** A redirect with its click recorded, against Express that does nothing but redirect. */
export const redirect: Entry = {
  name: 'redirect',
  title: 'A redirect with its click recorded, one process',
  unit: 'requests/s',
  ceiling: 'bare Express 5, the same 302',
  subject: 'Kolect, GET /r/:code',
  goals: [
    { figure: 'ratio', bound: 'at least', value: 0.65 },
    { figure: 'p99Ratio', bound: 'at most', value: 3 },
  ],
  async open(bench) {
    const kolect = await startKolectChild(bench, 'bench_redirect');
    const bare = await startBareExpress(bench, kolect);
    const subject = redirectTarget(kolect);
    const load = startHttpLoad(bench);
    const check = await startClickCheck(bench, kolect, 'bench_redirect');
    return {
      ceiling: { measure: (seconds) => load(bare, seconds) },
      subject: {
        async measure(seconds) {
          const round = await load(subject, seconds);
          return { ...round, checks: await check(round.answered) };
        },
      },
    };
  },
};

/** Visits to every link of the programme in turn. */
export const redirectTarget = (kolect: KolectChild): Target => ({
  url: kolect.url,
  server: kolect,
  status: 302,
  least: kolect.programme.links.length,
  requests: createVisits(kolect),
});

/**
 * Visits as a phone's browser makes them from inside a network's page, through a proxy. No visitor comes twice: each one is new
 * to its link, which is the most there is to write for a click.
 */
function createVisits({ programme: { links } }: KolectChild): (amount: number) => LoadRequest[] {
  let visitor = 0;
  return (amount) =>
    Array.from({ length: amount }, (_, index) => {
      visitor += 1;
      const address = `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`;
      return {
        method: 'GET',
        path: `/r/${links[index % links.length]?.code}`,
        headers: { ...BROWSER, 'x-forwarded-for': address },
      };
    });
}

const BROWSER = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'es-ES,es;q=0.9',
  'accept-encoding': 'gzip, deflate, br',
  referer: 'https://l.instagram.com/',
};

async function startBareExpress(bench: Bench, kolect: KolectChild): Promise<Target> {
  const server = startChild('express', { environment: { NODE_ENV: 'production' } });
  bench.onClose(() => server.stop());
  const [port] = await bench.freePorts(1);
  const destination = `https://www.bench.example/lamps/linen?colour=sand&kclid=${'x'.repeat(110)}`;
  await server.ask('open', { port, destination });
  return { ...redirectTarget(kolect), url: `http://127.0.0.1:${port}`, server };
}
