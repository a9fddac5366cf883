// Runs before the page is drawn: remembers what the person chose in this browser.
(() => {
  'use strict';
  const root = document.documentElement;
  const year = 31_536_000;
  if (localStorage.getItem('ops-newcomer') === 'gone') root.setAttribute('data-hide-newcomer', '');

  document.addEventListener('click', event => {
    if (event.target.closest('[data-theme-toggle]')) {
      const theme = root.dataset.theme === 'light' ? 'dark' : 'light';
      root.dataset.theme = theme;
      document.cookie = `ops-theme=${theme}; path=/; max-age=${year}; samesite=strict`;
      document.dispatchEvent(new Event('ops-theme'));
    }
    if (event.target.closest('[data-dismiss="newcomer"]')) {
      localStorage.setItem('ops-newcomer', 'gone');
      root.setAttribute('data-hide-newcomer', '');
    }
  });
})();
