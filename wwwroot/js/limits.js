// Proposals and approvals of limits by HTTP. Refusals are shown as the door says them.
(() => {
  'use strict';

  async function post(path, body) {
    try {
      const answer = await fetch(path, {
        method: 'POST', redirect: 'manual', cache: 'no-store', body: body ? JSON.stringify(body) : null,
        headers: {
          'Content-Type': 'application/json',
          RequestVerificationToken: document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '',
        },
      });
      const read = await answer.json().catch(() => null);
      return { ok: answer.ok, outcome: read?.outcome,
        text: read?.detail ?? (answer.ok ? '' : 'Refused: sign in again, this page is too old.') };
    } catch {
      return { ok: false, text: 'The control room does not answer; nothing was set.' };
    }
  }

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('[data-limit-change]')) return;
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(form)].filter(([, text]) => text !== ''));
    const [kind, code] = fields.what.split(':');
    delete fields.what;
    fields[kind] = code;
    const answer = await post('/api/limits/proposals', fields);
    const done = answer.outcome === 'applied' ? `${code} is tightened.`
      : `The change of ${code} waits for a second person.`;
    form.querySelector('[data-limit-result]').textContent = answer.ok ? done : answer.text;
    window.opsNote(answer.ok ? done : answer.text);
  }, true);

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-limit-approve]');
    if (!button) return;
    button.disabled = true;
    const answer = await post(`/api/limits/proposals/${button.dataset.limitApprove}/approve`);
    button.disabled = false;
    window.opsNote(answer.ok ? 'The change is in force.' : answer.text);
  });
})();
