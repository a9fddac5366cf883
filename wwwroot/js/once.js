// A press of a button that commands: once at a time, and whoever works by keyboard keeps the place. A button that is
// disabled, or goes away with what it was about, would drop the focus to the top of the page.
window.opsOnce = (() => {
  'use strict';
  const WITHIN = 3000;

  function keep(button, home) {
    const lost = () => {
      if (button.isConnected) return false;
      if (document.activeElement === document.body) home.focus({ preventScroll: true });
      return true;
    };
    if (lost()) return;
    const watch = new MutationObserver(() => { if (lost()) watch.disconnect(); });
    watch.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), WITHIN);
  }

  return async (button, work) => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    const home = button.closest('[role="log"], [role="dialog"]') ?? document.getElementById('main');
    if (home && !home.hasAttribute('tabindex')) home.tabIndex = -1;
    button.setAttribute('aria-disabled', 'true');
    try {
      await work();
    } finally {
      button.removeAttribute('aria-disabled');
    }
    if (home) keep(button, home);
  };
})();
