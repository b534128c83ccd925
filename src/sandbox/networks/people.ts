import type { NetworkName, Person } from '../options.ts';

type SeedLine = readonly [
  id: string,
  givenName: string,
  familyName: string,
  username: string,
  email: string | null,
  language: string,
  about: string,
  followers: readonly [google: number, facebook: number, instagram: number, x: number, tiktok: number],
];

const seedLines: readonly SeedLine[] = [
  [
    'mara',
    'Mara',
    'Lindqvist',
    'mara.lindqvist',
    'mara.lindqvist@people.example',
    'en',
    'Programme manager (admin, reviewer)',
    [12, 310, 420, 95, 8],
  ],
  [
    'jonas',
    'Jonas',
    'Vandersteen',
    'jonas.vandersteen',
    'jonas.vandersteen@people.example',
    'en',
    'Programme manager (finance)',
    [3, 180, 150, 60, 0],
  ],
  [
    'ines',
    'Inês',
    'Carvalho',
    'ines.cozinha',
    'ines.carvalho@people.example',
    'pt',
    'Creator: food, Lisbon',
    [18400, 9200, 48300, 2100, 36700],
  ],
  [
    'mateusz',
    'Mateusz',
    'Wróblewski',
    'mateusz_testuje',
    'mateusz.wroblewski@people.example',
    'pl',
    'Creator: technology, Kraków',
    [231000, 14800, 27900, 41200, 15600],
  ],
  [
    'olena',
    'Олена',
    'Шевченко-Коваленко',
    'olena.shevchenko',
    'olena.shevchenko@people.example',
    'uk',
    'Creator: beauty, Lviv',
    [5200, 3300, 112400, 800, 264000],
  ],
  [
    'dmitri',
    'Дмитрий',
    'Соколов',
    'dmitri_sokolov',
    'dmitri.sokolov@people.example',
    'ru',
    'Creator: travel, Riga',
    [64100, 7100, 8900, 12300, 5400],
  ],
  [
    'zeynep',
    'Zeynep',
    'Yıldırım Öztürk',
    'zeynepyildirim',
    'zeynep.yildirim@people.example',
    'tr',
    'Creator: fashion, İzmir',
    [2900, 21800, 387000, 15100, 521000],
  ],
  [
    'lucie',
    'Lucie',
    'Hrušková',
    'lucie.bezobalu',
    null,
    'cs',
    'Creator: sustainable living, Brno (no e-mail)',
    [0, 1200, 4100, 300, 2600],
  ],
  [
    'maximilian',
    'Maximilian-Ferdinand',
    'von und zu Hohenstein-Schönbrunn',
    'maxi_hohenstein',
    'maximilian-ferdinand.von-und-zu-hohenstein-schoenbrunn@people.example',
    'de',
    'Creator: wine and design, Wien',
    [740, 2400, 9800, 1900, 350],
  ],
  [
    'aoife',
    'Aoife',
    "O'Sullivan",
    'aoife.runs',
    'aoife.osullivan@people.example',
    'en',
    'Creator: running, Galway',
    [1100, 4600, 15700, 6200, 22500],
  ],
];

/** Account ids in each network's own form. Instagram's and X's exceed 2^53 on purpose. `number` below 100,000. */
export function subjectsOf(number: number): Record<NetworkName, string> {
  const tail = String(number).padStart(5, '0');
  return {
    google: `1072845190364812${tail}`,
    facebook: `122104567890${tail}`,
    instagram: `178414057931${tail}`,
    x: `15839274605187${tail}`,
    tiktok: `-000kL7vQxWm2fYt9ZbRcHd4sJpN8eG${tail}`,
  };
}

/** The people every sandbox knows; `mara` and `jonas` are meant to be the programme's managers. */
export const seedPeople: readonly Person[] = seedLines.map(
  ([id, givenName, familyName, username, email, language, about, followers], index) => ({
    id,
    name: `${givenName} ${familyName}`,
    givenName,
    familyName,
    username,
    email,
    emailVerified: email !== null,
    language,
    about,
    subjects: subjectsOf(index + 1),
    followers: {
      google: followers[0],
      facebook: followers[1],
      instagram: followers[2],
      x: followers[3],
      tiktok: followers[4],
    },
  }),
);
