// Passkeys: the browser makes or shows one, the server judges it.
(() => {
  'use strict';

  const say = text => {
    const place = document.querySelector('[data-passkey-result]');
    if (place) place.textContent = text;
  };

  async function post(path, body, headers = {}) {
    const answer = await fetch(path, {
      method: 'POST', redirect: 'manual', cache: 'no-store', body,
      headers: {
        'Content-Type': 'application/json',
        RequestVerificationToken: document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '',
        ...headers,
      },
    });
    const read = await answer.json().catch(() => null);
    if (!answer.ok) throw new Error(read?.detail ?? 'Refused: load the page again, it is too old.');
    return read;
  }

  async function signIn(button) {
    const options = await post('sign-in/passkey/options', null);
    say('Your device asks you now.');
    const credential = await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    });
    await post('sign-in/passkey', JSON.stringify(credential.toJSON()));
    location.assign(button.dataset.back || './');
  }

  async function add() {
    const options = await post('account/passkeys/options', null);
    say('Your device asks you now.');
    const credential = await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    });
    const label = encodeURIComponent(document.getElementById('label').value);
    await post('account/passkeys', JSON.stringify(credential.toJSON()), { 'Ops-Passkey-Label': label });
    location.assign('account');
  }

  function wire(selector, work) {
    const button = document.querySelector(selector);
    if (!button) return;
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      button.disabled = true;
      say('This browser has no passkeys here. They need https, or http://localhost.');
      return;
    }
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await work(button);
      } catch (fault) {
        say(fault.name === 'NotAllowedError' ? 'Your device did not agree, or nobody answered it.' : fault.message);
      } finally {
        button.disabled = false;
      }
    });
  }

  wire('[data-passkey-sign-in]', signIn);
  wire('[data-passkey-add]', add);
})();
