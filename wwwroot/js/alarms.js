// Alarm commands without leaving the page, and a sound for what waits. Off until somebody switches it on.
(() => {
  'use strict';
  const MUTE_MINUTES = 15;
  const EVERY = { high: 4000, medium: 20000, low: 0 };
  const TONE = { high: [880, 660], medium: [660], low: [440] };
  let audio = null;
  let mutedUntil = 0;
  let last = '';
  let lastAt = 0;

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('[data-alarm-act]')) return;
    event.preventDefault();
    window.opsOnce(form.querySelector('button'), async () => {
      const data = new FormData(form);
      const body = form.action.endsWith('/shelve')
        ? { reason: data.get('reason'), minutes: data.get('minutes') } : null;
      const answer = await window.opsPost(`api/${form.getAttribute('action')}`, body);
      if (!answer.ok) window.opsNote(answer.text);
    });
  }, true);

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-alarm-mute]');
    if (!button) return;
    if (!audio) {
      audio = new AudioContext();
      mutedUntil = 0;
    } else if (Date.now() >= mutedUntil) {
      mutedUntil = Date.now() + MUTE_MINUTES * 60000;
    } else {
      mutedUntil = 0;
    }
    label(button);
  });

  function label(button) {
    button.textContent = !audio ? 'Sound: off'
      : Date.now() < mutedUntil ? `Sound: muted until ${new Date(mutedUntil).toTimeString().slice(0, 5)}` : 'Sound: on';
  }

  function play(priority) {
    TONE[priority].forEach((hertz, i) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const at = audio.currentTime + i * 0.18;
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.08, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.16);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.17);
    });
  }

  setInterval(() => {
    document.querySelectorAll('[data-alarm-mute]').forEach(label);
    const now = document.querySelector('[data-alarm-sound]')?.dataset.alarmSound ?? '';
    if (!audio || Date.now() < mutedUntil || !now) {
      last = now;
      return;
    }
    const again = EVERY[now] > 0 && Date.now() - lastAt >= EVERY[now];
    if (now !== last || again) {
      play(now);
      lastAt = Date.now();
    }
    last = now;
  }, 500);
})();
