// Press and hold to kill. Plain script outside the circuit: it works while the page's connection, or its drawing, is
// gone.
(() => {
  'use strict';
  const HOLD = 800, TRIES = 3, TRY_AGAIN = 200, KEEP_TRYING = 1000, UNANSWERED = 1500, TRY_FOR = 5000;
  let held = null;
  let lastTouch = -Infinity;

  const buttonOf = target => target instanceof Element ? target.closest('[data-kill-scope]') : null;
  const isField = target => target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null;
  const form = () => document.querySelector('[data-kill-form]');
  const field = name => form()?.elements.namedItem(name)?.value ?? '';

  // a training kill never reaches the live fleet: it says where it was pressed, and is refused where that is over
  const seenMode = () => (window.opsKept?.world() ?? field('seenMode')).startsWith('TRAINING') ? 'TRAINING' : null;

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    const hex = [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  function start(button, how) {
    if (held || !button) return;
    window.opsNote?.(''); // what was said of the press before is no more
    button.classList.remove('sent');
    button.classList.add('holding');
    // what is killed is what was pressed, even if the page is drawn anew meanwhile
    const command = {
      scope: button.dataset.killScope, target: button.dataset.killTarget ?? null,
      reason: field('reason').trim() || 'Stopped from the control room', mode: field('mode') || 'blockAndCancel',
      commandId: newId(), seenVersion: button.dataset.killSeen ?? null, seenMode: seenMode(),
    };
    // measured now: the page may be drawn anew, with another button in this place, while it is held
    held = { button, how, box: button.getBoundingClientRect(), timer: setTimeout(() => finish(command), HOLD) };
  }

  function letGo(how) {
    if (!held || how && held.how !== how) return;
    clearTimeout(held.timer);
    held.button.classList.remove('holding');
    held = null;
    window.opsNote?.('Let go too early: nothing was stopped. Press and hold for 0.8 s.');
  }

  function finish(command) {
    const { button } = held;
    button.classList.remove('holding');
    button.classList.add('sent');
    setTimeout(() => button.classList.remove('sent'), 1500);
    held = null;
    send(command);
  }

  const pause = time => new Promise(done => setTimeout(done, time));

  function post(command) {
    return fetch('api/kill', {
      method: 'POST', keepalive: true, redirect: 'manual', cache: 'no-store', body: JSON.stringify(command),
      signal: AbortSignal.timeout(TRY_FOR), // one that has arrived counts all the same
      headers: { 'Content-Type': 'application/json', RequestVerificationToken: field('__RequestVerificationToken') },
    });
  }

  // what was pressed in one world, or by one hand, is not sent again into another
  function leave(command, sent, why) {
    window.opsKept?.forget(command.commandId);
    opsReceipt.show(`NOT SENT AGAIN: the kill of ${command.target ?? 'all servers'} was not answered`,
      [`sent ${opsReceipt.wall(sent)}, ${why}`], 'failed');
  }

  const elsewhere = world => `into ${world}, which is not what runs here`;

  function sayUnanswered(sent, tries) {
    opsReceipt.show('NOT CONFIRMED: the control room does not answer', [
      `sent ${opsReceipt.wall(sent)}, tried ${tries === 1 ? 'once' : `${tries} times`}, still trying every second`,
      'Use another door now: the kill page from another machine, the command line (kill --all), the telephone.',
    ], 'failed');
  }

  async function send(command, sent = new Date(), world = window.opsKept?.world()) {
    const began = performance.now();
    const what = command.target ?? 'all servers';
    opsReceipt.begin(`Stopping ${what}`, [`sent ${opsReceipt.wall(sent)}`]);
    // one command id for every try: a kill that arrived twice is one kill
    for (let tries = 1; ; tries++) {
      if (tries > TRIES && world !== window.opsKept?.world()) return leave(command, sent, elsewhere(world));
      const trying = post(command);
      // after it is on its way: nothing comes before a kill
      if (tries === 1) window.opsKept?.put({ command, sent, world });
      const late = setTimeout(() => sayUnanswered(sent, tries), UNANSWERED); // a connection that hangs is no answer
      try {
        if (await judge(await trying, command, sent, world, performance.now() - began)) return;
      } catch {
        // not reached: said below, and tried again
      } finally {
        clearTimeout(late);
      }
      if (tries >= TRIES) sayUnanswered(sent, tries);
      await pause(tries < TRIES ? TRY_AGAIN : KEEP_TRYING);
    }
  }

  // true when there is nothing more to try
  async function judge(answer, command, sent, world, trip) {
    const type = answer.headers.get('content-type') ?? '';
    const body = type.includes('json') ? await answer.json() : null;
    if (body?.ticket) {
      window.opsKept?.put({ command, sent, world, receipt: body, trip });
      opsReceipt.follow(body, sent, trip);
      return true;
    }
    // the word of what stands before the room, or of one that is not up yet: nobody has judged the kill
    if (answer.status >= 500 || answer.status === 404 && !body) return false;
    window.opsKept?.forget(command.commandId);
    if (body?.code === 'other-world') {
      leave(command, sent, elsewhere(world));
      return true;
    }
    if (body?.code === 'blind-drill') {
      opsReceipt.show('DRILL: well seen', [body.detail], 'done');
      return true;
    }
    if (body?.detail && body.code !== 'antiforgery') {
      opsReceipt.show('REFUSED: nothing was stopped', [body.detail], 'failed');
      return true;
    }
    // signed out, a stale page or no answer that can be read: the plain page asks again and says why
    confirmByPage(command.scope, command.target);
    return true;
  }

  function confirmByPage(scope, target) {
    const query = new URLSearchParams({ choice: target ? `${scope}:${target}` : scope, unsent: '1' });
    location.assign(`kill?${query}`);
  }

  document.addEventListener('pointerdown', event => {
    const button = buttonOf(event.target);
    if (!button || event.button !== 0) return;
    lastTouch = performance.now();
    if (window.opsAim?.hasSlid(button, event.timeStamp)) {
      window.opsNote?.('The row moved under the pointer: nothing was stopped. Look, and press again.');
      return;
    }
    start(button, 'pointer');
  });
  document.addEventListener('pointerup', () => letGo('pointer'));
  document.addEventListener('pointercancel', () => letGo('pointer'));
  document.addEventListener('pointermove', event => {
    if (held?.how !== 'pointer') return;
    const { box } = held;
    const inside = event.clientX >= box.left && event.clientX <= box.right &&
      event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) letGo('pointer');
  });
  window.addEventListener('blur', () => letGo());
  document.addEventListener('contextmenu', event => { if (buttonOf(event.target)) event.preventDefault(); });

  document.addEventListener('keydown', event => {
    const button = buttonOf(event.target);
    if (event.key === 'F8') {
      event.preventDefault();
      if (event.repeat) return;
      if (isField(event.target)) window.opsNote?.('F8 does nothing in a field: leave it with Esc, then hold F8.');
      else start(document.querySelector('[data-kill-scope="fleet"]'), 'F8');
    } else if (button && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      lastTouch = performance.now();
      if (!event.repeat) start(button, event.key);
    } else if (event.key === 'Escape') {
      letGo();
      if (isField(event.target)) event.target.blur();
    }
  }, true);
  document.addEventListener('keyup', event => letGo(event.key), true);

  // a click without press or key comes from assistive technology: the plain page asks once more
  document.addEventListener('click', event => {
    const button = buttonOf(event.target);
    if (!button) return;
    event.preventDefault();
    if (event.detail === 0 && performance.now() - lastTouch > 1500)
      confirmByPage(button.dataset.killScope, button.dataset.killTarget);
  }, true);
  document.addEventListener('submit', event => {
    if (event.target.matches('[data-kill-form], .kill-one')) event.preventDefault();
  }, true);

  // the page was loaded again, by the watchdog or by hand: nothing that was ordered is dropped
  for (const kept of window.opsKept?.hasForm() ? window.opsKept.all() : []) {
    const { command, sent, receipt, trip, world } = kept;
    if (world !== window.opsKept.world()) {
      if (receipt) window.opsKept.forget(command.commandId);
      else leave(command, new Date(sent), elsewhere(world));
    } else if (!receipt && window.opsKept.isOld(kept)) leave(command, new Date(sent), 'more than ten minutes ago');
    else if (receipt) opsReceipt.follow(receipt, new Date(sent), trip, true);
    else send(command, new Date(sent), world);
  }

  window.opsKill = { start, letGo };
})();
