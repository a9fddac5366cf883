// Shows what became of a kill, outside the circuit, from the kill door's own answers.
window.opsReceipt = (() => {
  'use strict';
  const POLL = 250, SLOW_POLL = 1000, PROVEN_POLL = 3000, QUICK_FOR = 10_000, SILENT = 8000;
  let shown = 0;
  let ofWorld = null; // what ran when the receipt that is shown was given; null for what is no receipt

  const box = () => document.querySelector('[data-kill-receipt]');

  const wall = date => `${date.toISOString().slice(11, 23)} UTC`;

  const ms = value => value < 10 ? value.toFixed(1) + ' ms' : Math.round(value).toLocaleString('en-US') + ' ms';

  function show(title, lines, kind, more) {
    const section = box();
    if (!section) return;
    section.hidden = false;
    section.classList.toggle('unproven', kind === 'waiting');
    section.classList.toggle('failed', kind === 'failed');
    const heading = document.createElement('h2');
    heading.textContent = title;
    const list = document.createElement('ul');
    for (const line of lines.filter(Boolean)) {
      const item = document.createElement('li');
      item.textContent = line;
      list.append(item);
    }
    const text = section.querySelector('[data-kill-text]');
    if (more) list.append(more);
    const markup = heading.outerHTML + list.outerHTML;
    if (text.dataset.shown !== markup) {
      text.dataset.shown = markup; // unchanged text is not announced again
      text.replaceChildren(heading, list);
    }
  }

  function lines(receipt, sent, trip, unheard) {
    const stuck = receipt.servers.filter(s => s.stuck).map(s => s.server);
    const waiting = receipt.servers.filter(s => s.state !== 'Halted').map(s => s.server);
    const slowest = Math.max(0, ...receipt.servers.map(s => s.acknowledgedMilliseconds ?? 0));
    const open = receipt.servers.reduce((sum, s) => sum + s.openOrders, 0);
    const leaks = receipt.servers.filter(s => s.ordersAfterBlock > 0);
    const stands = receipt.status === 'standing';
    const missing = receipt.proven || !stands ? null : receipt.servers.map(s => s.missing).find(Boolean);
    const latched = receipt.covered - stuck.length;
    return [
      `sent ${wall(sent)}, answered in ${ms(trip)}`,
      `latched ${latched} of ${receipt.covered} in ${ms(receipt.blockedMilliseconds)}`,
      stuck.length ? `not clear yet, one order may still leave: ${stuck.join(', ')}` : '',
      `confirmed ${receipt.halted} of ${receipt.covered}` + (receipt.halted ? ` in ${ms(slowest)}` : ''),
      waiting.length ? `unconfirmed: ${waiting.join(', ')}` : '',
      open === 1 ? '1 order was open at the confirmation'
        : open ? `${open.toLocaleString('en-US')} orders were open at the confirmation` : '',
      leaks.length ? `LEAK, orders after the block: ${leaks.map(s => s.server).join(', ')}` : '',
      receipt.proven ? `0 orders after the block: proven silent by the venue in ${ms(receipt.provenMilliseconds)}` : '',
      missing ? `not proven yet: ${missing}` : '',
      stands && unheard > SILENT
        ? `as it was ${Math.round(unheard / 1000)} s ago: nothing was heard since` : '',
    ];
  }

  function unwind(receipt) {
    const link = document.createElement('a');
    const query = new URLSearchParams({ scope: receipt.scope });
    if (receipt.target) query.set('target', receipt.target);
    link.href = `unwind?${query}`;
    link.target = '_blank';
    link.textContent = 'Unwind pack';
    const item = document.createElement('li');
    const ticket = document.createElement('a');
    ticket.href = `kill/${receipt.ticket}`;
    ticket.target = '_blank';
    ticket.textContent = 'Ticket';
    item.append(ticket, ', ', link);
    return item;
  }

  // what is over says so first: "stopped" never stands over what may flow again
  const ends = { released: 'the hold was released', 'session-ended': 'its session has ended' };

  function showReceipt(receipt, sent, trip, unheard = 0) {
    const what = receipt.scope === 'fleet' ? 'all servers' : receipt.target;
    const stopped = receipt.halted === receipt.covered && receipt.servers.every(s => s.ordersAfterBlock === 0);
    const stands = receipt.status === 'standing';
    const state = !stands ? ends[receipt.status] ?? 'no more is known of it'
      : receipt.proven ? 'stopped, proven' : stopped ? 'stopped, not proven yet' : 'stopping';
    const mode = [receipt.room, receipt.sessionTitle].filter(Boolean).join(' ');
    show(`${mode} ${receipt.hold}: ${what}${stands ? '' : ','} ${state}`, lines(receipt, sent, trip, unheard),
      !stands ? 'over' : receipt.proven ? 'proven' : 'waiting', unwind(receipt));
  }

  // another kill: what became of the one before is no longer written over it
  function begin(title, lines) {
    shown++;
    ofWorld = null;
    show(title, lines, 'waiting');
  }

  const pause = time => new Promise(done => setTimeout(done, time));

  async function follow(receipt, sent, trip, again = false) {
    const mine = ++shown;
    const began = performance.now();
    ofWorld = window.opsKept?.world() ?? null;
    showReceipt(receipt, sent, trip);
    let heard = began;
    while (mine === shown && receipt.status === 'standing') {
      await pause(receipt.proven ? PROVEN_POLL : performance.now() - began < QUICK_FOR ? POLL : SLOW_POLL);
      try {
        const answer = await fetch(`api/kill/${receipt.ticket}`,
          { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(SILENT) });
        // of a world that is over: nobody can tell any more what became of it
        if (answer.status === 404 && mine === shown && again) return close();
        if (answer.status === 404) receipt = { ...receipt, status: 'forgotten' };
        if (answer.ok) receipt = await answer.json();
        if (answer.ok) heard = performance.now();
      } catch {
        // the server is away: what was shown last is said to be old
      }
      if (mine === shown) showReceipt(receipt, sent, trip, performance.now() - heard);
    }
  }

  function close() {
    shown++;
    ofWorld = null;
    box().hidden = true;
    window.opsKept?.forgetAnswered();
  }

  document.addEventListener('click', event => {
    if (event.target.closest('[data-kill-close]')) close();
  });

  // a session that ended takes its receipts with it: "all servers stopped" must not stand over a fleet that flows. In
  // the frame its world goes: later, a board that hands already aim at would slide up by what it leaves
  new MutationObserver(() => {
    if (ofWorld !== null && ofWorld !== window.opsKept?.world()) close();
  }).observe(document.documentElement,
    { subtree: true, childList: true, attributes: true, attributeFilter: ['data-heartbeat'] });

  return { begin, show, follow, wall };
})();
