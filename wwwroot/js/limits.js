// Proposals and approvals of limits by HTTP. Refusals are shown as the door says them.
(() => {
  'use strict';

  const post = (path, body) => window.opsPost(path, body, 'nothing was set');

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.matches('[data-limit-change]')) return;
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(form)].filter(([, text]) => text !== ''));
    const [kind, code] = fields.what.split(':');
    delete fields.what;
    fields[kind] = code;
    const answer = await post('api/limits/proposals', fields);
    const done = answer.outcome === 'applied' ? `${code} is tightened.`
      : `The change of ${code} waits for a second person.`;
    form.querySelector('[data-limit-result]').textContent = answer.ok ? done : answer.text;
    window.opsNote(answer.ok ? done : answer.text);
  }, true);

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-limit-approve]');
    if (!button) return;
    button.disabled = true;
    const answer = await post(`api/limits/proposals/${button.dataset.limitApprove}/approve`);
    button.disabled = false;
    window.opsNote(answer.ok ? 'The change is in force.' : answer.text);
  });
})();
