// Opening, and the feed.

var SILENT_MS = 45 * 1000;

var isOpen = false;
var isOpening = false;
var source = null;
var heardAt = 0;
var leftAt = 0;
var reopening = 0;
var link = words.link;   // whose page this is: told once, for the citizen may have changed it since

async function open() {
  if (isOpening) return;
  isOpening = true;
  clearTimeout(reopening);
  try {
    var answer = await post('/chat/open', JSON.stringify({ seen: Number(read(SEEN)) || 0, link: link }), 30000);
    if (answer.ok) begin(await answer.json()); else reopen(await patience(answer));
  } catch (error) {
    reopen(backOff());
  }
  isOpening = false;
}

function clear() {
  lastSeq = 0;
  lastStep = null;
  while (log.firstChild) log.removeChild(log.firstChild);
}

function reopen(wait) {
  clearTimeout(reopening);
  reopening = setTimeout(open, wait);
}

function begin(opening) {
  isOpen = true;
  failures = 0;
  tellState();
  if (opening.after < lastSeq) { remove(SEEN); clear(); }   // not the chat it was
  opening.messages.forEach(showMessage);
  lastSeq = Math.max(lastSeq, opening.after);
  listen();
  if (opening.office) document.querySelector('h1').textContent = words.desk + ' ' + opening.office;
  greet(opening.greet && !log.querySelector('.bot') || opening.elsewhere);
  link = '';
  send();
}

function greet(isNew) {
  var carried = (/[?&]l=([A-Za-z0-9_.:-]{1,64})/.exec(location.search) || [])[1];
  if (!isNew && !carried || queue.some(function (item) { return item.content.open; })) return;
  var named = carried || link;
  if (carried && history.replaceState) history.replaceState(null, '', location.pathname);
  say(named ? { open: true, link: named } : { open: true });
}

function listen() {
  if (source) source.close();
  heardAt = Date.now();
  source = new EventSource('/chat/feed?after=' + lastSeq);
  source.onmessage = function (event) { heard(); showMessage(JSON.parse(event.data)); };
  source.onopen = heard;
  source.addEventListener('beat', heard);
}

function heard() {
  heardAt = Date.now();
  if (failures && !queue.length) { failures = 0; tellState(); }
}

// A line that is dead on one side only tells nobody: no heartbeat for long means a new line.
setInterval(function () {
  if (!isOpen) return;
  if (source.readyState === EventSource.CLOSED) { isOpen = false; open(); }
  else if (Date.now() - heardAt > SILENT_MS) listen();
}, 5000);
