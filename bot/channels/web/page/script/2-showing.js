// Showing.

var words = document.body.dataset;   // every sentence of the page stands in its HTML
var log = document.getElementById('log');
var state = document.getElementById('state');
var field = document.getElementById('text');

function element(name, className, text) {
  var made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// Who has scrolled up to read is not pulled down; who has not, sees the end whatever changes.
var follows = true;

function toEnd() { if (follows) log.scrollTop = log.scrollHeight; }

log.addEventListener('scroll', function () {
  follows = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
});
log.addEventListener('load', toEnd, true);   // a picture has its height only now
window.addEventListener('resize', toEnd);

function show(node, always) {
  if (always) follows = true;
  log.appendChild(node);
  toEnd();
}

// A line is a paragraph; what stands between ** is strong; a line that is only that stands large.
function paragraphs(text) {
  return text.split('\n').map(function (line) {
    var parts = line.split('**');
    var alone = parts.length === 3 && !parts[0].trim() && !parts[2].trim();
    var made = element('p', alone ? 'large' : '');
    parts.forEach(function (part, place) {
      if (!part) return;
      // A code such as KS-4127-5836 is read aloud: it must not be broken over two lines.
      var whole = /^[\dA-Z-]{1,16}$/.test(part) ? 'whole' : '';
      made.appendChild(place % 2 ? element('strong', whole, part) : document.createTextNode(part));
    });
    return made;
  });
}

function bubble(className, who, nodes) {
  var made = element('div', 'bubble ' + className);
  made.appendChild(element('span', 'unseen', who + ' '));
  nodes.forEach(function (node) { made.appendChild(node); });
  return made;
}

// A page of a form opens large when it is pressed; a document is saved.
function paper(file, place) {
  var link = element('a', 'paper', file.kind === 'photo' ? '' : words.save + ' ' + file.name);
  link.href = '/chat/papers/' + encodeURIComponent(file.id);
  if (file.kind !== 'photo') { link.download = file.name; return link; }
  link.target = '_blank';
  link.rel = 'noopener';
  var picture = link.appendChild(element('img'));
  picture.loading = 'lazy';
  picture.alt = words.page + ' ' + (place + 1);
  picture.src = link.href;
  return link;
}

function notice(text) { show(bubble('bot', words.bot, paragraphs(text)), true); }

function choices(message) {
  var group = element('div', 'choices');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', words.choices);
  message.buttons.forEach(function (labels) {
    var row = element('div', 'row');
    labels.forEach(function (choice) { row.appendChild(choiceButton(message.step, choice)); });
    group.appendChild(row);
  });
  return group;
}

function choiceButton(step, choice) {
  var button = element('button', '', choice.label);
  var pressedAt = 0;
  button.type = 'button';
  button.addEventListener('click', function () {
    if (Date.now() - pressedAt < 1500) return;   // a trembling finger
    pressedAt = Date.now();
    button.setAttribute('aria-pressed', 'true');
    say({ press: { step: step, index: choice.index } }, choice.label);
  });
  return button;
}

function quietenOldChoices() {
  log.querySelectorAll('.choices:not(.old)').forEach(function (group) {
    group.classList.add('old');
    group.setAttribute('aria-label', words.oldChoices);
  });
}

var lastSeq = 0;
var lastStep = null;

function showMessage(message) {
  if (message.seq <= lastSeq) return;
  lastSeq = message.seq;
  write(SEEN, String(Math.max(lastSeq, Number(read(SEEN)) || 0)));
  if (message.step) {
    quietenOldChoices();
    lastStep = message.step;
  }
  show(bubble('bot', words.bot, paragraphs(message.text).concat((message.files || []).map(paper))));
  if (message.buttons.length) show(choices(message));
}
