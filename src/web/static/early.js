// Runs before the first paint, so that neither the colour scheme nor the language flashes. A file, because the
// content security policy allows no inline scripts.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const chosen = read('kolect.scheme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
  document.documentElement.style.background = scheme === 'dark' ? '#0d0f14' : '#f6f7f9';
  const language = read('kolect.language');
  if (language) document.documentElement.lang = language;
})();
