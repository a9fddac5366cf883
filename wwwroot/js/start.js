// Starts a training session by HTTP, outside the circuit: a press before the page is connected counts.
(() => {
  'use strict';
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('[data-start-session]')) return;
    event.preventDefault();
    const button = form.querySelector('[type="submit"]');
    const scenario = new FormData(form).get('scenario');
    button.disabled = true;
    window.opsNote('The session is being prepared.');
    const answer = await window.opsPost('api/training/start', { scenario });
    button.disabled = false;
    if (!answer.ok) window.opsNote(answer.text);
    else if (document.body.classList.contains('data-stale')) location.reload(); // it can't show it itself
  }, true);
})();
