// Coming and going.

var AWAY_MS = 30 * 60 * 1000;

// Whoever takes up a phone that lay for long may be somebody else: the old bubbles go, and the
// bot asks anew.
document.addEventListener('visibilitychange', function () {
  if (document.hidden) { leftAt = Date.now(); return; }
  if (leftAt && Date.now() - leftAt > AWAY_MS && !queue.length) {
    clear();
    isOpen = false;
    open();
  } else if (isOpen && Date.now() - heardAt > SILENT_MS) { listen(); }
});

window.addEventListener('online', function () { tellState(); if (isOpen) { listen(); send(); } else { open(); } });
window.addEventListener('offline', function () { failures = Math.max(failures, 1); tellState(); markWaiting(); });

recall().then(open, open);
