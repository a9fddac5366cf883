// One sentence to whoever works the page, gone after a while; an empty one takes it away.
(() => {
  'use strict';
  const SHOWN_FOR = 8000;
  let hide = 0;

  window.opsNote = text => {
    const note = document.querySelector('[data-note]');
    if (!note) return;
    note.textContent = text;
    note.hidden = !text;
    clearTimeout(hide);
    hide = setTimeout(() => { note.hidden = true; }, SHOWN_FOR);
  };
})();
