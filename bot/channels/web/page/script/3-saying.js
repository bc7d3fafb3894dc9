// Saying: a queue that survives a drop of the network, sent in order, each with its key.

var queue = [];
var busy = false;
var failures = 0;
var asked = '';
var timer = 0;
var lastName = 0;

function nextName() {
  lastName = Math.max(Date.now(), lastName + 1);
  return WAITING + String(lastName).padStart(15, '0');
}

function say(content, label) {
  var item = { name: nextName(), key: newKey(), content: content, label: label };
  item.name += item.key.slice(0, 4);
  if (content.file) keepFile(item); else if (label) write(item.name, JSON.stringify({ key: item.key, content: content, label: label }));
  enqueue(item);
}

function keepFile(item) {
  var kept = { key: item.key, kind: item.content.kind, fileName: item.content.fileName, file: item.content.file };
  withShelf('readwrite', function (shelf) { return shelf.put(kept, item.name); });
}

function forget(item) {
  remove(item.name);
  if (item.content.file) withShelf('readwrite', function (shelf) { return shelf.delete(item.name); });
}

function enqueue(item) {
  if (item.label || item.content.file) {
    item.bubble = bubble('own', words.own, item.content.file ? preview(item) : paragraphs(item.label));
    item.note = element('small');
    item.bubble.appendChild(item.note);
    show(item.bubble, true);
  }
  queue.push(item);
  if (queue.length > 1) markWaiting();
  send();
}

function preview(item) {
  var kind = item.content.kind;
  var label = { photo: words.photo, voice: words.voice }[kind] || words.file;
  var made = element(kind === 'photo' ? 'img' : kind === 'voice' ? 'audio' : 'p', '', kind === 'file' ? label : '');
  if (kind === 'photo') made.alt = label;
  if (kind === 'voice') { made.controls = true; made.setAttribute('aria-label', label); }
  if (kind !== 'file') made.src = URL.createObjectURL(item.content.file);
  return [made];
}

function markWaiting() {
  queue.forEach(function (item) {
    if (!item.note) return;
    item.bubble.classList.add('waits');
    item.note.textContent = failures ? words.waiting : words.waitingTurn;
  });
}

function request(item) {
  var content = item.content;
  if (!content.file) {
    return post('/chat/say', JSON.stringify(Object.assign({ key: item.key }, content)), 30000);
  }
  var form = new FormData();
  form.append('key', item.key);
  form.append('kind', content.kind);
  form.append('file', content.file, content.fileName);
  return post('/chat/send', form, 600000);
}

function post(address, body, patienceMs) {
  var stop = window.AbortController ? new AbortController() : null;
  var alarm = setTimeout(function () { if (stop) stop.abort(); }, patienceMs);
  var options = { method: 'POST', body: body, credentials: 'same-origin', cache: 'no-store' };
  if (stop) options.signal = stop.signal;
  if (typeof body === 'string') options.headers = { 'Content-Type': 'application/json' };
  return fetch(address, options).then(
    function (answer) { clearTimeout(alarm); return answer; },
    function (error) { clearTimeout(alarm); throw error; });
}

async function send() {
  if (busy || !queue.length || !isOpen) return;
  busy = true;
  clearTimeout(timer);
  var item = queue[0];
  var slow = setTimeout(markWaiting, 2000);
  var wait = 0;
  try {
    wait = await settle(item, await request(item));
  } catch (error) {
    wait = backOff();
  }
  clearTimeout(slow);
  busy = false;
  if (wait) { markWaiting(); timer = setTimeout(send, wait); } else { tellState(); send(); }
}

// Give the milliseconds to wait before the same is sent again; 0 when it is settled.
async function settle(item, answer) {
  if (answer.status === 401) {
    isOpen = false;
    reopen(backOff());
    return 3000;
  }
  if (answer.status === 429 || answer.status === 408 || answer.status >= 500) return patience(answer);
  failures = 0;
  asked = '';
  queue.shift();
  forget(item);
  if (item.bubble) { item.bubble.classList.remove('waits'); item.note.remove(); }
  if (!answer.ok) await refused(item, answer);
  return 0;
}

// The server asks to wait: its sentence stands below until something goes through.
async function patience(answer) {
  var wait = Math.max(backOff(), Number(answer.headers.get('Retry-After')) * 1000 || 0);
  failures = 0;
  asked = await sentence(answer);
  tellState();
  return wait;
}

async function sentence(answer) {
  try { return (await answer.json()).say || ''; } catch (error) { return ''; }
}

async function refused(item, answer) {
  var told = await sentence(answer);
  if (told) notice(told);
  if (item.content.text && !field.value) field.value = item.content.text;
}

// Without an answer: the network is away.
function backOff() {
  failures += 1;
  asked = '';
  tellState();
  return Math.min(30000, 1000 * Math.pow(2, Math.min(failures, 5))) * (0.75 + Math.random() / 2);
}

function tellState() {
  var text = recorder ? words.recording : failures ? words.offline : asked;
  if (state.textContent !== text) { state.textContent = text; toEnd(); }
}

function recall() {
  storedNames().sort().forEach(function (name) {
    if (queue.some(function (item) { return item.name === name; })) return;
    try { enqueue(Object.assign({ name: name }, JSON.parse(read(name)))); } catch (error) { remove(name); }
  });
  return recallFiles();
}

async function recallFiles() {
  var names = await withShelf('readonly', function (shelf) { return shelf.getAllKeys(); }) || [];
  for (var name of names) {
    if (queue.some(function (item) { return item.name === name; })) continue;
    var kept = await withShelf('readonly', function (shelf) { return shelf.get(name); });
    if (kept) enqueue({ name: name, key: kept.key, content: { kind: kept.kind, fileName: kept.fileName, file: kept.file } });
  }
}
