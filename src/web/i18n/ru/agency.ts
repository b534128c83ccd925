export const agency = {
  nav: { home: 'Обзор' },
};
