import { addDays, utcDay } from '../../kit/clock.ts';

/** Near what a euro cost in 2026; the sandbox is not for conversions that count. */
const NEAR = {
  USD: 1.16,
  GBP: 0.87,
  PLN: 4.25,
  CZK: 24.3,
  HUF: 388,
  SEK: 10.9,
  TRY: 48.5,
  BRL: 6.2,
  JPY: 176,
  KRW: 1_680,
};
const [PAST_DAYS, COMING_DAYS] = [420, 400];

/** Reference rates of the days that a visitor of the sandbox can reach, in the European Central Bank's form. */
export function demoRates(today: Date): string {
  const days = Array.from({ length: PAST_DAYS + COMING_DAYS }, (_, index) => addDays(today, index - PAST_DAYS));
  return days.map((at, index) => `<Cube time="${utcDay(at)}">${cubesOf(index)}</Cube>`).join('\n');
}

/** Rates that move a little, the same every time. */
const cubesOf = (index: number): string =>
  Object.entries(NEAR)
    .map(([currency, near], place) => {
      const rate = near * (1 + 0.02 * Math.sin(index / 23 + place));
      return `<Cube currency="${currency}" rate="${rate.toFixed(4)}"/>`;
    })
    .join('');
