// Opening, and the feed.

var SILENT_MS = 45 * 1000;

var isOpen = false;
var isOpening = false;
var source = null;
var heardAt = 0;
var leftAt = 0;
var reopening = 0;

async function open() {
  if (isOpening) return;
  isOpening = true;
  clearTimeout(reopening);
  try {
    var answer = await post('/chat/open', JSON.stringify({ seen: Number(read(SEEN)) || 0 }), 30000);
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
  greet(opening.greet && !log.querySelector('.bot'));
  send();
}

function greet(isNew) {
  var carried = (/[?&]l=([A-Za-z0-9_.:-]{1,64})/.exec(location.search) || [])[1];
  if (!isNew && !carried || queue.some(function (item) { return item.content.open; })) return;
  var link = carried || words.link;
  if (carried && history.replaceState) history.replaceState(null, '', location.pathname);
  say(link ? { open: true, link: link } : { open: true });
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
