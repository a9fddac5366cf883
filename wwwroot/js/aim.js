// Knows whether a row has just moved under a pointer that stood still: then a press on it was meant for another row.
(() => {
  'use strict';
  const SETTLED = 400, TREMBLE = 3, MEANT = 8;
  let x = null, y = null, target = null, slide = null;

  const aimed = element => element instanceof Element
    ? element.closest('[data-kill-scope]')?.dataset.killTarget ?? null : null;

  const far = (event, from) => Math.hypot(event.clientX - from.x, event.clientY - from.y);

  document.addEventListener('pointerover', event => {
    const now = aimed(event.target);
    if (x !== null && now !== null && now !== target) {
      // something else is under the pointer, although nobody moved it; buttons of two rows never touch
      const moved = far(event, { x, y });
      if (moved === 0 || target !== null && moved <= TREMBLE)
        slide = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    }
    [x, y, target] = [event.clientX, event.clientY, now];
  }, true);
  document.addEventListener('pointermove', event => {
    if (slide && far(event, slide) > MEANT) slide = null; // the hand has gone on: it means what it points at now
    [x, y, target] = [event.clientX, event.clientY, aimed(event.target)];
  }, true);

  window.opsAim = {
    // true when the row under the pointer is not the one that stood there when the hand decided; told by when the hand
    // pressed, not by when a busy page came to hear of it
    hasSlid: (button, pressedAt) => {
      const now = aimed(button);
      return now !== null && (now !== target || slide !== null && pressedAt - slide.at < SETTLED);
    },
  };
})();
