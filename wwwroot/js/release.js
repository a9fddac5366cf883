// Requests and approvals of releases by HTTP, and the post that other forms use too. Refusals are shown as the door
// says them.
(() => {
  'use strict';
  // keepalive: a command once pressed arrives even if its page is left at once
  async function post(path, body, lost) {
    try {
      const answer = await fetch(path, {
        method: 'POST', keepalive: true, redirect: 'manual', cache: 'no-store',
        body: body ? JSON.stringify(body) : null,
        headers: {
          'Content-Type': 'application/json',
          RequestVerificationToken: document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '',
        },
      });
      const read = await answer.json().catch(() => null);
      return { ok: answer.ok, status: answer.status, outcome: read?.outcome,
        text: read?.detail ?? (answer.ok ? '' : 'Refused: sign in again, this page is too old.') };
    } catch {
      return { ok: false, text: `The control room does not answer; ${lost ?? 'nothing was asked for'}.` };
    }
  }

  window.opsPost = post;

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('[data-release]')) return;
    event.preventDefault();
    const data = new FormData(form);
    const hold = form.dataset.hold;
    const answer = await post('api/release', { hold, cause: data.get('cause'), evidence: data.get('evidence') });
    const text = answer.ok
      ? `The release of ${hold} is asked for. A second person has to approve it within five minutes.` : answer.text;
    form.querySelector('[data-release-result]').textContent = text;
    window.opsNote(text);
    if (answer.ok) form.querySelector('[type="submit"]').disabled = true;
  }, true);

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('[data-approve-form]')) return;
    event.preventDefault();
    const overrides = {};
    for (const [name, reason] of new FormData(form)) overrides[name.replace('override-', '')] = reason;
    const button = form.querySelector('[type="submit"]');
    button.disabled = true;
    const answer = await post(`api/release/${form.dataset.request}/approve`, { overrides });
    button.disabled = answer.ok;
    const text = answer.ok ? `${form.dataset.hold} is released.` : answer.text;
    form.querySelector('[data-release-result]').textContent = text;
    window.opsNote(text);
  }, true);

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-approve]');
    if (!button) return;
    button.disabled = true;
    const hold = button.dataset.hold;
    const answer = await post(`api/release/${button.dataset.approve}/approve`);
    button.disabled = false;
    window.opsNote(answer.ok ? `${hold} is released.` : answer.text);
  });
})();
