import { counts, type Feature, logCount, percent, times } from './feature.ts';

/** What the profile page itself shows. */
export const PROFILE: readonly Feature[] = [
  {
    name: 'username_digits',
    measure: (account) => account.usernameDigitRatio,
    unit: 'digits / length',
    direction: 'raises',
    knots: [0, 0.08, 0.15, 0.22, 0.3, 0.4, 0.6],
    words: (account) => `${percent(account.usernameDigitRatio)} of the username are digits`,
  },
  {
    name: 'profile_picture',
    measure: (account) => account.hasProfilePicture,
    unit: '0 or 1',
    direction: 'lowers',
    knots: [0, 1],
    words: (account) => (account.hasProfilePicture ? 'has a profile picture' : 'has no profile picture'),
  },
  {
    name: 'private',
    measure: (account) => account.isPrivate,
    unit: '0 or 1',
    direction: 'either',
    knots: [0, 1],
    words: (account) => (account.isPrivate ? 'is private' : 'is public'),
  },
  {
    name: 'biography',
    measure: (account) => logCount(account.bioLength),
    unit: 'ln(1 + characters)',
    direction: 'lowers',
    knots: counts(0, 5, 15, 40, 80, 150),
    handSet: [0.6, 0.3, 0, -0.3, -0.4, -0.4],
    words: (account) =>
      account.bioLength ? `a biography of ${times(account.bioLength, 'character', 'characters')}` : 'has no biography',
  },
  {
    name: 'external_link',
    measure: (account) => account.hasExternalUrl,
    unit: '0 or 1',
    direction: 'lowers',
    knots: [0, 1],
    handSet: [0.1, -1],
    words: (account) => (account.hasExternalUrl ? 'links to a site of its own' : 'links to no site of its own'),
  },
  {
    name: 'verified',
    measure: (account) => account.isVerified,
    unit: '0 or 1',
    direction: 'lowers',
    knots: [0, 1],
    handSet: [0, -3],
    words: (account) => (account.isVerified ? 'is verified by the network' : 'is not verified by the network'),
  },
  {
    name: 'business',
    measure: (account) => account.isBusiness,
    unit: '0 or 1',
    direction: 'lowers',
    knots: [0, 1],
    handSet: [0.1, -1],
    words: (account) => (account.isBusiness ? 'is a business account' : 'is not a business account'),
  },
  {
    name: 'display_name_words',
    measure: (account) => account.fullNameWords,
    unit: 'words',
    direction: 'lowers',
    knots: [0, 1, 2, 3],
    handSet: [0.5, 0.2, -0.2, -0.3],
    words: (account) =>
      account.fullNameWords
        ? `a display name of ${times(account.fullNameWords, 'word', 'words')}`
        : 'has no display name',
  },
  {
    name: 'display_name_digits',
    measure: (account) => account.fullNameDigitRatio,
    unit: 'digits / length',
    direction: 'raises',
    knots: [0, 0.1, 0.3],
    handSet: [0, 0.4, 0.9],
    words: (account) => `${percent(account.fullNameDigitRatio)} of the display name are digits`,
  },
  {
    name: 'display_name_is_username',
    measure: (account) => account.nameEqualsUsername,
    unit: '0 or 1',
    direction: 'raises',
    knots: [0, 1],
    handSet: [0, 0.7],
    words: (account) =>
      account.nameEqualsUsername ? 'the display name repeats the username' : 'the display name is not the username',
  },
];
