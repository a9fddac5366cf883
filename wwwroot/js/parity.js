// Words said and changes asked for on the parity page, by HTTP. Refusals are shown as the door says them.
(() => {
  'use strict';

  function bodyOf(form) {
    const body = form.dataset.body ? JSON.parse(form.dataset.body) : {};
    for (const [name, value] of new FormData(form)) body[name] = value;
    return JSON.stringify(body);
  }

  async function post(form) {
    try {
      const answer = await fetch(form.dataset.say, {
        method: 'POST', redirect: 'manual', cache: 'no-store', body: bodyOf(form),
        headers: {
          'Content-Type': 'application/json',
          RequestVerificationToken: document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '',
        },
      });
      const read = await answer.json().catch(() => null);
      if (answer.status === 202) return { ok: true, text: form.dataset.waits };
      if (answer.ok) return { ok: true, text: form.dataset.done };
      return { ok: false, text: read?.detail ?? 'Refused: sign in again, this page is too old.' };
    } catch {
      return { ok: false, text: 'The control room does not answer; nothing was recorded.' };
    }
  }

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('[data-say]')) return;
    event.preventDefault();
    const button = form.querySelector('[type="submit"]');
    button.disabled = true;
    const answer = await post(form);
    button.disabled = false;
    window.opsNote(answer.text);
    if (answer.ok) form.reset();
  }, true);
})();
