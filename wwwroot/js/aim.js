// Knows whether a row has just moved under a pointer that stood still: then a press on it was meant for another row.
(() => {
  'use strict';
  const SETTLED = 400;
  let x = null, y = null, target = null, slidAt = -Infinity;

  const aimed = element => element instanceof Element
    ? element.closest('[data-kill-scope]')?.dataset.killTarget ?? null : null;

  document.addEventListener('pointerover', event => {
    const now = aimed(event.target);
    // the browser says that something else is under the pointer, although nobody moved it
    if (event.clientX === x && event.clientY === y && now !== null && now !== target) slidAt = performance.now();
    [x, y, target] = [event.clientX, event.clientY, now];
  }, true);
  document.addEventListener('pointermove', event => {
    [x, y, target] = [event.clientX, event.clientY, aimed(event.target)];
  }, true);

  window.opsAim = {
    // true when the row under the pointer is not the one that stood there when the hand decided
    hasSlid: button => {
      const now = aimed(button);
      return now !== null && (now !== target || performance.now() - slidAt < SETTLED);
    },
  };
})();
