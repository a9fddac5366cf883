// Words said and changes asked for on the parity page, by HTTP. Refusals are shown as the door says them.
(() => {
  'use strict';

  function bodyOf(form) {
    const body = form.dataset.body ? JSON.parse(form.dataset.body) : {};
    for (const [name, value] of new FormData(form)) body[name] = value;
    return body;
  }

  async function post(form) {
    const answer = await window.opsPost(form.dataset.say, bodyOf(form), 'nothing was recorded');
    if (!answer.ok) return answer;
    return { ok: true, text: answer.status === 202 ? form.dataset.waits : form.dataset.done };
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
