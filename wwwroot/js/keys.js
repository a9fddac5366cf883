// Keys for the whole page. None of them does anything dangerous without being held.
(() => {
  'use strict';
  const CHORD = 1200;
  const places = { f: '', p: 'parity', a: 'audit', t: 'training', d: 'doors', s: 'system', k: 'kill' };
  let waitsFor = 0;

  const typing = target => target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
  const help = () => document.getElementById('keys-help');

  function go(place) {
    if (place === 'kill' || !window.Blazor?.navigateTo) location.assign(place || './');
    else Blazor.navigateTo(place);
  }

  function showHelp(on) {
    help().hidden = !on;
    if (on) help().querySelector('button').focus();
  }

  // the tile nearest in the direction of the arrow
  function move(from, key) {
    const vertical = key === 'ArrowUp' || key === 'ArrowDown';
    const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
    const a = from.getBoundingClientRect();
    let best = null, least = Infinity;
    for (const tile of document.querySelectorAll('[data-tile]')) {
      const b = tile.getBoundingClientRect();
      const along = sign * (vertical ? b.top - a.top : b.left - a.left);
      const across = Math.abs(vertical ? b.left - a.left : b.top - a.top);
      if (along < 2) continue;
      const distance = along + across * 4;
      if (distance < least) [best, least] = [tile, distance];
    }
    best?.focus();
  }

  function onTile(event, tile) {
    if (event.key.startsWith('Arrow')) {
      event.preventDefault();
      move(tile, event.key);
    } else if (event.key === 'k' && !event.repeat) {
      window.opsKill.start(tile.querySelector('[data-kill-scope="server"]'), 'k');
    } else if (event.key === 'Enter' && event.target === tile) {
      go(tile.querySelector('h2 a').getAttribute('href'));
    }
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') return showHelp(false);
    if (typing(event.target)) return;
    const now = performance.now();
    if (event.key === '?') return showHelp(help().hidden);
    if (now < waitsFor && event.key in places) {
      waitsFor = 0;
      return go(places[event.key]);
    }
    waitsFor = event.key === 'g' ? now + CHORD : 0;
    const tile = event.target.closest?.('[data-tile]');
    if (tile) onTile(event, tile);
  });

  document.addEventListener('click', event => {
    if (event.target.closest('[data-keys-open]')) showHelp(true);
    if (event.target.closest('[data-keys-close]')) showHelp(false);
    if (event.target.closest('[data-skip]')) {
      event.preventDefault();
      document.getElementById('main')?.focus();
    }
  });
})();
