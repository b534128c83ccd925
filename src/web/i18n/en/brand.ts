export const brand = {
  nav: { home: 'Overview' },
};
