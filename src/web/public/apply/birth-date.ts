export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** 'YYYY-MM-DD', or null for anything the calendar does not have, 31 February included. */
export function toIsoDate({ day, month, year }: DateParts): string | null {
  const iso = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** Whether somebody born on that day is of age on the day of `now` (UTC). */
export function isAdult(birthDate: string, now: Date): boolean {
  const [year, ...rest] = birthDate.split('-');
  const eighteenth = [Number(year) + 18, ...rest].join('-');
  return eighteenth <= now.toISOString().slice(0, 10);
}
