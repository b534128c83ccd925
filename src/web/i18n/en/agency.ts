export const agency = {
  nav: { home: 'Overview' },
};
