// Keys of the scrubber beside a slider's own: a minute at a time, play, and from event to event.
(() => {
  'use strict';
  const MINUTE = 60;

  function move(at, by) {
    at.value = String(Math.min(Number(at.max), Math.max(Number(at.min), Number(at.value) + by)));
    at.dispatchEvent(new Event('input', { bubbles: true }));
  }

  document.addEventListener('keydown', event => {
    const at = event.target;
    if (!(at instanceof HTMLInputElement) || !('scrubber' in at.dataset)) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const press = name => document.querySelector(`[data-scrub="${name}"]`)?.click();
    const acts = {
      PageUp: () => move(at, -MINUTE), PageDown: () => move(at, MINUTE), ' ': () => press('play'),
      n: () => press('next'), p: () => press('previous'),
    };
    if (!(event.key in acts)) return; // arrows, Home and End are the slider's own
    event.preventDefault();
    acts[event.key]();
  });
})();
