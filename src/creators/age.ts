/** Whole years between a birth date (`YYYY-MM-DD`) and an instant, by the UTC calendar. Someone born on 29 February ages on 1 March. */
export function ageOn(birthDate: string, at: Date): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number);
  const hadBirthday = at.getUTCMonth() + 1 > month || (at.getUTCMonth() + 1 === month && at.getUTCDate() >= day);
  return at.getUTCFullYear() - year - (hadBirthday ? 0 : 1);
}

export const ADULT_YEARS = 18;
