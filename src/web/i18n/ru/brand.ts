export const brand = {
  nav: { home: 'Обзор' },
};
