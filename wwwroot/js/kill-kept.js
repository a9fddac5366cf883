// Keeps this tab's kills over a reload: one that was not answered goes on being tried, with the same command id, so
// that it stays one kill; of those that were answered the last shows its receipt again. Only where the same fleet runs
// and the same person is signed in: what was pressed in training never reaches the live room.
window.opsKept = (() => {
  'use strict';
  const LONGEST = 600_000; // later it is history: the ticket and the trail have it
  const key = `ops-kills ${document.baseURI}`; // every room its own

  const form = () => document.querySelector('[data-kill-form]');

  // what runs and whose hand this is: a live page says what runs now, any other what ran when it was made
  function world() {
    const live = document.querySelector('#heartbeat .mode')?.textContent.trim();
    return form() && `${live || form().dataset.killRuns} by ${form().dataset.killPerson}`;
  }

  const isOld = kill => Date.now() - Date.parse(kill.sent) >= LONGEST;

  function all() {
    try {
      const kills = JSON.parse(sessionStorage.getItem(key)) ?? [];
      return kills.filter(kill => !kill.receipt || !isOld(kill)); // what nobody answered is given up aloud
    } catch (unreadable) {
      console.warn('What was kept of the last kills can\'t be read.', unreadable);
      return [];
    }
  }

  function write(kills) {
    try {
      sessionStorage.setItem(key, JSON.stringify(kills));
    } catch (refused) {
      console.warn('This browser keeps nothing: after a reload the receipt is on the page of the ticket.', refused);
    }
  }

  return {
    all,
    world,
    isOld,
    hasForm: () => Boolean(form()),
    put: kill => write([
      ...all().filter(one => one.command.commandId !== kill.command.commandId && !(kill.receipt && one.receipt)),
      kill,
    ]),
    forget: id => write(all().filter(one => one.command.commandId !== id)),
    forgetAnswered: () => write(all().filter(one => !one.receipt)),
  };
})();
