// Says when the page stands still, whatever the reason: it compares the time of the last heartbeat drawn with the
// clock, on a timer of its own. A hang is on screen after at most what is on its way to the page, STALE, LOOK and one
// frame: well within 1.2 s, also when the browser is busy for a while.
(() => {
  'use strict';
  const LOOK = 50, STALE = 850, ASK = 1000, PATIENCE = 1000, GONE = 410, TRIES = 60;
  const DEAD = 'PANEL DEAD: the control room does not answer. Kill buttons keep trying; use another door now: the ' +
    'kill page from another machine, the command line (kill --all), the telephone.';
  let last = null, seenAt = performance.now(), wallAt = new Date(), alive = false, failed = false;
  let asking = false, verdict = '', ended = false;

  const clock = date => date.toLocaleTimeString('en-GB', { hour12: false });
  const bar = () => document.getElementById('watchdog');

  // a proxy that stands before a dead room answers too: only the room itself asks for a sign-in
  const isStranger = answer => answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect';

  function say(text) {
    const at = bar();
    if (at.textContent !== text) at.textContent = text;
    at.hidden = text === '';
    document.body.classList.toggle('data-stale', text !== '');
  }

  // which hop is dead: asked by HTTP, which needs no circuit, as long as nothing is drawn
  async function ask() {
    if (asking || ended) return;
    asking = true;
    try {
      const answer = await fetch('api/session/heartbeat',
        { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === GONE) return end();
      verdict = answer.ok ? 'The control room answers: only this page is dead, and its kill buttons work.'
        : isStranger(answer) ? 'The control room answers, and does not know you any more: sign in again.' : DEAD;
    } catch {
      verdict = DEAD;
    }
    setTimeout(() => { asking = false; }, ASK);
  }

  // a class session that has ended takes its room along: no alarm, and a way to what it was
  async function end() {
    if (ended) return;
    ended = true;
    document.body.classList.add('session-ended');
    document.querySelectorAll('.mode').forEach(mode => {
      mode.textContent = mode.textContent.replace(/^(TRAINING)(?! \(ended\))/, '$1 (ended)');
    });
    const at = bar(), way = document.createElement('a');
    [way.href, way.textContent] = ['debrief', 'Debrief'];
    at.setAttribute('role', 'status');
    at.classList.add('bar-ended');
    at.replaceChildren('The session has ended. ', way);
    at.hidden = false;
    document.body.classList.remove('data-stale');
    for (let i = 0; i < TRIES; i++) { // its recording is closed a moment later than its doors; then there is a report
      try {
        const answer = await fetch('report', { cache: 'no-store' });
        if (answer.ok && new URL(answer.url).pathname.endsWith('/report')) return location.assign('debrief');
      } catch {
        // asked again: the link stands there meanwhile
      }
      await new Promise(done => setTimeout(done, ASK));
    }
  }

  function look() {
    if (ended) return;
    if (document.querySelector('[data-no-heartbeat]')) return say('');
    const beat = document.getElementById('heartbeat');
    const now = performance.now();
    if (beat && beat.dataset.heartbeat !== last) {
      alive ||= last !== null; // the second heartbeat shows that the page is connected
      [last, seenAt, wallAt, verdict] = [beat.dataset.heartbeat, now, new Date(), ''];
      return say('');
    }
    if (now - seenAt < STALE) return;
    ask();
    const at = beat?.dataset.at ?? 'unknown';
    say((alive || !beat
      ? `Data stopped. Last data: market time ${at}, received ${clock(wallAt)}. ` +
        'Figures below are old; the kill buttons still work. '
      : `Connecting. Figures are from market time ${at}; the kill buttons work already. `) + verdict);
  }

  // a blind reload while the server is away would put the browser's error page in place of the control room
  async function comeBack() {
    if (failed || ended) return;
    failed = true;
    const text = document.querySelector('[data-reconnect-text]');
    text.textContent = 'The control room does not answer. This page loads itself again when it does. ' +
      'Other doors: the kill page from another machine, the command line (kill --all), the telephone.';
    for (;;) {
      try {
        const answer = await fetch('api/session/heartbeat', { redirect: 'manual', cache: 'no-store' });
        if (answer.status === GONE) return end();
        if (answer.ok || answer.status === 401) return location.reload();
      } catch {
        // still away: asked again below
      }
      await new Promise(done => setTimeout(done, ASK));
    }
  }

  // the moment it is drawn, not the moment of the next look: else a look's time is lost
  new MutationObserver(look).observe(document.documentElement,
    { subtree: true, attributes: true, attributeFilter: ['data-heartbeat'] });
  // a browser slows the timers of a page nobody sees: look at once when somebody does
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', look);
  document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed',
    event => {
    const state = event.detail?.state;
    if (state === 'failed' || state === 'rejected' || state === 'resume-failed') comeBack();
  });
  document.addEventListener('click', event => {
    if (!event.target.closest('[data-reload]')) return;
    event.preventDefault();
    location.reload();
  });
  setInterval(look, LOOK);
})();
