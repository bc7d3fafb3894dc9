// Keeping: everything that may be missing or full on an old phone.

var WAITING = 'motcua.wait.';
var SEEN = 'motcua.seen';

function read(name) {
  try { return localStorage.getItem(name); } catch (error) { return null; }
}

function write(name, value) {
  try { localStorage.setItem(name, value); } catch (error) { /* it stays in memory */ }
}

function remove(name) {
  try { localStorage.removeItem(name); } catch (error) { /* there was none */ }
}

function storedNames() {
  try {
    return Object.keys(localStorage).filter(function (name) { return name.startsWith(WAITING); });
  } catch (error) { return []; }
}

// Files wait in IndexedDB; where there is none, in memory only.
function withShelf(mode, act) {
  return new Promise(function (resolve) {
    try {
      var opening = indexedDB.open('motcua', 1);
      opening.onupgradeneeded = function () { opening.result.createObjectStore('wait'); };
      opening.onerror = function () { resolve(null); };
      opening.onsuccess = function () {
        try {
          var request = act(opening.result.transaction('wait', mode).objectStore('wait'));
          request.onsuccess = function () { opening.result.close(); resolve(request.result); };
          request.onerror = function () { opening.result.close(); resolve(null); };
        } catch (error) { resolve(null); }
      };
    } catch (error) { resolve(null); }
  });
}

function newKey() {
  var bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  var hex = Array.from(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
