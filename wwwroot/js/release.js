// Requests and approvals of releases by HTTP, and the post that other forms use too. Refusals are shown as the door
// says them.
(() => {
  'use strict';
  const NOTE = 8000, LOOK = 500;

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
      return { ok: answer.ok, status: answer.status, outcome: read?.outcome, body: read,
        text: read?.detail ?? (answer.ok ? '' : 'Refused: sign in again, this page is too old.') };
    } catch {
      return { ok: false, text: `The control room does not answer; ${lost ?? 'nothing was asked for'}.` };
    }
  }

  window.opsPost = post;

  // how long a person has, in words
  function life(request) {
    const seconds = Math.round((Date.parse(request?.expiresAt) - Date.parse(request?.requestedAt)) / 1000);
    if (!(seconds > 0)) return '';
    return seconds % 60 === 0 ? ` within ${seconds / 60} ${seconds === 60 ? 'minute' : 'minutes'}`
      : ` within ${seconds} s`;
  }

  // nothing is left to cancel: what was sent stands, and the focus goes where Esc and Enter close the dialog
  function close(form) {
    const button = form.querySelector('[data-close]');
    form.querySelector('[type="submit"]').hidden = true;
    for (const word of button.children) word.hidden = 'before' in word.dataset;
    button.focus();
  }

  function say(form, text) {
    const result = form?.querySelector('[data-release-result]');
    if (result) result.textContent = text;
    window.opsNote(text);
  }

  // what is released may be stopped again in the next moment: as long as the note stands it says so
  async function watchRestart(hold, form) {
    for (const until = performance.now() + NOTE; performance.now() < until;) {
      await new Promise(done => setTimeout(done, LOOK));
      const answer = await fetch('api/control', { redirect: 'manual', cache: 'no-store' }).catch(() => null);
      const control = answer?.ok ? await answer.json().catch(() => null) : null;
      const again = control?.holds.find(one =>
        one.kind === 'Breaker' && one.reason.startsWith(`Restart after ${hold} `));
      if (again) return say(form, `${hold} was released, and ${again.hold} has stopped it again. ${again.reason}`);
    }
  }

  function released(hold, answer, form) {
    if (!answer.ok) return say(form, answer.text);
    say(form, `${hold} is released; ${answer.body?.restart ?? 'nothing starts again by it.'}`);
    if (form) close(form);
    watchRestart(hold, form);
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-release]')) return;
    event.preventDefault();
    window.opsOnce(form.querySelector('[type="submit"]'), async () => {
      const data = new FormData(form);
      const hold = form.dataset.hold;
      const answer = await post('api/release', { hold, cause: data.get('cause'), evidence: data.get('evidence') });
      say(form, answer.ok
        ? `The release of ${hold} is asked for. A second person has to approve it${life(answer.body)}.` : answer.text);
      if (answer.ok) close(form);
    });
  }, true);

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-approve-form]')) return;
    event.preventDefault();
    window.opsOnce(form.querySelector('[type="submit"]'), async () => {
      const overrides = {};
      for (const [name, reason] of new FormData(form)) overrides[name.replace('override-', '')] = reason;
      released(form.dataset.hold, await post(`api/release/${form.dataset.request}/approve`, { overrides }), form);
    });
  }, true);

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-approve]');
    if (!button) return;
    window.opsOnce(button, async () => {
      released(button.dataset.hold, await post(`api/release/${button.dataset.approve}/approve`));
    });
  });
})();
