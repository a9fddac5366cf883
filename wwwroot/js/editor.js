// The scenario editor beyond its form: where the caret is, a fault leads to its place, nothing is lost unasked.
(() => {
  'use strict';
  const form = document.querySelector('[data-editor]');
  const text = form?.querySelector('textarea');
  const place = form?.querySelector('[data-place]');
  if (!text) return;
  const before = text.value;
  let sent = false;

  const show = () => {
    const lines = text.value.slice(0, text.selectionStart).split('\n');
    place.textContent = `line ${lines.length}, column ${lines.at(-1).length + 1}`;
  };
  for (const name of ['keyup', 'click', 'input', 'focus']) text.addEventListener(name, show);

  // a fault leads to its place in the text
  document.addEventListener('click', event => {
    const link = event.target.closest('[data-line]');
    if (!link) return;
    event.preventDefault();
    const lines = text.value.split('\n');
    const line = Math.min(Number(link.dataset.line), lines.length);
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const at = start + Math.min(Number(link.dataset.column) - 1, lines[line - 1].length);
    text.focus();
    text.setSelectionRange(at, start + lines[line - 1].length);
    text.scrollTop = (line - 5) * (text.scrollHeight / lines.length);
    show();
  });

  form.addEventListener('submit', event => {
    if (event.submitter?.dataset.confirm !== undefined && !confirm('Remove this scenario for good?')) {
      event.preventDefault();
      return;
    }
    sent = !event.submitter?.formTarget; // a preview opens beside: the text stays here
  });
  addEventListener('beforeunload', event => {
    if (!sent && text.value !== before) event.preventDefault();
  });
  show();
})();
